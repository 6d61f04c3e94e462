import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messages, step1Message, step2Message, syncMessages } from '#domain/collab/protocol';
import type { Connection } from './connection';

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
  [syncMessages.step2, takeUpdate],
  [syncMessages.update, takeUpdate],
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
function answerStep1(connection: Connection, decoder: decoding.Decoder): void {
  const theirs = decoding.readVarUint8Array(decoder);
  connection.live
    .settled(({ doc }) => {
      const answer = step2Message(Y.encodeStateAsUpdate(doc, theirs));
      return connection.access === 'write' ? [answer, step1Message(Y.encodeStateVector(doc))] : [answer];
    })
    .then(
      (answers) => answers.forEach(connection.send),
      // The state vector could not be read, or the document has ended and closes its sockets itself.
      () => connection.close('message-unreadable'),
    );
}

function takeUpdate(connection: Connection, decoder: decoding.Decoder): void {
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
  live.submit({ update, by, source: connection }, (outcome) => {
    if (outcome.kind === 'refused') {
      figures.refusedUpdates += 1;
      connection.close(outcome.reason);
      return;
    }
    connection.committed += 1;
    connection.sendSaved();
  });
}
