/**
 * One run in a process of its own: every server meets a load that is as fresh as the others'. The job is the first
 * argument, the outcome one line on standard output, progress goes to standard error.
 */
import { type Job, jobSchema, type Outcome } from './job';
import type { Bench } from './scenario';
import { scenarios } from './scenarios/all';
import type { Contender } from './servers/contender';
import { makeJalon } from './servers/jalon';
import { makePeer, peers } from './servers/peers';
import { killAll } from './servers/process';

function make(job: Job, processes: number): Promise<Contender> {
  if (job.contender === 'jalon') return makeJalon(job.ground, { processes });
  const peer = peers[job.contender];
  if (!peer) throw new Error(`There is no peer ${job.contender}.`);
  return makePeer(peer);
}

async function perform(job: Job): Promise<Outcome> {
  const scenario = scenarios.find(({ name }) => name === job.scenario);
  if (!scenario) throw new Error(`There is no scenario ${job.scenario}.`);
  const started: Contender[] = [];
  const bench: Bench = {
    start: async (processes = 1) => {
      const contender = await make(job, processes);
      started.push(contender);
      await contender.start();
      return contender;
    },
    size: (full, quick) => (job.quick ? quick : full),
    say: (line) => process.stderr.write(`    ${line}\n`),
  };
  try {
    return { figures: { ...(await scenario.run(bench)) } };
  } catch (error) {
    const dead = started.some((contender) => !contender.alive());
    const words = error instanceof Error ? error.message : String(error);
    return { error: dead ? `${words} (the server is not running any more)` : words };
  } finally {
    for (const contender of started) await contender.close();
  }
}

const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''));
process.on('exit', killAll);
process.on('SIGTERM', () => process.exit(1));
process.stdout.write(`${JSON.stringify(await perform(job))}\n`, () => process.exit(0));
