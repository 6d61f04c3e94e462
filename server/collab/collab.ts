import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as Y from 'yjs';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { createDocumentReader, type DocumentReader } from '#domain/document/reader';
import type { DocumentId, PersonId } from '#domain/ids';
import { aloneBus, type Bus } from '#server/bus/bus';
import { withCommitted } from './committed';
import type { CollabFigures } from './connection';
import { createGateway, type GatewayDeps } from './gateway';
import { type CollabLimits, defaultLimits } from './limits';
import type { LiveDocumentDeps } from './live-document';
import { createLiveDocuments } from './live-documents';
import type { DocumentLog } from './log';
import { followOthers, type OthersDeps } from './others';
import { createPresenceRooms } from './presence-rooms';
import { createReclaim } from './reclaim';
import { createWarmth } from './warmth';

/** Shared editing: the sockets, and the server's own door to the same documents. */
export interface Collab {
  /** Only `/collab/<documentId>`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * A change by the server, through the same door as everyone's: check, append, broadcast. The Document row
   * must exist (`not-found`). Edits of one document come one after another, each on what the last one left.
   */
  edit(
    documentId: DocumentId,
    by: { authorId: PersonId | null; sessionId?: string; origin: string },
    change: (doc: Y.Doc) => void,
  ): Promise<{ sequence: number }>;
  /** Committed state only. Throws `not-found`. */
  read(documentId: DocumentId): Promise<{ snapshot: DocumentSnapshot; sequence: number }>;
  /** Committed state as one update, with the revision it is. Throws `not-found`. */
  state(documentId: DocumentId): Promise<{ update: Uint8Array; sequence: number }>;
  /** Closes the sockets whose session ended or whose right changed, of a person or a document, at once, in every process. */
  recheck(filter: { personId?: PersonId; documentId?: DocumentId }): Promise<void>;
  figures(): CollabFigures & { readonly documents: number; readonly unsentBytes: number };
  /** Closes every socket, to join elsewhere, and commits what is on its way, for at most 5 s. */
  close(): Promise<void>;
}

export interface CollabDeps
  extends Pick<GatewayDeps, 'authenticate' | 'isErased' | 'allowedOrigin' | 'loadResource' | 'logger'> {
  readonly log: DocumentLog;
  readonly limits?: Partial<CollabLimits>;
  /** After each commit. Must be cheap; what follows from it is done later. */
  readonly onCommitted: LiveDocumentDeps['onCommitted'];
  /** A document left memory. */
  readonly onPutAway?: (documentId: DocumentId) => void;
  /** Other processes on the same database; absent when there can be none. */
  readonly others?: { readonly bus: Bus; readonly sequences: OthersDeps['sequences'] };
}

const FLUSH_MS = 5_000;
/** Without signals it is the only way in which others' edits come, so it is taken more often. */
const LOOK_MS = { connected: 5_000, away: 1_000 };

export function createCollab(deps: CollabDeps): Collab {
  const limits = { ...defaultLimits, ...deps.limits };
  const figures: CollabFigures = {
    connections: 0,
    updates: 0,
    refusedWrites: 0,
    refusedUpdates: 0,
    closed: {},
  };
  const reclaim = createReclaim();
  const documents = createLiveDocuments({
    log: deps.log,
    logger: deps.logger,
    maxDocumentBytes: limits.documentBytes,
    snapshotEvery: limits.snapshotEvery,
    retryMs: limits.retryMs,
    idleMs: limits.idleMs,
    coolMs: limits.coolMs,
    reclaim,
    warmth: createWarmth(limits.warmBytes),
    onCommitted: (commit) => {
      others.tell(commit);
      deps.onCommitted(commit);
    },
    onPutAway: (documentId) => deps.onPutAway?.(documentId),
    onEnded: (documentId, reason) => gateway.closeDocument(documentId, reason),
  });
  const bus = deps.others?.bus ?? aloneBus();
  const others = followOthers({
    bus,
    documents,
    sequences: deps.others?.sequences ?? (async () => new Map()),
    logger: deps.logger,
    lookMs: LOOK_MS,
  });
  const rooms = createPresenceRooms(bus);
  const gateway = createGateway({ ...deps, documents, rooms, limits, figures });
  bus.onSignal((signal) => {
    if (signal.topic === 'recheck') void gateway.recheck(signal);
  });
  // A right may have changed unheard.
  bus.onMissed(() => void gateway.recheck({}));

  /** A document people write in is read after each pause: only what they changed. It goes with the Y.Doc. */
  const readers = new WeakMap<Y.Doc, DocumentReader>();
  function readerOf(doc: Y.Doc): DocumentReader {
    const known = readers.get(doc);
    if (known) return known;
    const reader = createDocumentReader(doc);
    readers.set(doc, reader);
    return reader;
  }

  return {
    handleUpgrade: gateway.handleUpgrade,
    edit: (documentId, { authorId, sessionId, origin }, change) =>
      documents.with(documentId, (live) =>
        live.edit({ authorId, sessionId: sessionId ?? null, origin }, change),
      ),
    read: async (documentId) => {
      const live = await documents.inMemory(documentId);
      if (live) return live.settled(({ doc, sequence }) => ({ snapshot: readerOf(doc).read(), sequence }));
      return withCommitted(deps.log, documentId, ({ doc, sequence }) => ({
        snapshot: readDocument(doc),
        sequence,
      }));
    },
    state: async (documentId) => {
      const live = await documents.inMemory(documentId);
      if (live) return live.state();
      return withCommitted(deps.log, documentId, ({ doc, sequence }) => ({
        update: Y.encodeStateAsUpdate(doc),
        sequence,
      }));
    },
    recheck: async ({ personId, documentId }) => {
      bus.publish({ topic: 'recheck', personId, documentId });
      await gateway.recheck({ personId, documentId });
    },
    figures: () => ({ ...figures, documents: documents.count(), unsentBytes: gateway.unsentBytes() }),
    close: async () => {
      gateway.close();
      await documents.close(FLUSH_MS);
      reclaim.stop();
      others.close();
    },
  };
}
