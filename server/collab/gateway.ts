import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '#domain/access/actor';
import { type DocumentResource, documentAccess } from '#domain/access/policy';
import { type CloseReason, closeCodes } from '#domain/collab/close-codes';
import { COLLAB_PATH } from '#domain/collab/protocol';
import { JalonError } from '#domain/errors';
import type { DocumentId, PersonId } from '#domain/ids';
import { type CollabFigures, type Connection, openConnection } from './connection';
import type { CollabLimits } from './limits';
import type { LiveDocumentDeps } from './live-document';
import type { Held, LiveDocuments } from './live-documents';
import type { PresenceRooms } from './presence-rooms';
import { inRounds } from './rounds';

/** Who is signed in, as far as a socket must know. */
export interface SocketSession {
  /** The session's digest, never the cookie's value. */
  readonly sessionId: string;
  readonly actor: Actor;
  readonly person: { readonly id: PersonId; readonly name: string };
}

/** What the policy and the upgrade must know of a document. */
export interface SocketDocument {
  readonly resource: DocumentResource;
  readonly epoch: number;
  readonly shape: number;
}

export interface GatewayDeps {
  readonly documents: LiveDocuments;
  readonly rooms: PresenceRooms;
  readonly limits: CollabLimits;
  readonly figures: CollabFigures;
  readonly logger: LiveDocumentDeps['logger'];
  authenticate(request: IncomingMessage): Promise<SocketSession | null>;
  /** Whether a person was erased: signing in again would not help them. */
  isErased(personId: PersonId): Promise<boolean>;
  /** Whether the page that opens the socket is ours. */
  allowedOrigin(request: IncomingMessage): boolean;
  loadResource(documentId: DocumentId): Promise<SocketDocument | null>;
}

export interface Gateway {
  /** What was written to connections and not read yet. */
  unsentBytes(): number;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Of this process's sockets. */
  recheck(filter: { personId?: PersonId | undefined; documentId?: DocumentId | undefined }): Promise<void>;
  closeDocument(documentId: DocumentId, reason: CloseReason): void;
  close(): void;
}

interface Address {
  readonly documentId: DocumentId;
  readonly epoch: string | null;
  readonly shape: string | null;
  /** Whose edits the page holds; null when it does not say. */
  readonly personId: PersonId | null;
}

interface Admitted {
  readonly session: SocketSession;
  readonly access: 'read' | 'write';
}

/** Rights looked at again at the same time. */
const RECHECKED_AT_ONCE = 50;

/** The door: session, origin, right, shape and epoch are settled before the handshake is completed. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { limits, logger } = deps;
  // Messages over the limit are closed with our own code; far over it, ws refuses the frame unread.
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes * 4,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const open = new Map<Connection, { request: IncomingMessage; address: Address; personId: PersonId }>();
  /** Places taken, of everyone and of each person: open sockets and those on their way in. */
  let taken = 0;
  const byPerson = new Map<PersonId, number>();
  let closed = false;
  /** How often rights were said to have changed. */
  let rechecks = 0;

  /** Who asks and what they may do; or why they may not. */
  async function admit(request: IncomingMessage, address: Address): Promise<Admitted | CloseReason> {
    const session = await deps.authenticate(request);
    const { personId } = address;
    if (!session) return personId && (await deps.isErased(personId)) ? 'not-allowed' : 'not-signed-in';
    // Somebody else has signed in beside a page that holds this one's edits: they must not be sent as theirs.
    if (personId && personId !== session.person.id) return 'not-signed-in';
    const document = await deps.loadResource(address.documentId);
    if (!document) return 'not-found';
    const access = documentAccess(session.actor, document.resource);
    // Of another network's document one does not even learn that it exists.
    if (session.actor.networkId !== document.resource.networkId) return 'not-found';
    if (access === 'none') return 'not-allowed';
    if (address.shape !== null && address.shape !== String(document.shape)) return 'shape-changed';
    if (address.epoch !== null && address.epoch !== String(document.epoch)) return 'epoch-changed';
    return { session, access };
  }

  async function prepare(
    request: IncomingMessage,
    address: Address,
  ): Promise<(Admitted & { held: Held }) | CloseReason> {
    if (closed) return 'shutting-down';
    try {
      const admitted = await admit(request, address);
      if (typeof admitted === 'string') return admitted;
      const leavePlace = takePlace(admitted.session.person.id);
      if (!leavePlace) return 'too-many-connections';
      try {
        const { live, release } = await deps.documents.hold(address.documentId);
        const leave = (): void => {
          release();
          leavePlace();
        };
        return { ...admitted, held: { live, release: leave } };
      } catch (error) {
        leavePlace();
        throw error;
      }
    } catch (error) {
      if (error instanceof JalonError && error.code === 'not-found') return 'not-found';
      logger.error({ err: error, documentId: address.documentId }, 'A document could not be opened.');
      return 'load-failed';
    }
  }

  /**
   * One of the places there are, taken before the document is loaded: those who come together must not each find
   * the last one free. Null when there is none; the function gives it back.
   */
  function takePlace(personId: PersonId): (() => void) | null {
    const mine = byPerson.get(personId) ?? 0;
    if (taken >= limits.connections || mine >= limits.connectionsPerPerson) return null;
    taken += 1;
    byPerson.set(personId, mine + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      taken -= 1;
      const others = (byPerson.get(personId) ?? 0) - 1;
      if (others > 0) byPerson.set(personId, others);
      else byPerson.delete(personId);
    };
  }

  function enter(
    socket: WebSocket,
    line: Duplex,
    request: IncomingMessage,
    address: Address,
    ready: Admitted & { held: Held },
  ): Connection {
    const { session, access, held } = ready;
    const { documentId } = address;
    const { room, leave } = deps.rooms.enter(documentId);
    const { id: personId, name } = session.person;
    const connection = openConnection({
      socket,
      line,
      live: held.live,
      room,
      access,
      limits,
      figures: deps.figures,
      by: { authorId: personId, sessionId: session.sessionId, origin: 'socket' },
      person: { personId, name },
      onClosed: (gone) => {
        open.delete(gone);
        held.release();
        leave();
      },
    });
    // From here on it is known whose it is, whether the page said so or not.
    open.set(connection, { request, address: { ...address, personId }, personId });
    return connection;
  }

  async function upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    address: Address,
  ): Promise<void> {
    const looked = rechecks;
    const ready = await prepare(request, address);
    const release = () => typeof ready !== 'string' && ready.held.release();
    if (socket.destroyed) return void release();
    socket.once('close', release);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      socket.off('close', release);
      if (typeof ready !== 'string') {
        const connection = enter(webSocket, socket, request, address, ready);
        // What was said to everyone while the document was loading, this one has not heard.
        if (closed) connection.close('shutting-down');
        else if (looked !== rechecks) void examine(connection);
        return;
      }
      // A browser learns why only from a socket that was opened.
      deps.figures.closed[ready] = (deps.figures.closed[ready] ?? 0) + 1;
      webSocket.on('error', () => undefined);
      webSocket.close(closeCodes[ready], ready);
    });
  }

  async function examine(connection: Connection): Promise<void> {
    const entry = open.get(connection);
    if (!entry) return;
    try {
      const admitted = await admit(entry.request, entry.address);
      if (typeof admitted === 'string') connection.close(admitted);
      else if (admitted.access !== connection.access) connection.close('right-changed');
    } catch (error) {
      // Without an answer nothing is known to have changed; the next look asks again.
      logger.warn({ err: error }, 'A right could not be looked at again.');
    }
  }

  const pings = inRounds(open.keys.bind(open), limits.pingMs, (connection) => connection.ping());
  const looks = inRounds(open.keys.bind(open), limits.recheckMs, (connection) => void examine(connection));

  return {
    handleUpgrade: (request, socket, head) => {
      const address = readAddress(request.url ?? '');
      socket.on('error', () => socket.destroy());
      if (!address) return refuse(socket, '404 Not Found');
      if (!deps.allowedOrigin(request)) return refuse(socket, '403 Forbidden');
      upgrade(request, socket, head, address).catch((error) => {
        logger.error({ err: error }, 'A socket could not be opened.');
        socket.destroy();
      });
    },
    recheck: async ({ personId, documentId }) => {
      rechecks += 1;
      const concerned = [...open].filter(
        ([connection, entry]) =>
          (personId === undefined || entry.personId === personId) &&
          (documentId === undefined || connection.live.id === documentId),
      );
      // All at once when it is one person; when it is everybody, the database has other work too.
      while (concerned.length > 0)
        await Promise.all(concerned.splice(0, RECHECKED_AT_ONCE).map(([connection]) => examine(connection)));
    },
    unsentBytes: () => [...open.keys()].reduce((sum, { line }) => sum + line.writableLength, 0),
    closeDocument: (documentId, reason) => {
      for (const connection of [...open.keys()])
        if (connection.live.id === documentId) connection.close(reason);
    },
    close: () => {
      closed = true;
      pings.stop();
      looks.stop();
      for (const connection of [...open.keys()]) connection.close('shutting-down');
    },
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/collab/<uuid>?shape=&epoch=&person=`; null for anything else. */
function readAddress(url: string): Address | null {
  if (!URL.canParse(url, 'http://localhost')) return null;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, documentId] = pathname.split(`${COLLAB_PATH}/`);
  if (!pathname.startsWith(`${COLLAB_PATH}/`) || !documentId || !uuid.test(documentId)) return null;
  const personId = searchParams.get('person') ?? '';
  // They have the form of ids; whether there is such a document, and such a person, is asked next.
  return {
    documentId: documentId as DocumentId,
    shape: searchParams.get('shape'),
    epoch: searchParams.get('epoch'),
    personId: uuid.test(personId) ? (personId as PersonId) : null,
  };
}

/** Before the handshake: nobody of ours asks like this. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
