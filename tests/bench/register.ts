/**
 * What counting a register costs in the browser: `npm run bench -- register [lines]`. The product's own worker reads,
 * checks for names and counts; beside it, in the same Chromium and in a worker too, `csv-parse` only splits the same
 * bytes into cells. The longest time for which the page could not answer is told as well.
 */
import { chromium } from 'playwright-core';
import { build } from 'vite';

const lines = Number(process.argv[2] ?? 100_000);
const ROUNDS = 5;

/** A register as unions keep them: sixteen columns, a number of its own for every case. */
function register(): string {
  const header =
    'N° dossier;Date d’accueil;Ville;Canal;Sexe;Tranche d’âge;Nationalité;Situation;Secteur;Demande;Service rendu;Orienté vers;Issue;Montant récupéré;Devise;Adhésion au syndicat';
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
  const two = (value: number) => String(value).padStart(2, '0');
  const written = Array.from({ length: lines }, (_, at) =>
    [
      `2020-${String(at).padStart(6, '0')}`,
      `${two(1 + (at % 28))}/${two(1 + (at % 12))}/2020`,
      pick(['Tunis', 'Sfax', 'Casablanca'], at),
      pick(['Téléphone', 'Permanence', 'WhatsApp'], at >> 1),
      pick(['Femme', 'Homme'], at >> 2),
      pick(['18-24', '25-34', '35-49'], at >> 3),
      pick(['Côte d’Ivoire', 'Sénégal', 'Mali', 'Cameroun'], at >> 1),
      pick(['Régulière', 'Irrégulière', ''], at >> 4),
      pick(['Travail domestique', 'BTP', 'Agriculture'], at >> 2),
      pick(['Salaires impayés', 'Contrat de travail', 'Santé'], at >> 3),
      pick(['Orientation', 'Médiation'], at),
      pick(['', 'Intérieur / Affaires étrangères / Justice'], at >> 1),
      pick(['Résolu', 'En cours', 'Partiellement résolu'], at >> 2),
      at % 5 === 0 ? String(100 + (at % 900)) : '',
      at % 5 === 0 ? 'TND' : '',
      pick(['Oui', 'Non'], at),
    ].join(';'),
  );
  return `\uFEFF${[header, ...written].join('\n')}`;
}

/** A worker as one script. */
async function workerScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry, formats: ['es'], fileName: 'worker' },
      // What the product fetches only for a workbook would be a second file, which a script alone cannot fetch.
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} was not built`);
  return chunk.code;
}

/** Runs in the page: milliseconds until the worker's outcome, and the longest gap between two turns of the page. */
async function timeWorker({ script, text }: { script: string; text: string }) {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  const bytes = new TextEncoder().encode(text);
  const period = { start: '2020-01-01', end: '2020-12-31' };
  let turn = performance.now();
  let longestGap = 0;
  const ticking = setInterval(() => {
    longestGap = Math.max(longestGap, performance.now() - turn);
    turn = performance.now();
  }, 5);
  const begun = performance.now();
  const cases = await new Promise<number>((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }) => {
      if (data.kind === 'outcome') resolve(data.cases ?? data.outcome.register?.cases ?? -1);
    });
    worker.postMessage({ bytes, options: { period } }, [bytes.buffer]);
  });
  const milliseconds = performance.now() - begun;
  clearInterval(ticking);
  worker.terminate();
  return { cases, milliseconds, longestGap };
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const scripts = {
  'csv-parse alone': await workerScript('tests/bench/register-peer.worker.ts'),
  'Jalon, counted': await workerScript('app/features/statistics/register/register.worker.ts'),
};
const text = register();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
// A page of its own origin, which may start workers; nothing of it leaves the machine.
await page.route('http://bench.test/', (route) =>
  route.fulfill({ contentType: 'text/html', body: '<p>…</p>' }),
);
await page.goto('http://bench.test/');
const rounds: ({ name: string } & Awaited<ReturnType<typeof timeWorker>>)[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, script] of Object.entries(scripts)) {
    rounds.push({ name, ...(await page.evaluate(timeWorker, { script, text })) });
  }
}
await browser.close();
const took = (name: string) =>
  middle(rounds.filter((each) => each.name === name).map((each) => each.milliseconds));
for (const name of Object.keys(scripts)) {
  const own = rounds.filter((each) => each.name === name);
  const gap = Math.max(...own.map(({ longestGap }) => longestGap));
  process.stdout.write(
    `${name}: ${own[0]?.cases} cases, ${Math.round(took(name))} ms (median of ${ROUNDS}), page silent ${Math.round(gap)} ms at most\n`,
  );
}
process.stdout.write(`ratio ${(took('Jalon, counted') / took('csv-parse alone')).toFixed(2)}\n`);
