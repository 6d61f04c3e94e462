import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Role } from '#domain/access/actor';
import { carriesUpdate, messages, readSaved, syncMessages } from '#domain/collab/protocol';
import { documentParts, SHAPE_VERSION } from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { type Collab, type CollabDeps, createCollab } from '#server/collab/collab';
import type { SocketSession } from '#server/collab/gateway';
import { createDocumentLog } from '#server/collab/log';
import type { Database } from '#server/database/client';

export const OUR_ORIGIN = 'http://jalon.test';

/** The collaboration server on a port of its own; people sign in by naming themselves in a cookie. */
export interface Served {
  readonly collab: Collab;
  readonly url: string;
  /** Everyone who may come in; a test takes people out or changes their roles. */
  readonly people: Map<string, SocketSession>;
  readonly erased: Set<PersonId>;
  person(role: Role | null, networkId: NetworkId): SocketSession;
  readonly committed: DocumentId[];
  readonly logged: string[];
  close(): Promise<void>;
}

export async function serve(
  database: Database,
  deps: Partial<CollabDeps> = {},
  listenOn = 0,
): Promise<Served> {
  const people = new Map<string, SocketSession>();
  const erased = new Set<PersonId>();
  const committed: DocumentId[] = [];
  const logged: string[] = [];
  const collab = createCollab({
    log: createDocumentLog(database.pool),
    logger: { warn: (_, text) => logged.push(text), error: (_, text) => logged.push(text) },
    authenticate: async (request) => people.get(request.headers.cookie ?? '') ?? null,
    isErased: async (personId) => erased.has(personId),
    allowedOrigin: (request: IncomingMessage) => request.headers.origin === OUR_ORIGIN,
    loadResource: async (documentId) => {
      const row = await database.prisma.document.findFirst({ where: { id: documentId } });
      if (!row) return null;
      const resource = {
        networkId: row.networkId as NetworkId,
        documentKind: 'action-plan' as const,
        ownerOrganisationId: null,
        shared: false,
        invitedOrganisationIds: [],
        invitedPersonIds: [],
      };
      return { resource, epoch: row.epoch, shape: row.shape };
    },
    onCommitted: ({ documentId }) => committed.push(documentId),
    ...deps,
  });
  const server = createServer();
  server.on('upgrade', collab.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(listenOn, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    collab,
    url: `ws://127.0.0.1:${port}/collab`,
    people,
    erased,
    committed,
    logged,
    person: (role, networkId) => {
      const id = newId<PersonId>();
      const memberships = role ? [{ organisationId: newId<OrganisationId>(), role }] : [];
      const session: SocketSession = {
        sessionId: `session-${id}`,
        actor: { personId: id, networkId, memberships },
        person: { id, name: `Person ${people.size + 1}` },
      };
      people.set(id, session);
      return session;
    },
    close: async () => {
      await collab.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One browser with the document open. */
export interface Client {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Update messages sent on the present socket, and how many of them the server said are saved. */
  sent(): number;
  saved(): number;
  /** The server has asked on the present socket what this device has, and was answered. */
  answered(): boolean;
  /** Kinds of the messages received: sync messages as `0.<kind>`. */
  readonly received: string[];
  readonly closed: number[];
  set(key: string, value: unknown): void;
  meta(): Record<string, unknown>;
  leave(): void;
}

export interface ClientOptions {
  readonly cookie: string;
  readonly origin?: string;
  readonly params?: Record<string, string>;
  readonly doc?: Y.Doc;
}

export function join(url: string, documentId: string, options: ClientOptions): Client {
  const doc = options.doc ?? new Y.Doc();
  const counts = { sent: 0, saved: 0, answered: false };
  const received: string[] = [];
  const closed: number[] = [];
  class Browser extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: options.cookie }, origin: options.origin ?? OUR_ORIGIN });
      counts.sent = 0;
      counts.saved = 0;
      counts.answered = false;
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const bytes = new Uint8Array(data);
        received.push(bytes[0] === messages.sync ? `0.${bytes[1]}` : String(bytes[0]));
      });
      this.on('close', (code) => closed.push(code));
    }
    // The overloads of ws differ in what y-websocket never passes.
    override send(data: Uint8Array): void {
      if (carriesUpdate(data)) counts.sent += 1;
      if (carriesUpdate(data) && data[1] === syncMessages.step2) counts.answered = true;
      super.send(data);
    }
  }
  const provider = new WebsocketProvider(url, documentId, doc, {
    // ws has the browser's interface, with more types.
    WebSocketPolyfill: Browser as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: options.params ?? { shape: String(SHAPE_VERSION), epoch: '1' },
    maxBackoffTime: 100,
  });
  provider.messageHandlers[messages.saved] = (_encoder, decoder) => {
    counts.saved = readSaved(decoder);
  };
  return {
    doc,
    provider,
    sent: () => counts.sent,
    saved: () => counts.saved,
    answered: () => counts.answered,
    received,
    closed,
    set: (key, value) => documentParts(doc).meta.set(key, value),
    meta: () => documentParts(doc).meta.toJSON(),
    leave: () => provider.destroy(),
  };
}

/** Waits until something is so, and says what when it never comes. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  ms = 10_000,
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
