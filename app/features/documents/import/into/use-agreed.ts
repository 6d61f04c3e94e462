import { useState } from 'react';
import type { ImportChanges } from '#server/documents/merge/plan';

export interface AgreedTicks {
  readonly isTicked: (n: number) => boolean;
  readonly tick: (numbers: readonly number[], on: boolean) => void;
  readonly isRemoved: (n: number) => boolean;
  readonly tickRemoved: (n: number, on: boolean) => void;
  readonly text: boolean;
  readonly setText: (on: boolean) => void;
  /** What is unticked, and what is ticked to be deleted. */
  readonly without: ReadonlySet<number>;
  readonly removals: ReadonlySet<number>;
  readonly as: 'edits' | 'suggestions';
  readonly setAs: (as: 'edits' | 'suggestions') => void;
  readonly comments: boolean;
  readonly setComments: (on: boolean) => void;
  /** How many changes, new rows, deletions and comments will be written. */
  readonly count: number;
}

/**
 * What a person agrees to: at first everything but what empties a field or deletes a row. Of an answer, at first what
 * its authors have changed, as suggestions: the rest differs because the plan went on.
 */
export function useAgreed({ matched, added, text: lines, answer }: ImportChanges): AgreedTicks {
  const changes = matched.flatMap((row) => row.changes);
  const tracked = (answer?.changes ?? 0) > 0;
  const [without, setWithout] = useState<ReadonlySet<number>>(
    () =>
      new Set(
        [...changes, ...added.map((row) => ({ ...row, emptied: false }))]
          .filter(({ emptied, by }) => (tracked ? by === null : emptied))
          .map(({ n }) => n),
      ),
  );
  const [as, setAs] = useState<AgreedTicks['as']>(tracked ? 'suggestions' : 'edits');
  const [comments, setComments] = useState(true);
  const [removals, setRemovals] = useState<ReadonlySet<number>>(new Set());
  const [text, setText] = useState(false);
  return {
    isTicked: (n) => !without.has(n),
    tick: (numbers, on) =>
      setWithout((before) => {
        const after = new Set(before);
        for (const n of numbers)
          if (on) after.delete(n);
          else after.add(n);
        return after;
      }),
    isRemoved: (n) => removals.has(n),
    tickRemoved: (n, on) =>
      setRemovals((before) => {
        const after = new Set(before);
        if (on) after.add(n);
        else after.delete(n);
        return after;
      }),
    text,
    setText,
    without,
    removals,
    as,
    setAs,
    comments: comments && (answer?.comments.length ?? 0) > 0,
    setComments,
    count:
      [...changes, ...added].filter(
        // That a row stands elsewhere is no suggestion.
        (one) => !without.has(one.n) && !(as === 'suggestions' && 'field' in one && one.field === 'section'),
      ).length +
      removals.size +
      (text && as === 'edits' && lines.length > 0 ? 1 : 0) +
      (comments ? (answer?.comments.length ?? 0) : 0),
  };
}
