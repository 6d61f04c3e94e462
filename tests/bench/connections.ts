/**
 * Memory that comes back: opens and closes 10,000 connections in waves against the real server, and prints what the
 * server holds before, during and after. `node --import tsx tests/bench/connections.ts [connections] [waves]`
 */

import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { z } from 'zod';
import { COLLAB_PATH, step1Message, syncMessages, updateMessage } from '#domain/collab/protocol';
import { ask } from '#tests/harness/http';
import { freePort } from './collab/machine';
import type { Contender } from './collab/servers/contender';
import { makeJalon, prepareGround } from './collab/servers/jalon';
import { startPostgres } from './collab/servers/postgres';

const CONNECTIONS = Number(process.argv[2] ?? 10_000);
const WAVES = Number(process.argv[3] ?? 10);
const DOCUMENTS = 20;
/** So many come in at the same time. */
const AT_ONCE = 50;
const NOTHING = new Uint8Array([0]);

interface Held {
  readonly heap: number;
  readonly resident: number;
  readonly connections: number;
  readonly documents: number;
}

/** Megabytes and counts, as the server tells them at /metrics. */
async function held(jalon: Contender): Promise<Held> {
  const { text } = await ask(`${jalon.place(0).address.replace('ws', 'http')}/metrics`);
  const figure = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    heap: figure('nodejs_heap_size_used_bytes') / 1e6,
    resident: figure('process_resident_memory_bytes') / 1e6,
    connections: figure('jalon_collab_connections'),
    documents: figure('jalon_collab_documents'),
  };
}

/** Somebody who opens a document, is answered, and writes a word. */
function open(jalon: Contender, document: string, index: number): Promise<WebSocket> {
  const { address, headers } = jalon.place(index);
  const { origin, ...others } = headers;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address}${COLLAB_PATH}/${document}`, {
      headers: others,
      ...(origin ? { origin } : {}),
    });
    socket.once('open', () => socket.send(step1Message(NOTHING)));
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] !== syncMessages.step2) return;
      const doc = new Y.Doc();
      doc.getMap('meta').set(`word ${index % 100}`, index);
      socket.send(updateMessage(Y.encodeStateAsUpdate(doc)));
      resolve(socket);
    });
    socket.once('close', (code) => reject(new Error(`Closed with ${code}.`)));
    socket.once('error', reject);
  });
}

async function wave(
  jalon: Contender,
  documents: readonly string[],
  from: number,
  count: number,
): Promise<Held> {
  const sockets: WebSocket[] = [];
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => from + done + index);
    sockets.push(
      ...(await Promise.all(
        some.map((index) => open(jalon, documents[index % documents.length] ?? '', index)),
      )),
    );
  }
  const during = await held(jalon);
  for (const socket of sockets) socket.close();
  while ((await held(jalon)).connections > 0) await pause(50);
  return during;
}

/** Asks the server's Node, through its inspector, to collect its garbage: what is held then is held by something. */
async function collectGarbage(): Promise<void> {
  const { text } = await ask(`http://127.0.0.1:${inspectorPort}/json`);
  const [target] = z.array(z.object({ webSocketDebuggerUrl: z.string() })).parse(JSON.parse(text));
  if (!target) throw new Error('The inspector shows no process.');
  const inspector = new WebSocket(target.webSocketDebuggerUrl);
  await once(inspector, 'open');
  for (const id of [1, 2]) {
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(inspector, 'message');
  }
  inspector.close();
}

/** What the server holds when everyone has gone, its documents have left memory and garbage is collected. */
async function atRest(jalon: Contender): Promise<Held> {
  while ((await held(jalon)).documents > 0) await pause(100);
  await collectGarbage();
  return held(jalon);
}

const told = (when: string, { heap, resident, connections, documents }: Held): void => {
  process.stdout.write(
    `${when.padEnd(22)} heap ${heap.toFixed(0).padStart(5)} MB   resident ${resident.toFixed(0).padStart(5)} MB   ` +
      `${connections} connections, ${documents} documents\n`,
  );
};

const inspectorPort = await freePort();
process.env.NODE_OPTIONS = `--inspect=127.0.0.1:${inspectorPort}`;
const postgres = await startPostgres();
try {
  const jalon = await makeJalon(await prepareGround(postgres.url, postgres.pid), { processes: 1 });
  try {
    await jalon.start();
    const documents = await jalon.documents(DOCUMENTS);
    told('started', await atRest(jalon));
    const each = Math.ceil(CONNECTIONS / WAVES);
    for (let number = 0; number < WAVES; number++) {
      told(`wave ${number + 1}`, await wave(jalon, documents, number * each, each));
      // What the first wave leaves (compiled code, pools, plans) stays; what grows after it would be a leak.
      if (number === 0) told('after wave 1', await atRest(jalon));
    }
    told(`after ${each * WAVES}`, await atRest(jalon));
  } finally {
    await jalon.close();
  }
} finally {
  await postgres.destroy();
}
