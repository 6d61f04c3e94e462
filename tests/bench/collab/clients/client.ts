import { WebSocket } from 'ws';
import type { Contender } from '../servers/contender';
import type { Heard, Wire } from './wire';

/** How many different frames are remembered: everyone in a document is sent the same ones, a moment apart. */
const REMEMBERED = 16;
const JOIN_MS = 60_000;
const LEAVE_MS = 2_000;

/** One socket in one document, without a Y.Doc of its own: hundreds of them fit into one process. */
export interface Client {
  readonly index: number;
  /** From opening the socket to the first answer, in milliseconds. */
  readonly joinMs: number;
  /** What the first answer held. */
  readonly first: Uint8Array;
  frames(): number;
  bytes(): number;
  /** How many update messages of this connection the server says are saved, its empty answer among them. */
  saved(): number;
  /** Update messages sent, that empty answer among them. */
  sent(): number;
  /** The close code, once it is closed. */
  closedWith(): number | null;
  onUpdate: ((heard: Extract<Heard, { kind: 'answer' | 'update' }>) => void) | null;
  onPresence: ((heard: Extract<Heard, { kind: 'presence' }>) => void) | null;
  sendUpdate(update: Uint8Array): void;
  sendPresence(entries: Uint8Array): void;
  /** Stops reading from the line, as a device that sleeps. */
  pause(): void;
  resume(): void;
  leave(): Promise<void>;
  /** Breaks the line. */
  cut(): void;
}

/** Reads each distinct frame once; the same for every server. */
class Reader {
  private readonly frames: { readonly bytes: Buffer; readonly heard: Heard }[] = [];
  private next = 0;

  constructor(private readonly wire: Wire) {}

  read(frame: Buffer): Heard {
    for (const known of this.frames)
      if (known.bytes.length === frame.length && known.bytes.equals(frame)) return known.heard;
    // A copy: the socket's buffer is a piece of a larger one, which would stay in memory whole.
    const bytes = Buffer.from(frame);
    const heard = this.wire.read(bytes);
    this.frames[this.next] = { bytes, heard };
    this.next = (this.next + 1) % REMEMBERED;
    return heard;
  }
}

const readers = new WeakMap<Contender, Map<string, Reader>>();

function readerOf(contender: Contender, document: string): Reader {
  const ofContender = readers.get(contender) ?? new Map<string, Reader>();
  readers.set(contender, ofContender);
  const reader = ofContender.get(document) ?? new Reader(contender.wire);
  ofContender.set(document, reader);
  return reader;
}

/**
 * Opens a socket and waits for the first answer.
 * @param index the how-manieth client of the run: clients take turns between the addresses and the people
 * @throws Error when the server refuses, closes, or does not answer within a minute
 */
export function join(contender: Contender, document: string, index = 0): Promise<Client> {
  const { wire } = contender;
  const reader = readerOf(contender, document);
  const { address, headers } = contender.place(index);
  const startedAt = performance.now();
  let [frames, bytes, saved, sent] = [0, 0, 0, 0];
  let closedWith: number | null = null;
  const socket = new WebSocket(address + wire.path(document), {
    headers,
    perMessageDeflate: false,
    skipUTF8Validation: true,
    maxPayload: 2 ** 30,
  });
  socket.binaryType = 'nodebuffer';
  const say = (message: Uint8Array): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  return new Promise((resolve, reject) => {
    let joined: Client | null = null;
    const refuse = (why: string): void => {
      clearTimeout(late);
      socket.terminate();
      reject(new Error(`${why}, in document ${document}`));
    };
    const late = setTimeout(() => refuse(`No answer within ${JOIN_MS / 1000} s`), JOIN_MS);

    function enter(first: Uint8Array): Client {
      return {
        index,
        joinMs: performance.now() - startedAt,
        first,
        frames: () => frames,
        bytes: () => bytes,
        saved: () => saved,
        sent: () => sent,
        closedWith: () => closedWith,
        onUpdate: null,
        onPresence: null,
        sendUpdate: (update) => {
          sent += 1;
          say(wire.update(document, update));
        },
        sendPresence: (entries) => say(wire.presence(document, entries)),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        leave: () =>
          new Promise((left) => {
            if (socket.readyState === WebSocket.CLOSED) return left();
            const force = setTimeout(() => socket.terminate(), LEAVE_MS);
            socket.once('close', () => {
              clearTimeout(force);
              left();
            });
            socket.close();
          }),
        cut: () => socket.terminate(),
      };
    }

    socket.on('open', () => {
      for (const message of wire.hello(document)) say(message);
    });
    socket.on('message', (data: Buffer) => {
      frames += 1;
      bytes += data.length;
      const heard = reader.read(data);
      if (heard.kind === 'saved') saved = heard.count;
      else if (heard.kind === 'saved-more') saved += 1;
      else if (heard.kind === 'question') {
        sent += 1;
        say(wire.nothing(document));
      } else if (heard.kind === 'presence') joined?.onPresence?.(heard);
      else if (heard.kind === 'refused') refuse('Refused');
      else if (heard.kind === 'answer' && !joined) {
        clearTimeout(late);
        joined = enter(heard.update);
        resolve(joined);
      } else if (heard.kind === 'answer' || heard.kind === 'update') joined?.onUpdate?.(heard);
    });
    socket.on('error', (error) => joined === null && refuse(error.message));
    socket.on('close', (code) => {
      closedWith = code;
      if (!joined) refuse(`Closed with ${code} before the first answer`);
    });
  });
}

/** Lets many in, a few at a time. */
export async function joinAll(
  contender: Contender,
  places: readonly { readonly document: string; readonly index: number }[],
  atOnce = 25,
): Promise<Client[]> {
  const joined: Client[] = [];
  const waiting = places.entries();
  const enterNext = async (): Promise<void> => {
    for (const [position, { document, index }] of waiting)
      joined[position] = await join(contender, document, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, enterNext));
  return joined;
}
