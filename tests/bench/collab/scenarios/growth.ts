import { everyone, gatherIn, leaveAll, writeEdits } from '../edits';
import { type Bench, type Figure, type Figures, loadFigures, type Scenario } from '../scenario';
import type { Contender } from '../servers/contender';
import { saturate } from './saturation';

interface Load {
  readonly documents: number;
  readonly people: number;
  readonly perSecond: number;
}

const under = (size: number, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${key}.${size}`, value]));

const figures: readonly Figure[] = [
  { key: 'p50', label: 'p50, ms', better: null },
  { key: 'p99', label: 'p99, ms', better: null },
  { key: 'cpu', label: 'server, CPU s', better: null },
  { key: 'cpuWithDatabase', label: 'with its database, CPU s', better: null },
  { key: 'memory', label: 'server, MB', better: null },
];

async function carry(bench: Bench, contender: Contender, load: Load): Promise<Figures> {
  const groups = await gatherIn(contender, await contender.documents(load.documents), load.people);
  await writeEdits(contender, groups, { perSecond: load.perSecond, seconds: bench.size(2, 1) });
  const edited = await writeEdits(contender, groups, {
    perSecond: load.perSecond,
    seconds: bench.size(10, 3),
  });
  const { memory } = contender.usage();
  await leaveAll(everyone(groups));
  return {
    p50: edited.fromSent.quantile(0.5),
    p99: edited.fromSent.quantile(0.99),
    memory,
    ...loadFigures(edited),
  };
}

/** Each size on a server of its own, so that one does not begin with what the other left. */
async function grow(
  bench: Bench,
  sizes: readonly number[],
  measure: (contender: Contender, size: number) => Promise<Figures>,
  processes: (size: number) => number = () => 1,
): Promise<Figures> {
  let all: Figures = {};
  for (const size of sizes) {
    const contender = await bench.start(processes(size));
    const measured = await measure(contender, size);
    bench.say(`${size}: p50 ${measured.p50?.toFixed(1)} ms, p99 ${measured.p99?.toFixed(1)} ms`);
    all = { ...all, ...under(size, measured) };
    await contender.close();
  }
  return all;
}

const DOCUMENTS = [10, 100, 1_000];
const PEOPLE = [10, 50, 100, 200, 500];
const PROCESSES = [1, 2, 4];

export const growthScenarios: readonly Scenario[] = [
  {
    name: 'growth-documents',
    title: 'Growth: documents',
    does: 'One edit a second in every document, two people in each, 10 s.',
    figures,
    growth: { of: 'documents', sizes: DOCUMENTS },
    limitSeconds: 240,
    run: (bench) =>
      grow(bench, DOCUMENTS, (contender, size) => {
        const documents = bench.size(size, Math.min(size, 50));
        return carry(bench, contender, { documents, people: 2, perSecond: documents });
      }),
  },
  {
    name: 'growth-people',
    title: 'Growth: people in one document',
    does: 'One of them writes 20 edits a second, 10 s.',
    figures,
    growth: { of: 'people', sizes: PEOPLE },
    limitSeconds: 240,
    run: (bench) =>
      grow(bench, PEOPLE, (contender, size) =>
        carry(bench, contender, {
          documents: 1,
          people: bench.size(size, Math.min(size, 60)),
          perSecond: 20,
        }),
      ),
  },
  {
    name: 'growth-processes',
    title: 'Growth: processes',
    does: '200 documents with 3 people each, spread over the processes; one edit a second in every document, then the highest rate. Processes and load share the machine: beyond its cores more of them cannot carry more.',
    figures: [...figures, { key: 'deliveries', label: 'deliveries a second at most', better: null }],
    growth: { of: 'processes', sizes: PROCESSES },
    limitSeconds: 600,
    run: (bench) =>
      grow(
        bench,
        PROCESSES,
        async (contender, size) => {
          const documents = bench.size(200, 20);
          const carried = await carry(bench, contender, { documents, people: 3, perSecond: documents });
          bench.say(`${size}: the highest rate`);
          const most = await saturate(bench, contender, {
            documents,
            people: 3,
            writers: 1,
            startRate: bench.size(1_000, 200),
          });
          return { ...carried, deliveries: most.deliveries ?? null };
        },
        (size) => size,
      ),
  },
];
