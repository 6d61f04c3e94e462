import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * The messages of `/collab/<documentId>`: y-websocket's, and one of our own. Each begins with its number as a
 * variable-length integer; lengths and numbers are lib0's.
 */
export const messages = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /**
   * Server to author: how many update messages (sync step 2 or update, empty ones too) of this connection
   * are committed. A state vector cannot say it: it does not move when something is deleted.
   */
  saved: 100,
} as const;

/** What follows the number of a sync message. */
export const syncMessages = { step1: 0, step2: 1, update: 2 } as const;

/** Where documents are joined: `/collab/<documentId>?shape=<n>&epoch=<n>`. */
export const COLLAB_PATH = '/collab';

function sync(kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}

/** "This is what I have": asks the other side for what is missing. */
export const step1Message = (stateVector: Uint8Array): Uint8Array => sync(syncMessages.step1, stateVector);
/** The answer to step 1. */
export const step2Message = (update: Uint8Array): Uint8Array => sync(syncMessages.step2, update);
export const updateMessage = (update: Uint8Array): Uint8Array => sync(syncMessages.update, update);

export function awarenessMessage(entries: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.awareness);
    encoding.writeVarUint8Array(encoder, entries);
  });
}

export function savedMessage(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.saved);
    encoding.writeVarUint(encoder, count);
  });
}

/** Reads what follows the number of a `saved` message. */
export const readSaved = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder);

/** Whether an outgoing message is one that `saved` counts. Numbers below 128 take one byte each. */
export function carriesUpdate(message: Uint8Array): boolean {
  return (
    message[0] === messages.sync && (message[1] === syncMessages.step2 || message[1] === syncMessages.update)
  );
}

/** One person's presence as it travels; `state` is JSON, `null` when the person has left. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

/** @throws when the bytes are not a list of entries */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const entries: AwarenessEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
  }
  return entries;
}

export function writeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.state);
    }
  });
}
