/** What one connection may cost. Each is a setting of `createCollab`; each has its own close code. */
export interface CollabLimits {
  /** Bytes of one message. */
  readonly messageBytes: number;
  readonly documentBytes: number;
  /** Messages a second that one connection may send for long, and at once. */
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  /** Bytes a connection may leave unread before it is closed, to join again. */
  readonly unsentBytes: number;
  /** Bytes of one document that may wait for the database. */
  readonly unsavedBytes: number;
  readonly connectionsPerPerson: number;
  /** Of everyone. */
  readonly connections: number;
  /** Between two pings; a connection that has not answered the last one is closed. */
  readonly pingMs: number;
  /** Between two looks at whether session and right still hold, beside those asked for by `recheck`. */
  readonly recheckMs: number;
  /** How long a document nobody uses stays in memory. */
  readonly idleMs: number;
  /** How long after its last edit a document's Y.Doc is let go. */
  readonly coolMs: number;
  /** Bytes of documents' states whose Y.Docs may stand at a time. */
  readonly warmBytes: number;
  readonly snapshotEvery: number;
  /** The first wait before a failed append is tried again. */
  readonly retryMs: number;
}

export const defaultLimits: CollabLimits = {
  messageBytes: 1_000_000,
  documentBytes: 50_000_000,
  messagesPerSecond: 2_000,
  messagesAtOnce: 20_000,
  unsentBytes: 4_000_000,
  unsavedBytes: 16_000_000,
  connectionsPerPerson: 1_000,
  connections: 20_000,
  pingMs: 15_000,
  recheckMs: 60_000,
  idleMs: 3_000,
  coolMs: 10_000,
  warmBytes: 16_000_000,
  snapshotEvery: 500,
  retryMs: 100,
};
