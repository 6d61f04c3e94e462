import { joinAll } from '../clients/client';
import { gather } from '../clients/delivery';
import { leaveAll, writeEdits } from '../edits';
import { loadFigures, type Scenario } from '../scenario';
import { seconds } from '../schedule';

const LOOK_MS = 200;

export const stalled: Scenario = {
  name: 'stalled',
  title: 'Readers that stop reading',
  does: '15 people in one document; ten stop reading while one writes 100 edits of 20 kB a second, 15 s and 15 s more.',
  figures: [
    { key: 'grown', label: 'server, MB more at the peak of the first half', better: 'less' },
    { key: 'doubled', label: '… of the second half (the traffic doubled)', better: 'less' },
    { key: 'closed', label: 'of the ten, closed by the server', better: 'more' },
    { key: 'code', label: 'close code they were given', better: null },
    { key: 'p99', label: 'the others, p99, ms', better: 'less' },
  ],
  limitSeconds: 120,
  async run(bench) {
    const contender = await bench.start();
    const [document = ''] = await contender.documents(1);
    const places = Array.from({ length: 15 }, (_, index) => ({ document, index }));
    const clients = await joinAll(contender, places);
    const [healthy, sleeping] = [clients.slice(0, 5), clients.slice(5)];
    const group = gather(healthy, 1, { bytes: 20_000, replaces: true });
    await seconds(0.5);
    const before = contender.usage().memory ?? 0;
    for (const client of sleeping) client.pause();
    let peak = before;
    const look = setInterval(() => {
      peak = Math.max(peak, contender.usage().memory ?? 0);
    }, LOOK_MS);
    const half = () => writeEdits(contender, [group], { perSecond: 100, seconds: bench.size(15, 4) });
    const first = await half();
    const grown = peak - before;
    await half();
    clearInterval(look);
    for (const client of sleeping) client.resume();
    await seconds(1.5);
    const codes = sleeping.map((client) => client.closedWith()).filter((code) => code !== null);
    await leaveAll(clients);
    return {
      grown,
      doubled: peak - before,
      closed: codes.length,
      code: codes[0] ?? null,
      p99: first.fromSent.quantile(0.99),
      ...loadFigures(first),
    };
  },
};
