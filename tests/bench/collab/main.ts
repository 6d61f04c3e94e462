/**
 * `npm run bench -- collab [scenario…] [--runs 3] [--peers a,b] [--quick]`: progress on standard error, tables on
 * standard output, every number in tests/.artifacts. Servers take turns, so that what the machine does meanwhile
 * falls on all of them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPeers } from './install';
import { type Job, type Outcome, outcomeSchema } from './job';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios/all';
import { type Ground, prepareGround } from './servers/jalon';
import { peers } from './servers/peers';
import { startPostgres } from './servers/postgres';
import { killAll } from './servers/process';
import { type Column, markdown } from './table';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const QUICK_RUNS = 1;
/** Beyond its limit a run is asked to end, and killed this much later. */
const GRACE_MS = 10_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Wish {
  readonly scenarios: readonly Scenario[];
  readonly contenders: readonly string[];
  readonly runs: number;
  readonly quick: boolean;
}

const USAGE = `npm run bench -- collab [scenario…] [--runs N] [--peers a,b|none] [--quick]
scenarios: ${scenarios.map(({ name }) => name).join(' ')}
peers: ${Object.keys(peers).join(' ')}`;

/** @returns undefined when what was typed cannot be understood */
function readWish(args: readonly string[]): Wish | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      peers: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const known = positionals.every((name) => scenarios.some((scenario) => scenario.name === name));
  const opponents = values.peers === 'none' ? [] : (values.peers?.split(',') ?? Object.keys(peers));
  const runs = Number(values.runs ?? (values.quick ? QUICK_RUNS : 3));
  if (!known || !opponents.every((name) => name in peers) || !(Number.isInteger(runs) && runs > 0))
    return undefined;
  return { scenarios: chosen, contenders: ['jalon', ...opponents], runs, quick: values.quick };
}

/** Everything that runs store, so that nothing stays behind of one that was cut short. */
const scratch = path.join(tmpdir(), `jalon-bench-${process.pid}`);
let current: ChildProcess | null = null;
let stopping = false;

/** One run in a process of its own, which is ended when it takes too long. */
function perform(job: Job, limitSeconds: number): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/collab/one.ts', JSON.stringify(job)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 2], env: { ...process.env, TMPDIR: scratch } },
  );
  current = child;
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  let late = false;
  const end = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
  }, limitSeconds * 1000);
  const kill = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000 + GRACE_MS);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(end);
      clearTimeout(kill);
      current = null;
      // Told to stop, the bench goes on with nothing while it tidies up.
      if (stopping) return;
      if (late) resolve({ error: `not done within ${limitSeconds} s` });
      else if (output.trim() === '') resolve({ error: `the load ended with ${code}` });
      else resolve(outcomeSchema.parse(JSON.parse(output)));
    });
  });
}

const titleOf = (contender: string): string => peers[contender]?.title ?? 'Jalon';

async function measure(wish: Wish, scenario: Scenario, ground: Ground): Promise<Column[]> {
  const contenders = scenario.growth ? ['jalon'] : wish.contenders;
  const outcomes = new Map<string, Outcome[]>(contenders.map((contender) => [contender, []]));
  for (let run = 1; run <= wish.runs; run += 1)
    for (const contender of contenders) {
      say(`  ${scenario.name}, run ${run} of ${wish.runs}: ${titleOf(contender)}`);
      const job = { scenario: scenario.name, contender, quick: wish.quick, ground };
      const outcome = await perform(job, scenario.limitSeconds);
      if ('error' in outcome) say(`    failed: ${outcome.error}`);
      outcomes.get(contender)?.push(outcome);
    }
  return contenders.map((contender) => ({
    title: titleOf(contender),
    isJalon: contender === 'jalon',
    stores: peers[contender]?.stores ?? true,
    outcomes: outcomes.get(contender) ?? [],
  }));
}

async function bench(wish: Wish): Promise<boolean> {
  const ready = wish.contenders.length === 1 || installPeers();
  if (!ready) say('The peers could not be installed: Jalon is measured alone.');
  const fitting = ready ? wish : { ...wish, contenders: ['jalon'] };
  mkdirSync(scratch, { recursive: true });
  const postgres = await startPostgres();
  const tidy = async (): Promise<void> => {
    current?.kill('SIGTERM');
    killAll();
    await postgres.destroy();
    rmSync(scratch, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stopping = true;
      tidy().finally(() => process.exit(130));
    });
  const at = new Date().toISOString();
  const [processor] = cpus();
  const machine = {
    processor: processor?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
  const artifacts = path.join(ROOT, 'tests', '.artifacts');
  const file = path.join(artifacts, `bench-collab-${at.replaceAll(':', '-')}.json`);
  mkdirSync(artifacts, { recursive: true });
  const results: { scenario: string; columns: Column[] }[] = [];
  try {
    say('Filling a database with the demo network, for Jalon’s runs to copy.');
    const ground = await prepareGround(postgres.url, postgres.pid);
    process.stdout.write(
      `${at.slice(0, 10)} · ${machine.cores} cores (${machine.processor}) · Node ${machine.node} · ` +
        `median (least–most) of ${fitting.runs}${fitting.quick ? ' · quick: a try-out, not a measurement' : ''}\n\n`,
    );
    for (const scenario of fitting.scenarios) {
      say(`${scenario.title}: ${scenario.does}`);
      const columns = await measure(fitting, scenario, ground);
      results.push({ scenario: scenario.name, columns });
      process.stdout.write(markdown(scenario, columns));
      writeFileSync(
        file,
        JSON.stringify({ at, machine, ...fitting, scenarios: undefined, results }, null, 1),
      );
    }
    say(`Every number: ${path.relative(ROOT, file)}`);
  } finally {
    await tidy();
  }
  return !results.some(({ columns }) =>
    columns.some(({ isJalon, outcomes }) => isJalon && outcomes.some((outcome) => 'error' in outcome)),
  );
}

const wish = readWish(process.argv.slice(2));
if (wish) process.exit((await bench(wish)) ? 0 : 1);
say(USAGE);
process.exitCode = 2;
