import type { ReactNode } from 'react';
import type { ReturnPage } from '#server/statistics/read-return';

/** What every way of making a return is given: a register counted, totals typed, cases written one by one. */
export interface Making {
  readonly page: ReturnPage;
  /** What stands above: where the return is, and whether something is counted and not sent. */
  readonly head: (counted: boolean) => ReactNode;
  /** What the network has of the return; shown while nothing new is counted. */
  readonly sent: ReactNode;
  /** Something new was begun: what was said of the last is said no more. */
  readonly onBegin: () => void;
  readonly onSent: () => void;
}

/** What a new count would correct: what was sent and not sent back. */
export function sentState({ current }: ReturnPage): 'submitted' | 'approved' | null {
  return current && current.state !== 'returned' ? current.state : null;
}
