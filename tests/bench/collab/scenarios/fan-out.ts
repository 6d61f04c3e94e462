import { everyone, gatherIn, leaveAll, writeEdits } from '../edits';
import { growPlan } from '../plan';
import { type Bench, cpuFigures, type Figure, type Figures, loadFigures, type Scenario } from '../scenario';
import { seconds } from '../schedule';

const figures: readonly Figure[] = [
  { key: 'p50', label: 'p50, ms', better: 'less' },
  { key: 'p99', label: 'p99, ms', better: 'less' },
  ...cpuFigures,
  { key: 'missing', label: 'deliveries that never came', better: 'less' },
];

async function fanOut(bench: Bench, rows: number): Promise<Figures> {
  const contender = await bench.start();
  const groups = await gatherIn(contender, await contender.documents(1), bench.size(50, 10));
  if (rows > 0) {
    groups[0]?.clients[0]?.sendUpdate(growPlan(rows).state);
    await seconds(bench.size(3, 1));
  }
  await writeEdits(contender, groups, { perSecond: 20, seconds: bench.size(2, 1) });
  const edited = await writeEdits(contender, groups, { perSecond: 20, seconds: bench.size(15, 3) });
  await leaveAll(everyone(groups));
  return {
    p50: edited.fromSent.quantile(0.5),
    p99: edited.fromSent.quantile(0.99),
    missing: edited.expected - edited.delivered,
    ...loadFigures(edited),
  };
}

export const fanOutScenarios: readonly Scenario[] = [
  {
    name: 'fan-out',
    title: 'Fan-out',
    does: '50 people in one document, one of them writing 20 edits a second for 15 s.',
    figures,
    limitSeconds: 90,
    run: (bench) => fanOut(bench, 0),
  },
  {
    name: 'fan-out-plan',
    title: 'Fan-out in a plan',
    does: '50 people in a plan of 400 activities, one of them writing 20 edits a second for 15 s.',
    figures,
    limitSeconds: 90,
    run: (bench) => fanOut(bench, bench.size(400, 100)),
  },
];
