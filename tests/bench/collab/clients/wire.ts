import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { parseUpdateMeta } from 'yjs';
import { type AwarenessEntry, messages, readAwareness, syncMessages } from '#domain/collab/protocol';

/** What a client makes of one frame, read once for all who get the same bytes. */
export type Heard =
  | { readonly kind: 'question' }
  | { readonly kind: 'answer' | 'update'; readonly update: Uint8Array; readonly clocks: Clocks }
  | { readonly kind: 'presence'; readonly entries: readonly AwarenessEntry[] }
  /** `count` update messages of this connection are saved; `more`: one more is. */
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'saved-more' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'other' };

/** Up to which Yjs clock an update brings each of its authors. */
export type Clocks = readonly (readonly [client: number, clock: number])[];

/** How one kind of server is spoken to. */
export interface Wire {
  readonly path: (document: string) => string;
  /** What is said first: who one is, where that is asked, and that one has nothing yet. */
  readonly hello: (document: string) => readonly Uint8Array[];
  /** The answer of somebody who has nothing. */
  readonly nothing: (document: string) => Uint8Array;
  readonly update: (document: string, update: Uint8Array) => Uint8Array;
  readonly presence: (document: string, entries: Uint8Array) => Uint8Array;
  /** @throws when the bytes are no message */
  readonly read: (frame: Uint8Array) => Heard;
}

const NOTHING = new Uint8Array([0, 0]);
const NO_STATE = new Uint8Array([0]);

type Head = (encoder: encoding.Encoder, document: string) => void;

function sync(head: Head, document: string, kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    head(encoder, document);
    encoding.writeVarUint(encoder, messages.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}

function withHead(head: Head): Omit<Wire, 'path' | 'hello' | 'read'> {
  return {
    nothing: (document) => sync(head, document, syncMessages.step2, NOTHING),
    update: (document, update) => sync(head, document, syncMessages.update, update),
    presence: (document, entries) =>
      encoding.encode((encoder) => {
        head(encoder, document);
        encoding.writeVarUint(encoder, messages.awareness);
        encoding.writeVarUint8Array(encoder, entries);
      }),
  };
}

function readSync(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  const update = decoding.readVarUint8Array(decoder);
  if (kind === syncMessages.step1) return { kind: 'question' };
  const clocks = [...parseUpdateMeta(update).to];
  return { kind: kind === syncMessages.step2 ? 'answer' : 'update', update, clocks };
}

const readPresence = (decoder: decoding.Decoder): Heard => ({
  kind: 'presence',
  entries: readAwareness(decoding.readVarUint8Array(decoder)),
});

const bare: Head = () => undefined;

/** y-websocket's: one document a socket. Jalon's own "saved" is message 100. */
export const yWebsocket = (path: Wire['path']): Wire => ({
  ...withHead(bare),
  path,
  hello: (document) => [sync(bare, document, syncMessages.step1, NO_STATE)],
  read: (frame) => {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messages.sync) return readSync(decoder);
    if (type === messages.awareness) return readPresence(decoder);
    if (type === messages.saved) return { kind: 'saved', count: decoding.readVarUint(decoder) };
    return { kind: 'other' };
  },
});

/** Hocuspocus' numbers beside y-websocket's (MessageType in its types.ts, AuthMessageType in its common package). */
const HOCUSPOCUS = { auth: 2, syncReply: 4, syncStatus: 8, authToken: 0, authDenied: 1, version: '4.7.0' };

const named: Head = (encoder, document) => encoding.writeVarString(encoder, document);

/** Hocuspocus': y-websocket's messages behind the document's name, with a sign-in first. */
export const hocuspocus: Wire = {
  ...withHead(named),
  path: () => '/',
  hello: (document) => [
    encoding.encode((encoder) => {
      named(encoder, document);
      encoding.writeVarUint(encoder, HOCUSPOCUS.auth);
      encoding.writeVarUint(encoder, HOCUSPOCUS.authToken);
      encoding.writeVarString(encoder, 'bench');
      encoding.writeVarString(encoder, HOCUSPOCUS.version);
    }),
    sync(named, document, syncMessages.step1, NO_STATE),
  ],
  read: (frame) => {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === messages.sync || type === HOCUSPOCUS.syncReply) return readSync(decoder);
    if (type === messages.awareness) return readPresence(decoder);
    if (type === HOCUSPOCUS.syncStatus)
      return { kind: decoding.readVarUint(decoder) === 1 ? 'saved-more' : 'refused' };
    if (type === HOCUSPOCUS.auth && decoding.readVarUint(decoder) === HOCUSPOCUS.authDenied)
      return { kind: 'refused' };
    return { kind: 'other' };
  },
};
