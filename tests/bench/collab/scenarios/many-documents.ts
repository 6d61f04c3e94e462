import { everyone, gatherIn, leaveAll, writeEdits } from '../edits';
import { cpuFigures, loadFigures, type Scenario } from '../scenario';

export const manyDocuments: Scenario = {
  name: 'many-documents',
  title: 'Many documents',
  does: '200 documents with 3 people each, one edit a second in every document, 15 s.',
  figures: [
    { key: 'p50', label: 'p50, ms', better: 'less' },
    { key: 'p99', label: 'p99, ms', better: 'less' },
    ...cpuFigures,
    { key: 'memory', label: 'server, MB', better: 'less' },
    { key: 'missing', label: 'deliveries that never came', better: 'less' },
  ],
  limitSeconds: 120,
  async run(bench) {
    const contender = await bench.start();
    const documents = await contender.documents(bench.size(200, 20));
    const groups = await gatherIn(contender, documents, 3);
    const perSecond = documents.length;
    await writeEdits(contender, groups, { perSecond, seconds: bench.size(2, 1) });
    const edited = await writeEdits(contender, groups, { perSecond, seconds: bench.size(15, 3) });
    const { memory } = contender.usage();
    await leaveAll(everyone(groups));
    return {
      p50: edited.fromSent.quantile(0.5),
      p99: edited.fromSent.quantile(0.99),
      memory,
      missing: edited.expected - edited.delivered,
      ...loadFigures(edited),
    };
  },
};
