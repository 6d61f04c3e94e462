import type { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from '#domain/collab/close-codes';
import type { PresentPerson } from '#domain/collab/presence';
import { awarenessMessage, savedMessage, updateMessage, writeAwareness } from '#domain/collab/protocol';
import type { CollabLimits } from './limits';
import type { Committed, LiveDocument } from './live-document';
import type { Authorship } from './log';
import { receive } from './messages';
import type { PresenceRoom, Present } from './presence';

/** One socket in one document. */
export interface Connection extends Present {
  readonly socket: WebSocket;
  readonly live: LiveDocument;
  readonly room: PresenceRoom;
  readonly access: 'read' | 'write';
  readonly by: Authorship;
  readonly limits: CollabLimits;
  readonly figures: CollabFigures;
  /** Update messages of this connection that are committed. */
  committed: number;
  /** What a reader tried to write. */
  refusedWrites: number;
  sendSaved(): void;
  close(reason: CloseReason): void;
}

/** Counted since the start, for /metrics. */
export interface CollabFigures {
  connections: number;
  updates: number;
  refusedWrites: number;
  refusedUpdates: number;
  closed: Partial<Record<CloseReason, number>>;
}

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly live: LiveDocument;
  readonly room: PresenceRoom;
  readonly access: 'read' | 'write';
  readonly by: Authorship;
  readonly person: PresentPerson;
  readonly limits: CollabLimits;
  readonly figures: CollabFigures;
  onClosed(connection: Connection): void;
}

/** A peer that does not read cannot answer a close either. */
const CLOSE_PATIENCE_MS = 2_000;
/** y-websocket gives a line up on which nothing was said for 30 s; pings are not seen by it. */
const HEARTBEAT = awarenessMessage(writeAwareness([]));

/** Binds a socket to a loaded document. Nothing is said before the client asks, except to ask a writer what it has. */
export function openConnection(options: ConnectionOptions): Connection {
  const { socket, live, room, limits, figures } = options;
  let closing = false;
  let savedSoon = false;
  let answered = true;

  const connection: Connection = {
    ...options,
    committed: 0,
    refusedWrites: 0,
    send: (message) => {
      if (closing || socket.readyState !== socket.OPEN) return;
      socket.send(message);
      if (socket.bufferedAmount > limits.unsentBytes) connection.close('too-slow');
    },
    sendSaved: () => {
      if (savedSoon) return;
      savedSoon = true;
      // Once for all updates of one commit.
      queueMicrotask(() => {
        savedSoon = false;
        connection.send(savedMessage(connection.committed));
      });
    },
    close: (reason) => {
      if (closing) return;
      closing = true;
      figures.closed[reason] = (figures.closed[reason] ?? 0) + 1;
      socket.close(closeCodes[reason], reason);
      setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS).unref();
      end();
    },
  };

  const unsubscribe = live.subscribe(({ update, soleSource }: Committed) => {
    if (update && soleSource !== connection) connection.send(framed(update));
  });

  const ping = setInterval(() => {
    if (!answered) return connection.close('no-answer');
    answered = false;
    socket.ping();
    connection.send(HEARTBEAT);
  }, limits.pingMs);

  let allowance = limits.messagesAtOnce;
  let filledAt = Date.now();
  const withinRate = (): boolean => {
    const now = Date.now();
    allowance = Math.min(
      limits.messagesAtOnce,
      allowance + ((now - filledAt) / 1000) * limits.messagesPerSecond,
    );
    filledAt = now;
    allowance -= 1;
    return allowance >= 0;
  };

  let over = false;
  function end(): void {
    if (over) return;
    over = true;
    clearInterval(ping);
    unsubscribe();
    room.leave(connection);
    figures.connections -= 1;
    options.onClosed(connection);
  }

  socket.on('message', (data: Buffer) => {
    answered = true;
    if (closing) return;
    if (data.byteLength > limits.messageBytes) return connection.close('message-too-large');
    if (!withinRate()) return connection.close('too-many-messages');
    receive(connection, data);
  });
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('close', end);
  // A broken frame or line: 'close' follows.
  socket.on('error', () => undefined);

  figures.connections += 1;
  room.enter(connection);
  room.tell(connection);
  return connection;
}

/** A commit's change is framed once for all who get it. */
const frames = new WeakMap<Uint8Array, Uint8Array>();

function framed(update: Uint8Array): Uint8Array {
  const known = frames.get(update);
  if (known) return known;
  const frame = updateMessage(update);
  frames.set(update, frame);
  return frame;
}
