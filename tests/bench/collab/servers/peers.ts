import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hocuspocus, type Wire, yWebsocket } from '../clients/wire';
import { freePort, processorSeconds, residentMegabytes } from '../machine';
import type { Contender } from './contender';
import { serverProcess } from './process';

export const PEERS_FOLDER = fileURLToPath(new URL('../peers', import.meta.url));

/** A server that Jalon is compared with. */
export interface Peer {
  readonly title: string;
  /** Whether it keeps documents on disk at all. */
  readonly stores: boolean;
  readonly wire: Wire;
  command(
    port: number,
    data: string,
  ): { readonly args: readonly string[]; readonly env: Record<string, string> };
}

const yWebsocketPeer = (version: string): Pick<Peer, 'wire' | 'command'> => ({
  wire: yWebsocket((document) => `/${document}`),
  command: (port, data) => ({
    args: [path.join(PEERS_FOLDER, 'node_modules', `y-websocket-server-${version}`, 'src', 'server.js')],
    env: { HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: path.join(data, 'leveldb') },
  }),
});

const hocuspocusPeer = (debounce?: number): Pick<Peer, 'wire' | 'stores' | 'command'> => ({
  wire: hocuspocus,
  stores: true,
  command: (port, data) => ({
    args: [
      path.join(PEERS_FOLDER, 'hocuspocus.mjs'),
      String(port),
      path.join(data, 'documents.sqlite'),
      ...(debounce === undefined ? [] : [String(debounce)]),
    ],
    env: {},
  }),
});

/** Each by the name it has on the command line. */
export const peers: Readonly<Record<string, Peer>> = {
  // From 0.1.2 on this server has no persistence of its own any more.
  'y-websocket': { title: 'y-websocket server 0.1.5', stores: false, ...yWebsocketPeer('0.1.5') },
  'y-leveldb': { title: 'y-websocket server 0.1.1 + LevelDB', stores: true, ...yWebsocketPeer('0.1.1') },
  hocuspocus: { title: 'Hocuspocus 4.7 + SQLite', ...hocuspocusPeer() },
  'hocuspocus-0': { title: 'Hocuspocus 4.7 + SQLite, debounce 0', ...hocuspocusPeer(0) },
};

/** Makes a peer ready to start, with an empty folder to store in. */
export async function makePeer(peer: Peer): Promise<Contender> {
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'jalon-bench-peer-'));
  const server = serverProcess({
    program: process.execPath,
    folder: data,
    port,
    ...peer.command(port, data),
  });
  const roots = (): number[] => [server.pid()].filter((pid) => pid !== undefined);
  let made = 0;
  const address = `ws://127.0.0.1:${port}`;
  return {
    wire: peer.wire,
    place: () => ({ address, headers: { origin: address.replace('ws', 'http') } }),
    documents: async (count) => Array.from({ length: count }, () => `bench-${++made}`),
    start: server.start,
    stop: server.stop,
    kill: server.kill,
    alive: server.alive,
    usage: () => ({
      cpu: processorSeconds(roots()),
      databaseCpu: 0,
      memory: residentMegabytes(roots()),
      databaseMemory: 0,
    }),
    async close() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
