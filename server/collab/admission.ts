import type { CloseReason } from '#domain/collab/close-codes';
import type { Content } from './content';
import type { Outcome, Submission } from './live-document';

/** An update on its way in, and who waits to hear of it. */
export interface Incoming extends Submission {
  readonly told: (outcome: Outcome) => void;
}

/** What may go to the log. */
export interface Accepted {
  readonly incoming: Incoming;
  /** The bytes to commit: the very update, or what was new in it. */
  readonly log: Uint8Array;
}

/** What of that which arrives is let into one document. */
export interface Admission {
  /** Applies what may be applied, in order; says in `outcomes` what came of the rest, except of what is early. */
  check(batch: readonly Incoming[], outcomes: Map<Incoming, Outcome>): Accepted[];
  isEarly(incoming: Incoming): boolean;
  /** Those that came too early, to be checked again: what they wait for may be there now. */
  early(): Incoming[];
  /** What a source sent too early is given up: it has gone. */
  forget(source: object): void;
}

/** What refers to edits that have not come (two tabs, one behind the other) may wait in memory up to this much. */
const MAX_EARLY_BYTES = 256 * 1024;

export function createAdmission(
  content: Pick<Content, 'offer' | 'byteLength'>,
  maxDocumentBytes: number,
  refused: (incoming: Incoming, verdict: string) => void,
): Admission {
  let early: Incoming[] = [];
  /** Sources of a refused update: what they sent behind it would wait for it for ever. */
  const barred = new WeakSet<object>();

  function mayWait(incoming: Incoming): boolean {
    const bytes = early.reduce((sum, { update }) => sum + update.byteLength, incoming.update.byteLength);
    return bytes <= MAX_EARLY_BYTES;
  }

  function check(batch: readonly Incoming[], outcomes: Map<Incoming, Outcome>): Accepted[] {
    const refuse = (incoming: Incoming, reason: CloseReason): void => {
      barred.add(incoming.source);
      outcomes.set(incoming, { kind: 'refused', reason });
    };
    let size = content.byteLength();
    const offered = batch.filter((incoming) => {
      if (barred.has(incoming.source)) refuse(incoming, 'update-refused');
      else if (size + incoming.update.byteLength > maxDocumentBytes) refuse(incoming, 'document-too-large');
      else {
        size += incoming.update.byteLength;
        return true;
      }
      return false;
    });
    const accepted: Accepted[] = [];
    content.offer(offered).forEach((verdict, index) => {
      const incoming = offered[index];
      if (!incoming) return;
      if (verdict.kind === 'accepted') accepted.push({ incoming, log: verdict.log });
      else if (verdict.kind === 'nothing-new') outcomes.set(incoming, verdict);
      else if (verdict.kind === 'broken' || !mayWait(incoming)) {
        refuse(incoming, 'update-refused');
        refused(incoming, verdict.kind);
      } else early.push(incoming);
    });
    return accepted;
  }

  return {
    check,
    isEarly: (incoming) => early.includes(incoming),
    early: () => early.splice(0),
    forget: (source) => {
      early = early.filter((incoming) => incoming.source !== source);
    },
  };
}
