import * as decoding from 'lib0/decoding';
import { messages, syncMessages } from '#domain/collab/protocol';
import type { Connection } from './connection';
import { syncFrame } from './frames';

type Handler = (connection: Connection, decoder: decoding.Decoder) => void;

/** What each message does. A number that is not here is no message of ours. */
const handlers = new Map<number, Handler>([
  [messages.sync, (connection, decoder) => dispatch(syncHandlers, connection, decoder)],
  [
    messages.awareness,
    (connection, decoder) => connection.room.receive(connection, decoding.readVarUint8Array(decoder)),
  ],
  [messages.queryAwareness, (connection) => connection.room.tell(connection)],
]);

const syncHandlers = new Map<number, Handler>([
  [syncMessages.step1, answerStep1],
  [syncMessages.step2, (connection, decoder) => takeUpdate(connection, decoder, true)],
  [syncMessages.update, (connection, decoder) => takeUpdate(connection, decoder, false)],
]);

/** Hands one message to its handler; a message that cannot be read closes the connection. */
export function receive(connection: Connection, data: Uint8Array): void {
  try {
    dispatch(handlers, connection, decoding.createDecoder(data));
  } catch {
    // The decoder threw: the bytes are no message.
    connection.close('message-unreadable');
  }
}

function dispatch(
  table: ReadonlyMap<number, Handler>,
  connection: Connection,
  decoder: decoding.Decoder,
): void {
  const handler = table.get(decoding.readVarUint(decoder));
  if (handler) handler(connection, decoder);
  else connection.close('message-unreadable');
}

/**
 * Answers with what the client lacks of the committed state, and asks a writer what it has. A reader is never
 * asked: y-websocket would answer with a write.
 */
async function answer(connection: Connection, theirs: Uint8Array): Promise<void> {
  const { state, since } = await connection.live.answer(theirs);
  // With step 2 a client takes itself for in: what came after `state` must be there by then. It waits for it there.
  if (since) connection.answer(syncFrame(syncMessages.update, since));
  connection.answer(syncFrame(syncMessages.step2, state));
  if (connection.access === 'write')
    connection.send(syncFrame(syncMessages.step1, await connection.live.stateVector()));
}

function answerStep1(connection: Connection, decoder: decoding.Decoder): void {
  answer(connection, decoding.readVarUint8Array(decoder)).catch(() => {
    // The state vector could not be read, or the document has ended and closes its sockets itself.
    connection.close('message-unreadable');
  });
}

function takeUpdate(connection: Connection, decoder: decoding.Decoder, whole: boolean): void {
  const { live, by, figures, limits } = connection;
  const update = decoding.readVarUint8Array(decoder);
  if (connection.access !== 'write') {
    connection.refusedWrites += 1;
    figures.refusedWrites += 1;
    return;
  }
  if (live.unsavedBytes() + update.byteLength > limits.unsavedBytes) {
    connection.close('too-much-unsaved');
    return;
  }
  figures.updates += 1;
  live.submit({ update, whole, by, source: connection }, (outcome) => {
    if (outcome.kind === 'refused') {
      figures.refusedUpdates += 1;
      connection.close(outcome.reason);
      return;
    }
    connection.committed += 1;
    connection.sendSaved();
  });
}
