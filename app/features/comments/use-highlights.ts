import { replaceEqualDeep } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { activityOf, fieldOf } from '#domain/comments/about';
import { type Highlight, useComments } from './comments-context';

/** A shared text as comments name it: a rich cell, or without an activity the document's own. */
export interface CommentedPlace {
  readonly activityId: string | null;
  readonly field: string;
}

/** The stretches of one text that have open threads. */
export function useHighlights(place: CommentedPlace | null): readonly Highlight[] {
  const { threads, shown } = useComments();
  const last = useRef<readonly Highlight[]>([]);
  const [activityId, field] = [place?.activityId ?? null, place?.field];
  return useMemo(() => {
    const found = (threads ?? []).flatMap(({ id, about, range, resolved }): Highlight[] => {
      const here = fieldOf(about) === field && activityOf(about) === activityId;
      if (!here || !range || (resolved && id !== shown)) return [];
      return [{ ...range, threadId: id, shown: id === shown }];
    });
    last.current = replaceEqualDeep(last.current, found);
    return last.current;
  }, [threads, shown, activityId, field]);
}
