import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLLAB_PATH } from '#domain/collab/protocol';
import { SHAPE_VERSION } from '#domain/document/shape';
import { newId } from '#domain/ids';
import { withDatabase } from '#tests/harness/database-url';
import { ask as askHttp, form } from '#tests/harness/http';
import { yWebsocket } from '../clients/wire';
import { freePort, processorSeconds, residentMegabytes, sharedOnceMegabytes } from '../machine';
import type { Contender, Setting } from './contender';
import { ask } from './postgres';
import { type ServerProcess, serverProcess } from './process';
import { startRedis } from './redis';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Of all accounts of the demo, as the start prints it. */
const DEMO_PASSWORD = 'jalon-demo-2020';

/** Three people who may write in the network's documents: one alone may not open 2,000 sockets. */
const WRITERS = ['secretariat', 'secretariat2', 'copil'];

/** What Jalon runs on: a PostgreSQL that is there, and a database in it to copy, filled with the demo network. */
export interface Ground {
  readonly postgresUrl: string;
  readonly postgresPid: number;
  readonly template: string;
}

/** Its port answers already while it looks whether the port is free. */
async function isReady(port: number): Promise<boolean> {
  const answer = await askHttp(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer?.status === 200;
}

function jalonProcess(port: number, env: Readonly<Record<string, string>>): ServerProcess {
  return serverProcess({
    program: process.execPath,
    args: ['--import', 'tsx', 'server/index.ts'],
    folder: ROOT,
    port,
    isReady: () => isReady(port),
    env: { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env },
  });
}

/** Fills a database with the demo network, once for all runs: each copies it. */
export async function prepareGround(postgresUrl: string, postgresPid: number): Promise<Ground> {
  const template = 'jalon_bench_template';
  await ask(postgresUrl, `CREATE DATABASE ${template}`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-bench-'));
  const server = jalonProcess(await freePort(), {
    DATA_DIR: dataDir,
    DATABASE_URL: withDatabase(postgresUrl, template),
  });
  await server.start();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return { postgresUrl, postgresPid, template };
}

async function signIn(url: string, account: string): Promise<string> {
  const answer = await askHttp(
    `${url}/login`,
    form({ email: `${account}@demo.jalon.test`, password: DEMO_PASSWORD }),
  );
  const [cookie] = answer.headers['set-cookie'] ?? [];
  if (!cookie) throw new Error(`Signing in as ${account} was answered with ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}

/** Jalon as `npm start` runs it, on a database of its own. Several processes share it and talk through Redis. */
export async function makeJalon(ground: Ground, setting: Setting): Promise<Contender> {
  const name = `jalon_bench_${process.pid}_${Date.now()}`;
  await ask(ground.postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${ground.template}`);
  const database = withDatabase(ground.postgresUrl, name);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-bench-'));
  const redis = setting.processes > 1 ? await startRedis() : null;
  const ports: number[] = [];
  while (ports.length < setting.processes) ports.push(await freePort());
  const servers = ports.map((port) =>
    jalonProcess(port, {
      DATA_DIR: dataDir,
      DATABASE_URL: database,
      ...(redis ? { REDIS_URL: redis.url } : {}),
    }),
  );
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const [first = ''] = urls;
  let cookies: readonly string[] = [];
  const roots = (): number[] => servers.map((server) => server.pid()).filter((pid) => pid !== undefined);
  const turn = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

  return {
    wire: yWebsocket((document) => `${COLLAB_PATH}/${document}`),
    place: (index) => {
      const url = turn(urls, index);
      return {
        address: url.replace('http', 'ws'),
        headers: { origin: url, cookie: turn(cookies, Math.floor(index / urls.length)) },
      };
    },
    documents: async (count) => {
      const ids = Array.from({ length: count }, () => newId<string>());
      await ask(
        database,
        `INSERT INTO "Document" (id, "networkId", kind, title, language, shape, "createdById")
         SELECT made.id, person."networkId", 'action-plan', 'Bench', 'fr', $2, person.id
         FROM unnest($1::uuid[]) AS made(id), (SELECT id, "networkId" FROM "Person" WHERE email = $3) AS person`,
        [ids, SHAPE_VERSION, `${WRITERS[0]}@demo.jalon.test`],
      );
      return ids;
    },
    async start() {
      for (const server of servers) await server.start();
      if (cookies.length > 0) return;
      cookies = await Promise.all(WRITERS.map((account) => signIn(first, account)));
    },
    async stop() {
      return Math.max(...(await Promise.all(servers.map((server) => server.stop()))));
    },
    async kill() {
      await Promise.all(servers.map((server) => server.kill()));
    },
    alive: () => servers.every((server) => server.alive()),
    usage: () => ({
      cpu: processorSeconds(roots()),
      databaseCpu: processorSeconds([ground.postgresPid]),
      memory: residentMegabytes(roots()),
      databaseMemory: sharedOnceMegabytes([ground.postgresPid]),
    }),
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await redis?.stop();
      await ask(ground.postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
