import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from '#domain/collab/close-codes';
import { awarenessMessage, savedMessage, syncMessages, writeAwareness } from '#domain/collab/protocol';
import { byteLengthOf, type Frame, frameOf, syncFrame } from './frames';
import type { CollabLimits } from './limits';
import type { Committed, LiveDocument } from './live-document';
import type { Authorship } from './log';
import { receive } from './messages';
import type { PresenceRoom, Present } from './presence';

/** One socket in one document. */
export interface Connection extends Present {
  readonly socket: WebSocket;
  readonly line: Duplex;
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
  /** An answer that was asked for: however long it is, it does not count as unread until it was sent. */
  answer(frame: Frame): void;
  sendSaved(): void;
  /** Whether the line is alive; one that has not answered the last time is closed. */
  ping(): void;
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
  /** What the socket is made of. What many get is framed once and written here. */
  readonly line: Duplex;
  readonly live: LiveDocument;
  readonly room: PresenceRoom;
  readonly access: 'read' | 'write';
  readonly by: Authorship;
  readonly person: Present['person'];
  readonly limits: CollabLimits;
  readonly figures: CollabFigures;
  onClosed(connection: Connection): void;
}

/** A peer that does not read cannot answer a close either. */
const CLOSE_PATIENCE_MS = 2_000;
/** y-websocket gives a line up on which nothing was said for 30 s; pings are not seen by it. */
const HEARTBEAT = frameOf(awarenessMessage(writeAwareness([])));

/** Binds a socket to a loaded document. Nothing is said before the client asks, except to ask a writer what it has. */
export function openConnection(options: ConnectionOptions): Connection {
  const { socket, line, live, room, limits, figures } = options;
  let closing = false;
  let savedSoon = false;
  let answered = true;
  /** Bytes of answers on their way. */
  let owed = 0;

  function write(frame: Frame, written?: () => void): void {
    const last = frame.length - 1;
    if (last === 0) {
      line.write(frame[0], written);
      return;
    }
    line.cork();
    frame.forEach((piece, index) => {
      if (index === last) line.write(piece, written);
      else line.write(piece);
    });
    line.uncork();
  }
  const isOpen = (): boolean => !closing && socket.readyState === socket.OPEN;

  const connection: Connection = {
    ...options,
    committed: 0,
    refusedWrites: 0,
    send: (frame) => {
      if (!isOpen()) return;
      write(frame);
      if (line.writableLength > limits.unsentBytes + owed) connection.close('too-slow');
    },
    answer: (frame) => {
      if (!isOpen()) return;
      const bytes = byteLengthOf(frame);
      owed += bytes;
      write(frame, () => {
        owed -= bytes;
      });
    },
    sendSaved: () => {
      if (savedSoon) return;
      savedSoon = true;
      // Once for all updates of one commit.
      queueMicrotask(() => {
        savedSoon = false;
        connection.send(frameOf(savedMessage(connection.committed)));
      });
    },
    ping: () => {
      if (!answered) return connection.close('no-answer');
      answered = false;
      if (!isOpen()) return;
      socket.ping();
      connection.send(HEARTBEAT);
    },
    close: (reason) => {
      if (closing) return;
      closing = true;
      figures.closed[reason] = (figures.closed[reason] ?? 0) + 1;
      socket.close(closeCodes[reason], reason);
      // Who reads slowly finds the reason behind what it has not read; ws itself gives up after half a minute.
      if (reason !== 'too-slow') setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS).unref();
      end();
    },
  };

  const unsubscribe = live.subscribe(({ update, soleSource }: Committed) => {
    if (soleSource !== connection) connection.send(framed(update));
  });

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
    unsubscribe();
    live.forget(connection);
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

/** A commit's change is framed once for all who get it: they are told one after the other. */
let lastFramed: { readonly update: Uint8Array; readonly frame: Frame } | null = null;

function framed(update: Uint8Array): Frame {
  if (lastFramed?.update !== update) lastFramed = { update, frame: syncFrame(syncMessages.update, update) };
  return lastFramed.frame;
}
