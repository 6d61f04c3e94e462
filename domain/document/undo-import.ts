import * as Y from 'yjs';
import type { MetaScalars } from './fields';
import { readDocument } from './read';
import { restoreOnly } from './restore';
import { insertRichText, type RichNode, readBlock, readRichText } from './rich-text';
import { same } from './same';
import { documentParts, type EditOrigin, rowIn, rowsIn, setMeta } from './shape';

/**
 * Why a row of an import stays: somebody changed, moved or brought it back; something stands in it; something
 * refers to it (a colleague's link, a reported status, a comment, a workshop's agenda).
 */
export type KeptBecause = 'changed' | 'holds' | 'used';
export interface KeptNode {
  readonly id: string;
  readonly kind: 'section' | 'activity';
  /** As it is now. */
  readonly title: string;
  readonly because: KeptBecause;
}

/** What undoing an import withdraws, and what it leaves because people worked on it. */
export interface ImportUndo {
  readonly sections: readonly string[];
  readonly activities: readonly string[];
  /** Blocks of the narrative, in reading order, each with the place it stands at. */
  readonly blocks: readonly { readonly index: number; readonly nodes: readonly RichNode[] }[];
  /** What the import said the document derives from; null when that stays. */
  readonly derivedFrom: MetaScalars['derivedFrom'];
  /** Of rows that were there before the import: what it changed in them and becomes again what it was. */
  readonly fields: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** Rows that the import deleted and that come back. */
  readonly restored: readonly string[];
  /** In reading order, sections first. */
  readonly kept: readonly KeptNode[];
  /** Blocks of the import's narrative in which somebody wrote. */
  readonly keptBlocks: number;
}

/** True when there is nothing left to withdraw. */
export function isNothing(undo: ImportUndo): boolean {
  return (
    undo.sections.length + undo.activities.length + undo.blocks.length === 0 &&
    undo.fields.length + undo.restored.length === 0 &&
    undo.derivedFrom === null
  );
}

/**
 * What undoing an import would do to today's document; nothing is written.
 *
 * Touched is whatever differs from what the import left, unknown fields too: when in doubt, it stays. Two things are
 * not taken for a change: deleting (then there is nothing to withdraw) and what was changed and changed back.
 * @param imported the document right after the import
 * @param used ids of rows that something outside the document refers to
 * @param before the document right before the import; null when the import made it
 */
export function planImportUndo(
  imported: Y.Doc,
  doc: Y.Doc,
  used: ReadonlySet<string>,
  before: Y.Doc | null = null,
): ImportUndo {
  const old = before ? planOldRows(before, imported, doc) : NOTHING_OLD;
  const { kept, ...nodes } = planNodes(imported, doc, used, before);
  const blocks: ImportUndo['blocks'][number][] = [];
  let keptBlocks = 0;
  const left = blocksOf(imported);
  const older = before ? blocksOf(before) : new Map();
  for (const [id, block] of blocksOf(doc)) {
    const was = older.has(id) ? undefined : left.get(id);
    if (was && same(was.nodes, block.nodes)) blocks.push(block);
    else if (was) keptBlocks++;
  }
  const { derivedFrom } = readDocument(imported);
  const stands = !before && derivedFrom !== null && same(derivedFrom, readDocument(doc).derivedFrom);
  return {
    ...nodes,
    kept: [...kept, ...old.kept],
    fields: old.fields,
    restored: old.restored,
    blocks,
    keptBlocks,
    derivedFrom: stands ? derivedFrom : null,
  };
}

/**
 * Takes back what an import brought and nobody touched since. Rows are marked as deleted, like by every deletion:
 * what a colleague writes in them offline is not thrown away. Only blocks of the narrative go for good, as when
 * somebody deletes a paragraph. Kind, title, language and year were chosen by a person, not by the file: they stay.
 * @returns what it did; asked again, it finds nothing
 */
export function undoImport(
  imported: Y.Doc,
  doc: Y.Doc,
  used: ReadonlySet<string>,
  at: Date,
  before: Y.Doc | null = null,
): ImportUndo {
  const undo = planImportUndo(imported, doc, used, before);
  doc.transact(() => {
    const { sections, activities, body } = documentParts(doc);
    for (const [rows, ids] of [
      [sections, undo.sections],
      [activities, undo.activities],
    ] as const) {
      for (const id of ids) rows.get(id)?.set('deletedAt', at.toISOString());
    }
    if (before) restoreOldRows(before, doc, undo);
    for (const { index } of undo.blocks.toReversed()) body.delete(index, 1);
    if (undo.derivedFrom) setMeta(doc, { derivedFrom: null }, 'undo-import');
  }, 'undo-import');
  return undo;
}

/**
 * Puts back what undoing an import withdrew. Its rows are then as the import left them. What it changed in rows that
 * were there before is not changed again: for that the file is imported again.
 */
export function redoImport(doc: Y.Doc, undone: ImportUndo, origin: EditOrigin): void {
  doc.transact(() => {
    const { sections, activities, body } = documentParts(doc);
    const withdrawn = new Set([...undone.sections, ...undone.activities]);
    for (const rows of [sections, activities]) {
      for (const [id, row] of rowsIn(rows)) if (withdrawn.has(id)) row.delete('deletedAt');
    }
    for (const { index, nodes } of undone.blocks) {
      insertRichText(body, Math.min(index, body.length), { type: 'doc', content: nodes });
    }
    if (undone.derivedFrom) setMeta(doc, { derivedFrom: undone.derivedFrom }, origin);
  }, origin);
}

interface LiveRow {
  readonly kind: 'section' | 'activity';
  readonly row: Y.Map<unknown>;
}

/** Rows that are not deleted, by id. */
function liveRows(doc: Y.Doc): ReadonlyMap<string, LiveRow> {
  const { sections, activities } = documentParts(doc);
  const found = new Map<string, LiveRow>();
  for (const [id, row] of rowsIn(sections)) if (isLive(row)) found.set(id, { kind: 'section', row });
  for (const [id, row] of rowsIn(activities)) if (isLive(row)) found.set(id, { kind: 'activity', row });
  return found;
}

const isLive = (row: Y.Map<unknown>): boolean => (row.get('deletedAt') ?? null) === null;

const NOTHING_OLD: Pick<ImportUndo, 'fields' | 'restored' | 'kept'> = { fields: [], restored: [], kept: [] };

/** What an import did to rows that were there before it, as far as it still stands so. */
function planOldRows(before: Y.Doc, imported: Y.Doc, doc: Y.Doc): typeof NOTHING_OLD {
  const [left, now] = [liveRows(imported), liveRows(doc)];
  const fields: { id: string; names: string[] }[] = [];
  const restored: string[] = [];
  const touched = new Set<string>();
  for (const [id, { row: was }] of liveRows(before)) {
    const [then, is] = [left.get(id)?.row, now.get(id)?.row];
    if (!then) {
      if (!is) restored.push(id);
      continue;
    }
    if (!is) continue;
    const changed = [...new Set([...was.keys(), ...then.keys()])].filter(
      (field) => !same(plain(was.get(field)) ?? null, plain(then.get(field)) ?? null),
    );
    const names = changed.filter((field) =>
      same(plain(then.get(field)) ?? null, plain(is.get(field)) ?? null),
    );
    if (names.length > 0) fields.push({ id, names });
    if (names.length < changed.length && !isUndone(was, is, changed, names)) touched.add(id);
  }
  const { sections, activities } = readDocument(doc);
  const kept = [
    ...sections.map((each) => ({ ...each, kind: 'section' as const })),
    ...activities.map((each) => ({ ...each, kind: 'activity' as const })),
  ].flatMap(({ id, kind, title }): KeptNode[] =>
    touched.has(id) ? [{ id, kind, title, because: 'changed' }] : [],
  );
  return { fields, restored, kept };
}

/** Whether what is not as the import left it is as it was before: then there is nothing to tell. */
function isUndone(
  was: Y.Map<unknown>,
  is: Y.Map<unknown>,
  changed: readonly string[],
  names: readonly string[],
): boolean {
  return changed
    .filter((field) => !names.includes(field))
    .every((field) => same(plain(was.get(field)) ?? null, plain(is.get(field)) ?? null));
}

function restoreOldRows(before: Y.Doc, doc: Y.Doc, { fields, restored }: ImportUndo): void {
  const { sections, activities } = documentParts(doc);
  const old = liveRows(before);
  for (const { id, names } of fields) {
    const now = rowIn(activities, id) ?? rowIn(sections, id);
    const was = old.get(id)?.row;
    if (now && was) restoreOnly(was, now, new Set(names));
  }
  for (const id of restored) (rowIn(activities, id) ?? rowIn(sections, id))?.set('deletedAt', null);
}

function planNodes(
  imported: Y.Doc,
  doc: Y.Doc,
  used: ReadonlySet<string>,
  earlier: Y.Doc | null,
): Pick<ImportUndo, 'sections' | 'activities' | 'kept'> {
  const there = earlier ? liveRows(earlier) : new Map();
  const before = new Map([...liveRows(imported)].filter(([id]) => !there.has(id)));
  const now = liveRows(doc);
  const going = new Set<string>();
  const kept = new Map<string, KeptBecause>();
  for (const [id, { row }] of now) {
    const was = before.get(id);
    if (!was) continue;
    if (!same(plain(was.row), plain(row))) kept.set(id, 'changed');
    else if (used.has(id)) kept.set(id, 'used');
    else going.add(id);
  }
  // What stays keeps what it stands in and what it refers to; these keep others in turn.
  const staying = [...now.keys()].filter((id) => !going.has(id));
  const keep = (id: unknown, because: KeptBecause): void => {
    if (typeof id !== 'string' || !going.delete(id)) return;
    kept.set(id, because);
    staying.push(id);
  };
  for (const id of staying) {
    const { kind, row } = now.get(id) ?? {};
    keep(row?.get(kind === 'section' ? 'parentId' : 'sectionId'), 'holds');
    for (const links of [row?.get('dependsOn'), row?.get('contributesTo')]) {
      if (links instanceof Y.Map) for (const other of links.keys()) keep(other, 'used');
    }
  }
  const { sections, activities } = readDocument(doc);
  const told = (
    kind: KeptNode['kind'],
    each: { readonly id: string; readonly title: string },
  ): KeptNode[] => {
    const because = kept.get(each.id);
    return because ? [{ id: each.id, kind, title: each.title, because }] : [];
  };
  return {
    sections: sections.flatMap(({ id }) => (going.has(id) ? [id] : [])),
    activities: activities.flatMap(({ id }) => (going.has(id) ? [id] : [])),
    kept: [
      ...sections.flatMap((each) => told('section', each)),
      ...activities.flatMap((each) => told('activity', each)),
    ],
  };
}

/** The narrative's outermost blocks by what Yjs knows each by: one written again in the same words is another. */
function blocksOf(doc: Y.Doc): ReadonlyMap<string, ImportUndo['blocks'][number]> {
  const blocks = documentParts(doc).body.toArray();
  return new Map(
    blocks.flatMap((block, index) => {
      const id = block._item?.id;
      return id ? [[`${id.client} ${id.clock}`, { index, nodes: readBlock(block) }] as const] : [];
    }),
  );
}

/** A row's value as plain data, whatever stands in it. */
function plain(value: unknown): unknown {
  if (value instanceof Y.Map) {
    return Object.fromEntries([...value.entries()].map(([key, each]) => [key, plain(each)]));
  }
  if (value instanceof Y.XmlFragment) return readRichText(value);
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}
