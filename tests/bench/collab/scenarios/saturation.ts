import type { Group } from '../clients/delivery';
import { everyone, gatherIn, leaveAll, writeEdits } from '../edits';
import { type Bench, type Figure, type Figures, loadFigures, type Scenario } from '../scenario';
import type { Contender } from '../servers/contender';

/** Above this an edit is late: measured from its schedule, so that a server that falls behind cannot hide it. */
const LATE_MS = 250;

/** With more of the machine taken by its neighbours, a step that failed is tried again. */
const STOLEN_LIMIT = 0.02;

const figures: readonly Figure[] = [
  { key: 'deliveries', label: 'deliveries a second', better: 'more' },
  { key: 'edits', label: 'edits a second', better: 'more' },
  { key: 'p99', label: 'p99 at that rate, ms from schedule', better: 'less' },
  { key: 'cpuShare', label: 'server at that rate, % of a core', better: 'less' },
  { key: 'cpuShareWithDatabase', label: 'server and its database, % of a core', better: 'less' },
];

interface Shape {
  readonly documents: number;
  readonly people: number;
  readonly writers: number;
  readonly startRate: number;
}

/** The highest rate that a server keeps up with: doubled until it does not, then halved in between. */
export async function saturate(bench: Bench, contender: Contender, shape: Shape): Promise<Figures> {
  const stepSeconds = bench.size(4, 1);
  const open = async (): Promise<Group[]> =>
    gatherIn(contender, await contender.documents(shape.documents), shape.people, shape.writers);
  let groups = await open();
  let overloaded = false;
  let best: Figures = { deliveries: 0, edits: 0 };

  /** What an overload left behind would spoil the next step: everybody leaves, and the server begins anew. */
  async function recover(): Promise<void> {
    for (const client of everyone(groups)) client.cut();
    await contender.kill();
    await contender.start();
    groups = await open();
    await warmUp();
    overloaded = false;
  }

  /** A second at an easy rate: a program that has just started is slower than it will be. */
  const warmUp = () => writeEdits(contender, groups, { perSecond: shape.startRate, seconds: 1 });

  async function keepsUp(rate: number, tries = 3): Promise<boolean> {
    if (overloaded) await recover();
    const edited = await writeEdits(contender, groups, {
      perSecond: rate,
      seconds: stepSeconds,
      settleMs: 3_000,
    });
    const p99 = edited.fromDue.quantile(0.99);
    const ok = p99 !== null && p99 <= LATE_MS && edited.delivered >= edited.expected;
    bench.say(
      `${rate} edits/s: ${ok ? 'kept up' : 'too many'}, p99 ${p99?.toFixed(0)} ms, ` +
        `${edited.expected - edited.delivered} missing`,
    );
    if (ok) {
      const share = (cpu: number | null): number | null =>
        cpu === null ? null : (cpu / edited.seconds) * 100;
      const load = loadFigures(edited);
      best = {
        ...load,
        deliveries: edited.delivered / stepSeconds,
        edits: rate,
        p99,
        cpuShare: share(load.cpu ?? null),
        cpuShareWithDatabase: share(load.cpuWithDatabase ?? null),
      };
      return true;
    }
    overloaded = true;
    // The machine's neighbours may have been the reason.
    return edited.stolen > STOLEN_LIMIT && tries > 1 ? keepsUp(rate, tries - 1) : false;
  }

  await warmUp();
  let [kept, tooMany] = [0, shape.startRate];
  while (await keepsUp(tooMany)) {
    kept = tooMany;
    tooMany *= 2;
  }
  for (let step = bench.size(3, 1); step > 0; step -= 1) {
    const between = Math.round((kept + tooMany) / 2);
    if (await keepsUp(between)) kept = between;
    else tooMany = between;
  }
  await leaveAll(everyone(groups));
  return best;
}

export const saturationScenarios: readonly Scenario[] = [
  {
    name: 'saturation',
    title: 'Saturation of one document',
    does: '50 people in one document, 10 of them writing; the rate is doubled until the p99 exceeds 250 ms, then bisected.',
    figures,
    limitSeconds: 240,
    run: async (bench) =>
      saturate(bench, await bench.start(), {
        documents: 1,
        people: bench.size(50, 10),
        writers: 10,
        startRate: 200,
      }),
  },
  {
    name: 'saturation-documents',
    title: 'Saturation of many documents',
    does: '200 documents with 3 people each, one of them writing; the rate is doubled until the p99 exceeds 250 ms, then bisected.',
    figures,
    limitSeconds: 240,
    run: async (bench) =>
      saturate(bench, await bench.start(), {
        documents: bench.size(200, 20),
        people: 3,
        writers: 1,
        startRate: bench.size(1_000, 200),
      }),
  },
];
