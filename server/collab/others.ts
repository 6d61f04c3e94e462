import type pg from 'pg';
import type { DocumentId } from '#domain/ids';
import type { Bus } from '#server/bus/bus';
import type { LiveDocumentDeps } from './live-document';
import type { LiveDocuments } from './live-documents';

/** Larger changes are read from the log by whoever has the document open. */
const MAX_INLINE_BYTES = 64 * 1024;

export interface OthersDeps {
  readonly bus: Bus;
  readonly documents: Pick<LiveDocuments, 'inMemory' | 'all'>;
  /** The newest sequence number of each of these documents, as committed. */
  sequences(documentIds: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, number>>;
  readonly logger: LiveDocumentDeps['logger'];
  /** Between two looks at the log while signals arrive, and while they do not. */
  readonly lookMs: { readonly connected: number; readonly away: number };
}

/** What other processes commit, for the documents in memory. */
export interface Others {
  readonly tell: LiveDocumentDeps['onCommitted'];
  close(): void;
}

/**
 * The log is the truth and a signal only says that there is more of it. Whether one was lost is seen by comparing
 * numbers: after each connection to Redis, and every few seconds, in one query for all documents in memory.
 */
export function followOthers(deps: OthersDeps): Others {
  const { bus, documents, logger, lookMs } = deps;
  let looking = false;
  let troubled = false;
  let lookedAt = Date.now();

  async function take(documentId: DocumentId, first: number, last: number, update: Uint8Array | null) {
    const live = await documents.inMemory(documentId)?.catch(() => null);
    live?.takeFromElsewhere({ first, last, update });
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    lookedAt = Date.now();
    try {
      const ids = documents.all();
      const newest = ids.length > 0 ? await deps.sequences(ids) : new Map<DocumentId, number>();
      for (const [documentId, last] of newest) {
        const live = await documents.inMemory(documentId)?.catch(() => null);
        if (live && live.sequence() < last)
          live.takeFromElsewhere({ first: live.sequence() + 1, last, update: null });
      }
      troubled = false;
    } catch (error) {
      // Once: while the database is away, each look fails.
      if (!troubled) logger.warn({ err: error }, 'What other processes wrote could not be looked for.');
      troubled = true;
    } finally {
      looking = false;
    }
  }

  if (!bus.shared) return { tell: () => undefined, close: () => undefined };

  bus.onSignal((signal) => {
    if (signal.topic === 'committed') void take(signal.documentId, signal.first, signal.last, signal.update);
  });
  bus.onMissed(() => void look());
  const timer = setInterval(
    () => {
      const wait = bus.figures().connected ? lookMs.connected : lookMs.away;
      if (Date.now() - lookedAt >= wait) void look();
    },
    Math.min(lookMs.connected, lookMs.away),
  );
  timer.unref();

  return {
    tell: ({ documentId, first, last, update }) => {
      const inline = update && update.byteLength <= MAX_INLINE_BYTES ? update : null;
      bus.publish({ topic: 'committed', documentId, first, last, update: inline });
    },
    close: () => clearInterval(timer),
  };
}

/** The newest sequence number of each of these documents. */
export async function newestSequences(
  pool: pg.Pool,
  documentIds: readonly DocumentId[],
): Promise<Map<DocumentId, number>> {
  const { rows } = await pool.query<{ id: DocumentId; sequence: number }>(
    'SELECT id, sequence FROM "Document" WHERE id = ANY($1::uuid[])',
    [documentIds],
  );
  return new Map(rows.map(({ id, sequence }) => [id, sequence]));
}
