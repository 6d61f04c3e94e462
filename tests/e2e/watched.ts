import type * as Y from 'yjs';
import { messages } from '#domain/collab/protocol';
import { documentParts } from '#domain/document/shape';
import { type Client, type ClientOptions, join } from '#tests/server/collab/served';

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
