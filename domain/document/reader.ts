import * as Y from 'yjs';
import { arrange, type DocumentSnapshot, notAMap } from './read';
import { type ActivitySnapshot, readActivity, readMeta, readSection, type SectionRow } from './read-rows';
import { readWorkshop } from './read-workshop';
import { readRichText } from './rich-text';
import { documentParts } from './shape';

export interface DocumentReader {
  /** The document as it is now. Parts that did not change since the last reading are the very same objects. */
  read(): DocumentSnapshot;
  /** It follows the document no more. */
  stop(): void;
}

/**
 * Reads one document again and again, each time only the rows that were changed since: what `readDocument` gives,
 * for the price of the change.
 */
export function createDocumentReader(doc: Y.Doc): DocumentReader {
  const parts = documentParts(doc);
  const sections = followRows(parts.sections, readSection);
  const activities = followRows(parts.activities, readActivity);
  let meta = readMeta(parts.meta);
  let body = readRichText(parts.body);
  let workshop = readWorkshop(parts);
  const stale = { meta: false, body: false, workshop: false };
  let last: DocumentSnapshot | null = null;

  const note = ({ changed }: Y.Transaction): void => {
    for (const [type, keys] of changed) {
      const [root, row] = placeOf(type);
      if (root === parts.sections) sections.touch(row, keys);
      else if (root === parts.activities) activities.touch(row, keys);
      else if (root === parts.meta) stale.meta = true;
      else if (root === parts.body) stale.body = true;
      else if (root === parts.outcomes || root === parts.attendance) stale.workshop = true;
      // Text of no part of ours: nothing that is read.
      else continue;
      last = null;
    }
  };
  doc.on('afterTransaction', note);

  return {
    read: () => {
      if (last) return last;
      if (stale.meta) meta = readMeta(parts.meta);
      if (stale.body) body = readRichText(parts.body);
      if (stale.workshop) workshop = readWorkshop(parts);
      stale.meta = stale.body = stale.workshop = false;
      const [readSections, readActivities] = [sections.read(), activities.read()];
      last = arrange({
        meta,
        sections: readSections.rows,
        activities: readActivities.rows.values(),
        body,
        workshop,
        problems: [...readSections.wrong.map(notAMap.section), ...readActivities.wrong.map(notAMap.activity)],
      });
      return last;
    },
    stop: () => doc.off('afterTransaction', note),
  };
}

/** The rows of one root, read again where they were touched. */
function followRows<Row extends SectionRow | ActivitySnapshot>(
  root: Y.Map<Y.Map<unknown>>,
  read: (root: Y.Map<Y.Map<unknown>>, id: string) => Row | null,
) {
  const rows = new Map<string, Row>();
  const wrong = new Set<string>();
  let touched = new Set<string>(root.keys());
  return {
    /** @param row null: keys of the root itself */
    touch: (row: string | null, keys: ReadonlySet<string | null>): void => {
      if (row !== null) touched.add(row);
      else for (const key of keys) if (key !== null) touched.add(key);
    },
    read: () => {
      for (const id of touched) {
        rows.delete(id);
        wrong.delete(id);
        if (!root.has(id)) continue;
        const row = read(root, id);
        if (row) rows.set(id, row);
        else wrong.add(id);
      }
      touched = new Set();
      return { rows, wrong: [...wrong] };
    },
  };
}

type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

/** The root a shared type stands under, and the key of the root it stands under; null when it is the root. */
function placeOf(type: SharedType): [root: unknown, key: string | null] {
  let at = type;
  let key: string | null = null;
  for (let item = at._item; item !== null; item = at._item) {
    key = item.parentSub;
    // An item of a document stands in a shared type; ids and names are what is not yet integrated.
    if (!(item.parent instanceof Y.AbstractType)) break;
    at = item.parent;
  }
  return [at, key];
}
