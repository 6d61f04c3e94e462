import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncStep1 } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messages, syncMessages } from '#domain/collab/protocol';

/** Before anyone hears of what was put in: whether it could not be. */
export type Applying = (update: () => void, origin: object) => boolean;

/**
 * Applies updates to a document, and says when one cannot be: y-protocols would write it to the console and call the
 * document synced. What is then in the document is half of something.
 * @param onBroken called while the transaction is open, before anybody is told of what it changed
 */
export function applying(doc: Y.Doc, onBroken: (error: unknown) => void): Applying {
  return (update, origin) => {
    let isIn = false;
    const work = (): void => {
      try {
        update();
        isIn = true;
      } catch (error) {
        onBroken(error);
      }
    };
    try {
      Y.transact(doc, work, origin, false);
    } catch (error) {
      // The document holds it; one of those who look at it failed, which is no reason to close it.
      setTimeout(() => {
        throw error;
      });
    }
    return isIn;
  };
}

/** y-websocket's own way of handling what the server sends of a document, with nothing swallowed. */
export function syncHandler(doc: Y.Doc, apply: Applying): WebsocketProvider['messageHandlers'][number] {
  return (encoder, decoder, provider, emitSynced) => {
    const kind = decoding.readVarUint(decoder);
    if (kind === syncMessages.step1) {
      encoding.writeVarUint(encoder, messages.sync);
      readSyncStep1(decoder, encoder, doc);
      return;
    }
    const update = decoding.readVarUint8Array(decoder);
    const isIn = apply(() => Y.applyUpdate(doc, update, provider), provider);
    if (isIn && emitSynced && kind === syncMessages.step2 && !provider.synced) provider.synced = true;
  };
}
