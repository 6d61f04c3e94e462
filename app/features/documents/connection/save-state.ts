import { type CloseReason, closeReason, isFinal } from '#domain/collab/close-codes';

/** What is true of this person's edits: on the server's disk, on this device's disk, or nowhere yet. */
export type SaveState = 'saved' | 'kept' | 'unsaved';

/** The line to the server. `closed`: it said no, and trying again would not help. */
export type Line = 'connecting' | 'online' | 'offline' | 'closed';

/** All that is known of the way edits take. */
export interface Knowledge {
  /** Edits of this device that the server has not confirmed, in this visit or an earlier one. */
  readonly unsent: boolean;
  /** Every edit is in a completed transaction of this device's database. */
  readonly onDevice: boolean;
  readonly line: Line;
  /** Why the server closed the line for good. */
  readonly closed: CloseReason | null;
}

export interface Status {
  readonly save: SaveState;
  readonly line: Line;
  readonly closed: CloseReason | null;
  /** The document is there: from the server, or from this device. Until then nothing must be shown as empty. */
  readonly loaded: boolean;
}

/** Refusals after which edits kept on the device can still be sent, by the same person after signing in again. */
const waits: readonly CloseReason[] = ['not-signed-in'];

export function saveState({ unsent, onDevice, closed }: Knowledge): SaveState {
  if (!unsent) return 'saved';
  // What the server will never take is not safe by lying on a device.
  if (closed !== null && !waits.includes(closed)) return 'unsaved';
  return onDevice ? 'kept' : 'unsaved';
}

/** What a socket's close code means for the line. */
export function lineAfterClose(code: number | undefined): Pick<Knowledge, 'line' | 'closed'> {
  if (code === undefined || !isFinal(code)) return { line: 'offline', closed: null };
  return { line: 'closed', closed: closeReason(code) ?? 'message-unreadable' };
}
