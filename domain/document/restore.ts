import { diffArrays } from 'diff';
import * as Y from 'yjs';
import { bringBackSections, isLive } from './bring-back';
import { appendRichText, type RichNode } from './rich-text';
import { inOrder, same } from './same';
import { documentParts, rowIn, rowsIn } from './shape';
import { copyValue, plainValue } from './shared-value';

/** Beyond so many paragraphs that differ, a text is written anew. */
const MOST_BLOCKS = 2_000;

/**
 * Writes a document's earlier content into it as new edits: applying the old state would do nothing. Only what differs
 * is written. Rows keep their ids, so that facts stay theirs; rows that came later are marked as deleted, like by every
 * deletion, and can be brought back. The kind stays: it is no part of the content.
 * @param then the document as it was
 */
export function restoreDocument(then: Y.Doc, doc: Y.Doc, at: Date): void {
  const [was, now] = [documentParts(then), documentParts(doc)];
  doc.transact(() => {
    restoreFields(was.meta, now.meta, new Set(['kind']));
    for (const part of ['sections', 'activities', 'outcomes', 'attendance'] as const) {
      for (const [id, row] of rowsIn(was[part])) restoreInto(row, now[part], id);
      for (const [id, row] of rowsIn(now[part]))
        if (!rowIn(was[part], id) && isLive(row)) row.set('deletedAt', at.toISOString());
    }
    restoreText(was.body, now.body);
  }, 'restore');
}

/**
 * Writes one activity as it was; everything around it stays as it is. Where its section cannot be seen any more, it
 * stays where it stands now.
 * @returns false when it was not there then
 */
export function restoreActivity(then: Y.Doc, doc: Y.Doc, id: string): boolean {
  const was = rowIn(documentParts(then).activities, id);
  if (!was || !isLive(was)) return false;
  const { activities, sections } = documentParts(doc);
  const now = rowIn(activities, id);
  const section = was.get('sectionId');
  const stands = typeof section !== 'string' || isLive(rowIn(sections, section));
  doc.transact(() => {
    if (now && !stands) restoreFields(was, now, new Set(['sectionId', 'order']));
    else restoreInto(was, activities, id);
    bringBackSections(doc, activities, id);
  }, 'restore');
  return true;
}

/** Makes a shared text say what `node` says; paragraphs that are the same stay untouched, with what points at them. */
export function rewriteText(now: Y.XmlFragment, node: RichNode): void {
  const other = new Y.Doc();
  const was = other.getXmlFragment('text');
  appendRichText(was, node);
  restoreText(was, now);
  other.destroy();
}

/** Writes some fields of a row as they were; everything else of it stays as it is. */
export function restoreOnly(was: Y.Map<unknown>, now: Y.Map<unknown>, fields: ReadonlySet<string>): void {
  restoreFields(was, now, new Set([...was.keys(), ...now.keys()].filter((field) => !fields.has(field))));
}

function restoreInto(was: Y.Map<unknown>, rows: Y.Map<Y.Map<unknown>>, id: string): void {
  const now = rowIn(rows, id);
  if (now) restoreFields(was, now);
  else rows.set(id, copyValue(was));
}

/** Makes `now` what `was` holds. Shared parts stay the very same, so that who writes in them meanwhile loses nothing. */
function restoreFields(
  was: Y.Map<unknown> | undefined,
  now: Y.Map<unknown>,
  but: ReadonlySet<string> = new Set(),
): void {
  for (const field of new Set([...(was?.keys() ?? []), ...now.keys()])) {
    if (but.has(field)) continue;
    const [before, after] = [was?.get(field), now.get(field)];
    if (same(plainValue(before) ?? null, plainValue(after) ?? null)) continue;
    if (isMap(after) && (isMap(before) || before === undefined)) restoreFields(before, after);
    else if (isText(after) && (isText(before) || before === undefined)) restoreText(before, after);
    else if (before === undefined) now.delete(field);
    else now.set(field, copyValue(before));
  }
}

const isMap = (value: unknown): value is Y.Map<unknown> =>
  value instanceof Y.Map && !(value instanceof Y.XmlHook);
const isText = (value: unknown): value is Y.XmlFragment => value instanceof Y.XmlFragment;

/** Makes `now` the text that `was` holds. Paragraphs that are the same stay untouched, with what points at them. */
export function restoreText(was: Y.XmlFragment | undefined, now: Y.XmlFragment): void {
  const blocks = was?.toArray() ?? [];
  const keys = (all: readonly unknown[]) => all.map((block) => inOrder(plainValue(block)) ?? '');
  const parts = diffArrays(keys(now.toArray()), keys(blocks), { maxEditLength: MOST_BLOCKS }) ?? [
    { value: now.toArray(), removed: true },
    { value: blocks, added: true },
  ];
  let [at, from] = [0, 0];
  for (const { value, added, removed } of parts) {
    const count = value.length;
    if (removed) {
      now.delete(at, count);
      continue;
    }
    // A fragment holds these two, and hooks, which its type leaves out.
    if (added) now.insert(at, blocks.slice(from, from + count).map(copyValue) as Y.XmlElement[]);
    at += count;
    from += count;
  }
}
