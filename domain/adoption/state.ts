import type { TieRule, VoteResult } from './rules';

export const voteSteps = ['closed', 'decided', 'withdrawn'] as const;
/** How a vote went on after its opening. Each happens once; none is changed. */
export interface VoteStep {
  readonly step: (typeof voteSteps)[number];
  /** Null when it was withdrawn. */
  readonly result: VoteResult | null;
}

/** `tied`: it is closed, and waits for the chair to decide. */
export type VoteState = 'open' | 'tied' | 'ended';

/** Where a vote stands after these steps, in whatever order they are given. */
export function stateOf(steps: readonly VoteStep[], tieRule: TieRule): VoteState {
  const closed = steps.find(({ step }) => step === 'closed');
  if (steps.some(({ step }) => step !== 'closed')) return 'ended';
  if (!closed) return 'open';
  return closed.result === 'tied' && tieRule === 'chair' ? 'tied' : 'ended';
}

/** Whether a vote still takes what is said in it: after its deadline an open one only waits to be closed. */
export function takesBallots(state: VoteState, deadline: Date, now: Date): boolean {
  return state === 'open' && now < deadline;
}

/** What came of it: the chair's word, where a tie was decided. Null while it is open and when it was withdrawn. */
export function resultOf(steps: readonly VoteStep[]): VoteResult | null {
  if (steps.some(({ step }) => step === 'withdrawn')) return null;
  const of = (wanted: VoteStep['step']) => steps.find(({ step }) => step === wanted)?.result ?? null;
  return of('decided') ?? of('closed');
}
