import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, filledOnce, type TestDatabase } from '#tests/harness/database';
import { type JalonProcess, jalonProcess } from '#tests/harness/jalon-process';
import { freePort } from '#tests/harness/redis';

/** Jalon with the demo network, which can be killed. */
export interface RunningJalon extends Pick<JalonProcess, 'url' | 'output' | 'kill' | 'start'> {
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** Starts Jalon with the demo network on a database of its own. */
export async function startJalon(): Promise<RunningJalon> {
  const demo = await filledOnce(async (url, folder) => {
    const first = jalonProcess(await freePort(), { DATA_DIR: folder, DATABASE_URL: url });
    await first.start();
    await first.stop();
  });
  const database = await createDatabase(demo);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-e2e-'));
  cpSync(demo.folder, dataDir, { recursive: true });
  const jalon = jalonProcess(await freePort(), { DATA_DIR: dataDir, DATABASE_URL: database.url });
  await jalon.start();
  return {
    ...jalon,
    database,
    async close() {
      await jalon.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
