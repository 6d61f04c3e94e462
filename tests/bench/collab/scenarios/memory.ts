import { type Client, join, joinAll } from '../clients/client';
import { leaveAll } from '../edits';
import { growPlan } from '../plan';
import type { Scenario } from '../scenario';
import { seconds } from '../schedule';

const difference = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before;

export const memory: Scenario = {
  name: 'memory',
  title: 'Memory of idle plans',
  does: '100 plans of 400 activities, each written and kept open by one person who does nothing; then all leave.',
  figures: [
    { key: 'each100', label: 'server, MB more for 100 plans', better: 'less' },
    { key: 'peak', label: '… while they were written, MB more', better: 'less' },
    { key: 'left', label: '… after all have left, % of the start', better: 'less' },
    { key: 'database', label: 'its database, MB more for 100 plans', better: null },
  ],
  limitSeconds: 180,
  async run(bench) {
    const contender = await bench.start();
    const count = bench.size(100, 10);
    const { state } = growPlan(bench.size(400, 60));
    const [first = '', ...documents] = await contender.documents(count + 1);
    const warm = await join(contender, first);
    await seconds(1.5);
    const before = contender.usage();
    const clients: Client[] = [];
    let peak = before.memory ?? 0;
    for (const [index, document] of documents.entries()) {
      const client = await join(contender, document, index + 1);
      client.sendUpdate(state);
      clients.push(client);
      if (index % 10 === 9) {
        await seconds(0.1);
        peak = Math.max(peak, contender.usage().memory ?? 0);
      }
    }
    await seconds(bench.size(16, 3));
    const idle = contender.usage();
    await leaveAll(clients);
    await seconds(bench.size(10, 4));
    const after = contender.usage();
    await warm.leave();
    const of100 = (value: number | null): number | null => (value === null ? null : (value / count) * 100);
    return {
      each100: of100(difference(idle.memory, before.memory)),
      peak: before.memory === null ? null : of100(peak - before.memory),
      left: before.memory && after.memory ? (after.memory / before.memory) * 100 : null,
      database: of100(difference(idle.databaseMemory, before.databaseMemory)),
    };
  },
};

export const leak: Scenario = {
  name: 'leak',
  title: 'Leak',
  does: 'Rounds in which 60 new plans of 200 activities are opened, written and left.',
  figures: [
    { key: 'each', label: 'server, MB more a round (from the second on)', better: 'less' },
    { key: 'first', label: 'server after the first round, MB', better: 'less' },
    { key: 'last', label: 'server after the last round, MB', better: 'less' },
  ],
  limitSeconds: 180,
  async run(bench) {
    const contender = await bench.start();
    const { state } = growPlan(bench.size(200, 40));
    const rounds: number[] = [];
    const plans = bench.size(60, 10);
    for (let round = 0; round < bench.size(5, 3); round += 1) {
      const documents = await contender.documents(plans);
      for (let from = 0; from < plans; from += 5) {
        const places = documents.slice(from, from + 5).map((document, index) => ({ document, index }));
        const clients = await joinAll(contender, places);
        for (const client of clients) client.sendUpdate(state);
        await seconds(0.1);
        await leaveAll(clients);
      }
      // Long enough for a server that lets documents go to have let them go.
      await seconds(bench.size(6, 4));
      rounds.push(contender.usage().memory ?? 0);
      bench.say(`round ${round + 1}: ${Math.round(rounds.at(-1) ?? 0)} MB`);
    }
    const [first = 0, last = 0] = [rounds[0], rounds.at(-1)];
    return { each: (last - first) / Math.max(1, rounds.length - 1), first, last };
  },
};
