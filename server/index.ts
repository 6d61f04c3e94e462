import { pino } from 'pino';
import { build } from './build';
import { type Env, readEnv } from './env';
import { assertPortFree } from './listen';

/** Longest time between SIGTERM and the end. */
const GRACE_MS = 10_000;

async function main(): Promise<void> {
  const env = readEnv();
  const logger = pino({ level: env.logLevel });
  // First of all: a second server must not get as far as the database of the first.
  await assertPortFree(env.host, env.port);
  const jalon = await build(env, logger);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'Stopping.');
    const late = setTimeout(() => {
      logger.error('Did not stop in time.');
      process.exit(1);
    }, GRACE_MS);
    jalon.close().then(
      () => {
        clearTimeout(late);
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  try {
    await jalon.listen();
  } catch (error) {
    await jalon.close();
    throw error;
  }
  process.stdout.write(welcome(env, jalon.demo));
}

function welcome(env: Env, demo: { emails: readonly string[]; password: string } | null): string {
  const lines = ['', `  Jalon  ${env.publicUrl}`, ''];
  if (demo) {
    lines.push(
      `  Demo accounts, all with the password ${demo.password}`,
      ...demo.emails.map((email) => `    ${email}`),
      '',
    );
  }
  return `${lines.join('\n')}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
