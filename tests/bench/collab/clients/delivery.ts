import * as Y from 'yjs';
import type { Samples } from '../samples';
import type { Client } from './client';
import type { Clocks } from './wire';

/** What an author has sent: the Yjs clock that each edit ended at, when it left, and when it was due. */
interface Sent {
  readonly ends: number[];
  readonly sentAt: number[];
  readonly dueAt: number[];
}

/** Somebody who writes: text appended, as when typing, or values put in the place of others. */
export interface Author {
  readonly client: Client;
  /** Its Yjs client id. */
  readonly id: number;
  /** How many edits it has sent. */
  edits(): number;
  /** Makes the next edit and sends it. @param dueAt when the schedule wanted it, on `performance.now()`'s clock */
  edit(dueAt: number): void;
  bytes(): number;
  /** How many of its edits somebody has who knows this author up to this Yjs clock. */
  within(clock: number): number;
}

export interface Writing {
  /** Of one edit's update, about. */
  readonly bytes?: number;
  /** Each edit replaces an older one, so that the document does not grow. */
  readonly replaces?: boolean;
}

/**
 * The edits of one document and who has received them. An update that brings an author's clock to C delivers
 * every edit of that author up to C: servers that merge updates get full credit.
 */
export interface Book {
  author(client: Client, writing?: Writing): Author;
  /** Counts what reaches this client from now on; its own edits do not count. */
  follow(client: Client, onDelivered: (fromSentMs: number, fromDueMs: number) => void): void;
}

/** Bytes of an update around what was written: ids, clocks and names. */
const UPDATE_OVERHEAD = 18;
/** So many values are replaced in turn. */
const FIELDS = 12;

/** Something that makes one edit after the other. */
function pen(doc: Y.Doc, { bytes = 40, replaces = false }: Writing): (position: number) => void {
  const piece = 'e'.repeat(Math.max(1, bytes - UPDATE_OVERHEAD));
  const name = `by${doc.clientID}`;
  if (replaces) {
    const values = doc.getMap<string>(name);
    return (position) => values.set(`f${position % FIELDS}`, piece);
  }
  const text = doc.getText(name);
  return () => text.insert(text.length, piece);
}

export function createBook(): Book {
  const authors = new Map<number, Sent>();
  const idOf = new Map<Client, number>();

  function reach(sent: Sent, from: number, clock: number, onEdit: (position: number) => void): number {
    let position = from;
    for (; position < sent.ends.length; position += 1) {
      const end = sent.ends[position];
      if (end === undefined || end > clock) break;
      onEdit(position);
    }
    return position;
  }

  return {
    author: (client, writing = {}) => {
      const doc = new Y.Doc();
      const sent: Sent = { ends: [], sentAt: [], dueAt: [] };
      authors.set(doc.clientID, sent);
      idOf.set(client, doc.clientID);
      const write = pen(doc, writing);
      let made: Uint8Array = new Uint8Array();
      let total = 0;
      doc.on('update', (update: Uint8Array) => {
        made = update;
        total += update.byteLength;
      });
      return {
        client,
        id: doc.clientID,
        edits: () => sent.ends.length,
        bytes: () => total,
        within: (clock) => reach(sent, 0, clock, () => undefined),
        edit: (dueAt) => {
          write(sent.ends.length);
          sent.ends.push(Y.getState(doc.store, doc.clientID));
          sent.dueAt.push(dueAt);
          sent.sentAt.push(performance.now());
          client.sendUpdate(made);
        },
      };
    },
    follow: (client, onDelivered) => {
      const own = idOf.get(client);
      const positions = new Map([...authors].map(([id, sent]) => [id, sent.ends.length]));
      const receive = (clocks: Clocks): void => {
        const now = performance.now();
        for (const [id, clock] of clocks) {
          const sent = authors.get(id);
          if (sent === undefined || id === own) continue;
          const reached = reach(sent, positions.get(id) ?? 0, clock, (position) =>
            onDelivered(now - (sent.sentAt[position] ?? now), now - (sent.dueAt[position] ?? now)),
          );
          positions.set(id, reached);
        }
      };
      client.onUpdate = (heard) => receive(heard.clocks);
    },
  };
}

/** The people of one document: those who write are the first among those who read. */
export interface Group {
  readonly book: Book;
  readonly clients: readonly Client[];
  readonly authors: readonly Author[];
}

export function gather(clients: readonly Client[], writers: number, writing: Writing = {}): Group {
  const book = createBook();
  return { book, clients, authors: clients.slice(0, writers).map((client) => book.author(client, writing)) };
}

/** Counts deliveries in all groups into two sets of samples. */
export function followAll(groups: readonly Group[], fromSent: Samples, fromDue: Samples): void {
  for (const { book, clients } of groups)
    for (const client of clients)
      book.follow(client, (sentMs, dueMs) => {
        fromSent.add(sentMs);
        fromDue.add(dueMs);
      });
}
