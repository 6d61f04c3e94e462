import type * as Y from 'yjs';
import type { CloseReason } from '#domain/collab/close-codes';
import type { DocumentId, NetworkId } from '#domain/ids';
import type { Answer } from './content';
import type { Authorship, DocumentLog } from './log';
import type { Reclaim } from './reclaim';
import type { Warmth } from './warmth';

/** What came of an update, told when it is certain. */
export type Outcome =
  | { readonly kind: 'committed'; readonly sequence: number }
  /** It brought nothing that is not committed already. */
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'refused'; readonly reason: CloseReason };

/** What one commit changed, for everyone who has the document open. */
export interface Committed {
  readonly sequence: number;
  /** The merged change. */
  readonly update: Uint8Array;
  /** The only one who wrote in this commit: it has the change already. Null when there were several. */
  readonly soleSource: object | null;
}

/** A document at a moment when what is in memory is exactly what is committed. */
export interface Settled {
  readonly doc: Y.Doc;
  readonly sequence: number;
}

/** Updates of other processes, as they committed them: numbers `first` to `last` of the log. */
export interface Elsewhere {
  readonly first: number;
  readonly last: number;
  /** Merged; null when they have to be read from the log. */
  readonly update: Uint8Array | null;
}

/** An update on its way in. */
export interface Submission {
  readonly update: Uint8Array;
  /** All that its author has (sync step 2), not only what is new. */
  readonly whole: boolean;
  readonly by: Authorship;
  /** The connection it came over. */
  readonly source: object;
}

export interface LiveDocument {
  readonly id: DocumentId;
  readonly networkId: NetworkId;
  readonly epoch: number;
  readonly shape: number;
  /** Takes an update in, in order of arrival. `told` is called once, after everyone else was sent the change. */
  submit(submission: Submission, told: (outcome: Outcome) => void): void;
  /** What a source sent too early is given up: it has gone. */
  forget(source: object): void;
  /** Takes in what another process committed, unless it is known. */
  takeFromElsewhere(elsewhere: Elsewhere): void;
  /** What someone with this state vector lacks of what is committed. Throws when the vector cannot be read. */
  answer(stateVector: Uint8Array): Promise<Answer>;
  /** Of what is committed. */
  stateVector(): Promise<Uint8Array>;
  /** The committed state as one update. */
  state(): Promise<{ update: Uint8Array; sequence: number }>;
  /** Runs `use` at a settled moment, at once or after the commit under way. It must not change the document. */
  settled<T>(use: (state: Settled) => T): Promise<T>;
  /** A change made by the server: on a copy, then through the same door as everyone's. One at a time. */
  edit(by: Authorship, change: (doc: Y.Doc) => void): Promise<{ sequence: number }>;
  /** The listener is called after each commit, before the author is told. */
  subscribe(listener: (committed: Committed) => void): () => void;
  sequence(): number;
  /** Bytes of updates that are not committed yet. */
  unsavedBytes(): number;
  /** Waits until nothing is on its way, however long; then keeps the state for the next opening. */
  keep(): Promise<void>;
  /** It is not needed any more; call after `keep` or `stop`. */
  close(): void;
  /** The same, but gives up what cannot be committed within `ms`: nobody was told that it is saved. */
  stop(ms: number): Promise<void>;
}

export interface LiveDocumentDeps {
  readonly log: DocumentLog;
  readonly logger: {
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  readonly maxDocumentBytes: number;
  /** So many log rows after the newest snapshot, another is written. */
  readonly snapshotEvery: number;
  /** So long after the last edit the Y.Doc is let go, and only the bytes of the state stay. */
  readonly coolMs: number;
  readonly warmth: Warmth;
  readonly reclaim: Pick<Reclaim, 'released'>;
  /** The first wait before a failed append is tried again; each next is twice as long, at most 5 s. */
  readonly retryMs: number;
  /** After each commit of this process. */
  onCommitted(commit: {
    documentId: DocumentId;
    networkId: NetworkId;
    first: number;
    last: number;
    update: Uint8Array | null;
  }): void;
  /** The document is gone or begins a new epoch: it cannot go on. */
  onEnded(reason: CloseReason): void;
}
