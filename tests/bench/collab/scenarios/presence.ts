import { type AwarenessEntry, writeAwareness } from '#domain/collab/protocol';
import { type Client, joinAll } from '../clients/client';
import { leaveAll } from '../edits';
import { createSamples } from '../samples';
import { cpuFigures, loadFigures, openWindow, type Scenario } from '../scenario';
import { cameTrue, onSchedule } from '../schedule';

const PER_PERSON_AND_SECOND = 5;

/** Somebody whose cursor moves: each move has a clock, and a later one covers those before it. */
interface Mover {
  readonly client: Client;
  readonly id: number;
  readonly movedAt: number[];
}

function move({ client, id, movedAt }: Mover): void {
  movedAt.push(performance.now());
  const clock = movedAt.length;
  const state = JSON.stringify({
    user: { name: `Person ${id}`, color: '#2f9e44' },
    cursor: { row: `activity-${clock % 400}`, column: 'title' },
  });
  client.sendPresence(writeAwareness([{ clientId: id, clock, state }]));
}

function follow(self: Mover, movers: ReadonlyMap<number, Mover>, onDelivered: (ms: number) => void): void {
  const seen = new Map<number, number>();
  const take = ({ clientId, clock }: AwarenessEntry): void => {
    const mover = movers.get(clientId);
    if (mover === undefined || mover === self) return;
    const [now, from] = [performance.now(), seen.get(clientId) ?? 0];
    for (let position = from; position < clock; position += 1)
      onDelivered(now - (mover.movedAt[position] ?? now));
    seen.set(clientId, Math.max(from, clock));
  };
  self.client.onPresence = ({ entries }) => entries.forEach(take);
}

export const presence: Scenario = {
  name: 'presence',
  title: 'Presence',
  does: '50 people in one document, each moving its cursor 5 times a second, 10 s.',
  figures: [
    { key: 'p50', label: 'p50, ms', better: 'less' },
    { key: 'p99', label: 'p99, ms', better: 'less' },
    ...cpuFigures,
    { key: 'missing', label: 'deliveries that never came', better: 'less' },
  ],
  limitSeconds: 90,
  async run(bench) {
    const contender = await bench.start();
    const people = bench.size(50, 10);
    const [document = ''] = await contender.documents(1);
    const clients = await joinAll(
      contender,
      Array.from({ length: people }, (_, index) => ({ document, index })),
    );
    const movers = clients.map((client, index): Mover => ({ client, id: 50_000 + index, movedAt: [] }));
    const byId = new Map(movers.map((mover) => [mover.id, mover]));
    const samples = createSamples();
    for (const mover of movers) follow(mover, byId, samples.add);
    const close = openWindow(contender);
    await onSchedule(PER_PERSON_AND_SECOND * people, bench.size(10, 3), (_, position) => {
      const mover = movers[position % people];
      if (mover) move(mover);
    });
    const expected = movers.reduce((sum, { movedAt }) => sum + movedAt.length, 0) * (people - 1);
    await cameTrue(() => samples.count() >= expected, 500);
    const load = close();
    await leaveAll(clients);
    return {
      p50: samples.quantile(0.5),
      p99: samples.quantile(0.99),
      missing: expected - samples.count(),
      ...loadFigures(load),
    };
  },
};
