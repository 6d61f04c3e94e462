import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';
import { type Client, join, joinAll } from '../clients/client';
import type { Heard } from '../clients/wire';
import { leaveAll } from '../edits';
import { contentOf, growPlan, missingShare, type Plan } from '../plan';
import { median } from '../samples';
import { type Figures, openWindow, type Scenario } from '../scenario';
import { cameTrue, seconds } from '../schedule';
import type { Contender } from '../servers/contender';

/** So many updates are on their way at once. */
const IN_FLIGHT = 200;
const ARRIVES_MS = 30_000;

/** Resolves the moment the reader has been brought to these clocks. @throws Error when that takes too long */
function reach(reader: Client, wanted: ReadonlyMap<number, number>): Promise<void> {
  return new Promise((resolve, reject) => {
    const missing = new Map(wanted);
    const late = setTimeout(() => reject(new Error('Updates never arrived.')), ARRIVES_MS);
    reader.onUpdate = ({ clocks }) => {
      for (const [client, clock] of clocks)
        if (clock >= (missing.get(client) ?? Infinity)) missing.delete(client);
      if (missing.size > 0) return;
      clearTimeout(late);
      resolve();
    };
  });
}

/** Sends a plan's updates one by one as their author would, and waits for a second person to have them. */
async function feed(contender: Contender, document: string, plan: Plan): Promise<number> {
  const [author, reader] = [await join(contender, document), await join(contender, document, 1)];
  const steps = Array.from({ length: Math.ceil(plan.updates.length / IN_FLIGHT) }, (_, step) => {
    const updates = plan.updates.slice(step * IN_FLIGHT, (step + 1) * IN_FLIGHT);
    // A deletion moves no clock: the last update that does tells that all before it are there.
    const last = updates.map((update) => Y.parseUpdateMeta(update).to).findLast((to) => to.size > 0);
    return { updates, last: last ?? new Map<number, number>() };
  });
  const startedAt = performance.now();
  for (const { updates, last } of steps) {
    const reached = last.size > 0 ? reach(reader, last) : undefined;
    for (const update of updates) author.sendUpdate(update);
    await reached;
  }
  const perSecond = (plan.updates.length / (performance.now() - startedAt)) * 1000;
  await leaveAll([author, reader]);
  return perSecond;
}

/** Joins and waits for the whole content: a server may say "synced" before it has loaded anything. */
async function readWhole(
  contender: Contender,
  document: string,
  plan: Plan,
): Promise<{ client: Client; firstMs: number; wholeMs: number; copy: Y.Doc }> {
  const startedAt = performance.now();
  const copy = new Y.Doc();
  const client = await join(contender, document);
  const firstMs = client.joinMs;
  const take = ({ update }: Extract<Heard, { kind: 'answer' | 'update' }>): void =>
    Y.applyUpdate(copy, update);
  client.onUpdate = take;
  Y.applyUpdate(copy, client.first);
  const rows = documentParts(plan.doc).activities.size;
  await cameTrue(() => documentParts(copy).activities.size >= rows, 8_000);
  return { client, firstMs, wholeMs: performance.now() - startedAt, copy };
}

async function load(contender: Contender, document: string, plan: Plan, storm: number): Promise<Figures> {
  await contender.start();
  await seconds(0.3);
  const close = openWindow(contender);
  const { client, firstMs, wholeMs, copy } = await readWhole(contender, document, plan);
  const warm = await join(contender, document, 1);
  const places = Array.from({ length: storm }, (_, index) => ({ document, index: index + 2 }));
  const crowd = await joinAll(contender, places, storm);
  const missing =
    contentOf(copy) === contentOf(plan.doc) ? 0 : Math.max(0.01, missingShare(plan.doc, copy) * 100);
  const figures = {
    first: firstMs,
    whole: wholeMs,
    warm: warm.joinMs,
    storm: Math.max(...crowd.map(({ joinMs }) => joinMs)),
    missing,
    memory: contender.usage().memory,
    stolen: close().stolen,
  };
  await leaveAll([client, warm, ...crowd]);
  await seconds(0.5);
  await contender.stop();
  // Nothing loads quickly where nothing was kept.
  return missing > 99 ? { missing } : figures;
}

export const coldLoad: Scenario = {
  name: 'cold-load',
  title: 'Cold load',
  does: 'A plan of 400 activities is written in 20,400 single updates; the server is stopped and started, and people come in.',
  figures: [
    { key: 'whole', label: 'first person after the start: whole content, ms', better: 'less' },
    // Some answer at once with nothing, and load then.
    { key: 'first', label: '… first answer, ms', better: null },
    { key: 'warm', label: 'second person, ms', better: 'less' },
    { key: 'storm', label: '50 people at once, the slowest, ms', better: 'less' },
    { key: 'taken', label: 'updates taken in a second', better: 'more' },
    { key: 'missing', label: 'lost over the restart, %', better: 'less' },
    { key: 'memory', label: 'server with 52 people in, MB', better: 'less' },
  ],
  limitSeconds: 240,
  async run(bench) {
    const plan = growPlan(bench.size(400, 60), bench.size(20_000, 1_000));
    bench.say(`${plan.updates.length} updates, ${Math.round(plan.state.byteLength / 1000)} kB`);
    const contender = await bench.start();
    const [document = ''] = await contender.documents(1);
    const taken = await feed(contender, document, plan);
    // As long as a server may take until it has stored what it was given.
    await seconds(4);
    await contender.stop();
    const loads: Figures[] = [];
    while (loads.length < bench.size(3, 1))
      loads.push(await load(contender, document, plan, bench.size(50, 10)));
    const middle = (key: string): number | null =>
      median(loads.map((figures) => figures[key] ?? null).filter((value) => value !== null));
    const keys = ['first', 'whole', 'warm', 'storm', 'missing', 'memory', 'stolen'];
    return { taken, ...Object.fromEntries(keys.map((key) => [key, middle(key)])) };
  },
};
