import type * as Y from 'yjs';
import { activityOf, BODY, fieldOf } from '#domain/comments/about';
import { type Letters, locate, type Range, readLetters } from '#domain/comments/anchor';
import { activityTextFields } from '#domain/document/fields';
import { activityText, documentParts } from '#domain/document/shape';
import type { ShownThread } from '#server/comments/list';
import type { Marks } from './comments-context';

export interface PlacedThread extends ShownThread {
  /** What it is about is no longer in the document. */
  readonly detached: boolean;
  /** Of a stretch of text: where it stands now. */
  readonly range: Range | null;
}

/**
 * Where each thread stands in the document now.
 * @param activityIds the rows that are there; a deleted one is not
 */
export function placeThreads(
  threads: readonly ShownThread[],
  doc: Y.Doc,
  activityIds: ReadonlySet<string>,
): PlacedThread[] {
  const read = new Map<Y.XmlFragment, Letters>();
  const lettersOf = (fragment: Y.XmlFragment): Letters => {
    const letters = read.get(fragment) ?? readLetters(fragment);
    read.set(fragment, letters);
    return letters;
  };
  return threads.map((thread) => {
    const { about } = thread;
    const activityId = activityOf(about);
    if (activityId !== null && !activityIds.has(activityId))
      return { ...thread, detached: true, range: null };
    if (about.kind !== 'text') return { ...thread, detached: false, range: null };
    const fragment = textAt(doc, activityId, about.field);
    const found = fragment && locate(lettersOf(fragment), about);
    return { ...thread, detached: !found, range: found ? { from: found.from, to: found.to } : null };
  });
}

/** The shared text that a stretch is of. */
export function textAt(doc: Y.Doc, activityId: string | null, field: string): Y.XmlFragment | undefined {
  if (activityId === null) return field === BODY ? documentParts(doc).body : undefined;
  const text = activityTextFields.find((each) => each === field);
  return text && activityText(doc, activityId, text);
}

export function countOpen(threads: readonly PlacedThread[]): Record<string, Record<string, number>> {
  const marks: Record<string, Record<string, number>> = {};
  for (const { about, resolved, detached } of threads) {
    const activityId = activityOf(about);
    if (activityId === null || resolved || detached) continue;
    const field = fieldOf(about) ?? '';
    const of = marks[activityId] ?? {};
    marks[activityId] = { ...of, [field]: (of[field] ?? 0) + 1 };
  }
  return marks;
}

/** The open thread that a cell's mark leads to: one of its own before others of the activity. */
export function firstAt(
  threads: readonly PlacedThread[],
  activityId: string,
  column: string,
): PlacedThread | undefined {
  const open = threads.filter(
    ({ about, resolved, detached }) => !resolved && !detached && activityOf(about) === activityId,
  );
  const own = column === 'title' ? null : column;
  return open.find(({ about }) => fieldOf(about) === own) ?? open[0];
}

/** How many open threads a cell shows: its own; the title's cell also those of no column that is shown. */
export function marksIn(marks: Marks | undefined, column: string, columns: readonly string[]): number {
  if (!marks) return 0;
  const own = marks[column] ?? 0;
  if (column !== 'title') return own;
  const elsewhere = Object.entries(marks).filter(([field]) => !columns.includes(field));
  return elsewhere.reduce((sum, [, count]) => sum + count, own);
}
