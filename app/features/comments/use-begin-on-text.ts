import { BODY } from '#domain/comments/about';
import { anchorAt, type Range, readLetters } from '#domain/comments/anchor';
import { usePlan } from '../documents/plan/plan-context';
import { useComments } from './comments-context';
import { textAt } from './place-threads';
import type { CommentedPlace } from './use-highlights';

/** Begins a thread on the chosen letters of a text; with none chosen, on the whole of it. */
export function useBeginOnText(place: CommentedPlace | null): (chosen: Range) => void {
  const { doc } = usePlan();
  const { begin } = useComments();
  return (chosen) => {
    if (!place) return;
    const { activityId, field } = place;
    const text = textAt(doc, activityId, field);
    const anchor = text && anchorAt(readLetters(text), chosen);
    if (anchor) begin({ kind: 'text', activityId, field, ...anchor });
    else if (activityId === null || field === BODY) begin({ kind: 'document' });
    else begin({ kind: 'field', activityId, field });
  };
}
