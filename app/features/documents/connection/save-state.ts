import { type CloseReason, closeReason, isFinal } from '#domain/collab/close-codes';

/** What is true of this person's edits: on the server's disk, on this device's disk, or nowhere yet. */
export type SaveState = 'saved' | 'kept' | 'unsaved';

/** The line to the server. `closed`: it said no, and trying again would not help. */
export type Line = 'connecting' | 'online' | 'offline' | 'closed';

/** What is on the screen and in no document yet: text in an open editor, or one of two values to be chosen. */
export type Held = 'typing' | 'choice';

/** Why a page cannot go on: the server said so, or what the server sent could not be put together here. */
export type Ending = CloseReason | 'cannot-show';

/** All that is known of the way edits take. */
export interface Knowledge {
  /** Edits of this device that the server has not confirmed, in this visit or an earlier one. */
  readonly unsent: boolean;
  /** Every edit is in a completed transaction of this device's database. */
  readonly onDevice: boolean;
  readonly held: Held | null;
  readonly line: Line;
  /** Why the line is closed for good. */
  readonly closed: Ending | null;
}

export interface Status {
  readonly save: SaveState;
  readonly line: Line;
  readonly closed: Ending | null;
  /** Why the server closed a line that is being tried again; null when it simply broke, and once it is back. */
  readonly again: CloseReason | null;
  readonly unsent: boolean;
  /** This device keeps what is written now. */
  readonly onDevice: boolean;
  readonly held: Held | null;
  /** The document is there: from the server, or from this device. Until then nothing must be shown as empty. */
  readonly loaded: boolean;
}

/** Refusals after which edits kept on the device can still be sent, by the same person after signing in again. */
const waits: readonly Ending[] = ['not-signed-in'];
/** Endings after which the server will never take these edits: this device keeps them no longer than to offer them. */
const lost: readonly Ending[] = [
  'not-allowed',
  'not-found',
  'epoch-changed',
  'update-refused',
  'cannot-show',
];

export function saveState({ unsent, onDevice, held, closed }: Knowledge): SaveState {
  // Of what cannot be put together nothing is known to be saved.
  if (held !== null || closed === 'cannot-show') return 'unsaved';
  if (!unsent) return 'saved';
  // What the server will never take is not safe by lying on a device.
  if (closed !== null && !waits.includes(closed)) return 'unsaved';
  return onDevice ? 'kept' : 'unsaved';
}

/** Whether leaving the page would lose something that was written. */
export function wouldLose({ save, unsent, held }: Pick<Status, 'save' | 'unsent' | 'held'>): boolean {
  return held !== null || (unsent && save === 'unsaved');
}

export const isLost = (ending: Ending | null): boolean => ending !== null && lost.includes(ending);

/** What a socket's close code means for the line. */
export function lineAfterClose(code: number | undefined): Pick<Status, 'line' | 'closed' | 'again'> {
  const reason = code === undefined ? null : closeReason(code);
  if (code === undefined || !isFinal(code)) return { line: 'offline', closed: null, again: reason };
  return { line: 'closed', closed: reason ?? 'message-unreadable', again: null };
}
