import { afterEach, beforeEach } from 'vitest';
import type * as Y from 'yjs';
import { messages } from '#domain/collab/protocol';
import { documentParts } from '#domain/document/shape';
import { type Client, type ClientOptions, join, until } from '#tests/server/collab/served';

const PATIENCE_MS = 60_000;

/** What was promised in one document: marks that another had seen, and marks that were told saved. */
export interface Ledger {
  /** Marks written, by all. */
  readonly made: Set<string>;
  readonly seen: Set<string>;
  readonly acknowledged: Set<string>;
  /** Promised marks that are not in this document. */
  lost(doc: Y.Doc): { seen: string[]; acknowledged: string[] };
}

export function aLedger(): Ledger {
  const [made, seen, acknowledged] = [new Set<string>(), new Set<string>(), new Set<string>()];
  return {
    made,
    seen,
    acknowledged,
    lost: (doc) => {
      const { meta } = documentParts(doc);
      const missing = (marks: Set<string>): string[] => [...marks].filter((mark) => !meta.has(mark));
      return { seen: missing(seen), acknowledged: missing(acknowledged) };
    },
  };
}

/** A client whose every mark is followed. A mark is a key nobody else writes and nobody removes. */
export interface Watched {
  readonly client: Client;
  mark(): void;
  /** What is told saved by now is written into the ledger. */
  note(): void;
  isSaved(): boolean;
  leave(): void;
}

/** Followed people of each test, who leave after it, and what was promised in it. */
export function useWatched() {
  let ledger = aLedger();
  const people: Watched[] = [];
  beforeEach(() => {
    ledger = aLedger();
  });
  afterEach(() => {
    for (const person of people.splice(0)) person.leave();
  });
  return {
    ledger: () => ledger,
    count: () => people.length,
    /** Resolves when the person has the document. */
    enter: async (
      { url }: { readonly url: string },
      documentId: string,
      cookie: string,
    ): Promise<Watched> => {
      const options = { cookie, origin: url };
      const person = watch({ url: `${url.replace('http', 'ws')}/collab`, documentId, options }, ledger);
      people.push(person);
      await until('in', () => person.client.provider.synced, PATIENCE_MS);
      return person;
    },
  };
}

let devices = 0;

/** @param to as of `join` */
export function watch(
  to: { url: string; documentId: string; options: ClientOptions },
  ledger: Ledger,
): Watched {
  const client = join(to.url, to.documentId, to.options);
  devices += 1;
  const name = `mark-${devices}`;
  /** Not acknowledged yet, with the socket each went over, and its place among the updates sent there. */
  let own: { readonly key: string; readonly over: unknown; readonly place: number }[] = [];
  const { meta } = documentParts(client.doc);
  meta.observe((event, transaction) => {
    if (transaction.local) return;
    for (const key of event.keysChanged)
      if (key?.startsWith('mark-') && !key.startsWith(`${name}-`)) ledger.seen.add(key);
  });
  const isSaved = (): boolean =>
    client.provider.ws?.readyState === 1 &&
    client.provider.wsconnected &&
    client.answered() &&
    client.saved() === client.sent();
  const note = (): void => {
    const all = isSaved();
    own = own.filter(({ key, over, place }) => {
      const told = all || (over !== null && over === client.provider.ws && place <= client.saved());
      if (told) ledger.acknowledged.add(key);
      return !told;
    });
  };
  const { messageHandlers } = client.provider;
  const count = messageHandlers[messages.saved];
  messageHandlers[messages.saved] = (...message) => {
    count?.(...message);
    note();
  };
  let marks = 0;
  return {
    client,
    isSaved,
    note,
    mark: () => {
      marks += 1;
      const key = `${name}-${marks}`;
      const before = client.sent();
      ledger.made.add(key);
      client.set(key, marks);
      const over = client.sent() > before ? client.provider.ws : null;
      own.push({ key, over, place: client.sent() });
    },
    leave: () => client.leave(),
  };
}
