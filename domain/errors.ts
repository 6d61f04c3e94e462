/** Every reason for which Jalon refuses something. The codes are stable: they are locale keys and API answers. */
export type ErrorCode =
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'wrong-origin'
  | 'wrong-password'
  | 'file-unreadable'
  | 'file-type'
  | 'names-people'
  | 'unknown-table'
  | 'gives-away'
  | 'own-work'
  | 'nothing-to-undo'
  | 'not-kept'
  | 'locked'
  | 'has-figures'
  | 'vote-open'
  | 'vote-closed'
  | 'votes-missing'
  | 'not-voter'
  | 'no-voters'
  | 'not-ready'
  | 'unavailable';

/**
 * A refusal that a person may read: `code` picks the sentence in their language, `details` fills it.
 * At the edges it becomes a tRPC error, an HTTP status or a socket's close code; nowhere else.
 */
export class JalonError extends Error {
  override readonly name = 'JalonError';
  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
