import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';
import { applyAll } from './check';
import {
  boundChange,
  boundRow,
  clean,
  type HistoryValue,
  historyValue,
  isNothing,
  rememberWords,
} from './history-value';

/** A row of the log, as history reads it. */
export interface LoggedUpdate {
  readonly sequence: number;
  readonly update: Uint8Array;
  readonly authorId: string | null;
  readonly sessionId: string | null;
  readonly origin: string;
  readonly at: Date;
}

type Part = 'meta' | 'sections' | 'activities' | 'body' | 'outcomes' | 'attendance';

/** One field as somebody changed it. */
export interface FieldChange extends Omit<LoggedUpdate, 'update'> {
  readonly ordinal: number;
  /** Smaller than `sequence` for text typed in one go. */
  readonly firstSequence: number;
  readonly part: Part;
  readonly nodeId: string | null;
  /** `*`: the whole row came or went. */
  readonly field: string;
  readonly before: HistoryValue;
  readonly after: HistoryValue;
}

/** The whole row. No field of the shape is called so. */
const WHOLE = '*';
/** Who types on in one text after so long begins a change of its own. */
const PAUSE_MS = 10 * 60_000;
const LONGEST_NAME = 200;

interface Place {
  readonly part: Part;
  readonly nodeId: string | null;
  readonly field: string;
}
interface Change extends Place {
  readonly first: LoggedUpdate;
  last: LoggedUpdate;
  readonly before: HistoryValue;
  after: HistoryValue;
}
/** What is known of a row (or of meta, or body): its values so far, and what is being typed in it. */
interface Known {
  readonly values: Map<string, HistoryValue>;
  readonly typing: Map<string, Change>;
}

/**
 * Follows a document through the updates of its log and says which fields each changed, from what to what.
 * Letters that one session types in one text, without a pause and with nobody else in between, are one change.
 * The same document and updates always give the same changes.
 * @param doc as it stood before the first update; `apply` moves it on
 */
export function followHistory(doc: Y.Doc): {
  apply(update: LoggedUpdate): void;
  /** What was changed by all updates so far, by sequence number. */
  changes(): FieldChange[];
} {
  const parts = documentParts(doc);
  const rootOf = new Map<unknown, Part>([
    [parts.meta, 'meta'],
    [parts.sections, 'sections'],
    [parts.activities, 'activities'],
    [parts.body, 'body'],
    [parts.outcomes, 'outcomes'],
    [parts.attendance, 'attendance'],
  ]);
  const { words, forget } = rememberWords();
  const knownRows = new Map<string, Known>();
  const made: Change[] = [];
  let touched = new Map<string, Place>();

  const mark = (place: Place): void => {
    touched.set(JSON.stringify([place.part, place.nodeId, place.field]), place);
  };

  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      // The root is the part; below it stand the row and its field.
      const way = wayUp(type, rootOf);
      const part = way && rootOf.get(way.root);
      if (!part) continue;
      for (const step of way.steps) forget(step);
      for (const place of placesOf(part, way.steps, keys)) mark(place);
    }
  });

  function fieldsOf({ part, nodeId }: Place): ReadonlyMap<string, HistoryValue> | null {
    if (part === 'body') return new Map([['body', words(parts.body)]]);
    const row: unknown = part === 'meta' ? parts.meta : parts[part].get(nodeId ?? '');
    if (row === undefined) return null;
    // Of a wrong shape: told as it is, under no name.
    if (!(row instanceof Y.Map)) return new Map([['', historyValue(row, words)]]);
    return new Map([...row.entries()].map(([field, value]) => [field, historyValue(value, words)]));
  }

  function fieldOf(place: Place): HistoryValue {
    if (place.part === 'body') return words(parts.body);
    const row: unknown = place.part === 'meta' ? parts.meta : parts[place.part].get(place.nodeId ?? '');
    return row instanceof Y.Map ? historyValue(row.get(place.field), words) : null;
  }

  /** Whether the place holds text that is typed letter by letter. */
  function isText({ part, nodeId, field }: Place): boolean {
    if (part === 'body') return true;
    const row: unknown = part === 'meta' ? undefined : parts[part].get(nodeId ?? '');
    return row instanceof Y.Map && row.get(field) instanceof Y.XmlFragment;
  }

  const rowKey = ({ part, nodeId }: Place): string => JSON.stringify([part, nodeId]);

  function knownOf(place: Place): Known {
    const known = knownRows.get(rowKey(place)) ?? { values: new Map(), typing: new Map() };
    knownRows.set(rowKey(place), known);
    return known;
  }

  function remember(place: Place): void {
    const values = fieldsOf(place);
    if (values) knownRows.set(rowKey(place), { values: new Map(values), typing: new Map() });
    else knownRows.delete(rowKey(place));
  }

  function rowChanged(place: Place, update: LoggedUpdate): void {
    const before = wholeRow(knownRows.get(rowKey(place))?.values ?? null);
    const after = wholeRow(fieldsOf(place));
    remember(place);
    if (!isDeepStrictEqual(before, after))
      made.push({ ...place, first: update, last: update, before, after });
  }

  function fieldChanged(place: Place, update: LoggedUpdate): void {
    const { values, typing } = knownOf(place);
    const before = values.get(place.field) ?? null;
    const after = fieldOf(place);
    values.set(place.field, after);
    const text = isText(place);
    const open = typing.get(place.field);
    if (text && open && goesOn(open.last, update)) {
      open.last = update;
      open.after = after;
      return;
    }
    // Text whose words are the same was made bold, or the like.
    if (!text && isDeepStrictEqual(before, after)) return;
    const change: Change = { ...place, first: update, last: update, before, after };
    made.push(change);
    if (text) typing.set(place.field, change);
  }

  function apply(update: LoggedUpdate): void {
    touched = new Map();
    applyAll(doc, [update.update]);
    const places = [...touched.values()];
    const whole = new Set(places.filter(({ field }) => field === WHOLE).map(rowKey));
    for (const place of places) {
      if (place.field === WHOLE) rowChanged(place, update);
      // A row that comes or goes brings and takes its fields.
      else if (!whole.has(rowKey(place))) fieldChanged(place, update);
    }
  }

  remember({ part: 'meta', nodeId: null, field: WHOLE });
  remember({ part: 'body', nodeId: null, field: WHOLE });
  for (const part of ['sections', 'activities', 'outcomes', 'attendance'] as const)
    for (const nodeId of parts[part].keys()) remember({ part, nodeId, field: WHOLE });

  return { apply, changes: () => numbered(made) };
}

/** The types from one below a root to the changed one, the outermost first; null when it stands in none of them, or in something deleted. */
function wayUp(
  type: unknown,
  roots: ReadonlyMap<unknown, Part>,
): { root: unknown; steps: Y.AbstractType<unknown>[] } | null {
  const steps: Y.AbstractType<unknown>[] = [];
  for (let at = type; ; ) {
    if (roots.has(at)) return { root: at, steps };
    // What stood in something deleted shows in the change of what held it.
    if (!(at instanceof Y.AbstractType) || at._item?.deleted) return null;
    steps.unshift(at);
    at = at.parent;
  }
}

function placesOf(
  part: Part,
  steps: readonly Y.AbstractType<unknown>[],
  keys: ReadonlySet<string | null>,
): Place[] {
  const nameOf = (step: Y.AbstractType<unknown>): string | null => step._item?.parentSub ?? null;
  const named = (step: Y.AbstractType<unknown> | undefined): (string | null)[] =>
    step ? [nameOf(step)] : [...keys];
  if (part === 'body') return [{ part, nodeId: null, field: 'body' }];
  const [row, field] = steps;
  if (part === 'meta')
    return named(row).flatMap((key) => (key === null ? [] : [{ part, nodeId: null, field: key }]));
  if (!row) return named(row).flatMap((nodeId) => (nodeId === null ? [] : [{ part, nodeId, field: WHOLE }]));
  // A row that is no map has no names inside: it changed as a whole.
  return named(field).map((key) => ({ part, nodeId: nameOf(row), field: key ?? WHOLE }));
}

function goesOn(last: LoggedUpdate, next: LoggedUpdate): boolean {
  return (
    last.authorId === next.authorId &&
    last.sessionId === next.sessionId &&
    last.origin === next.origin &&
    next.at.getTime() - last.at.getTime() <= PAUSE_MS
  );
}

function wholeRow(values: ReadonlyMap<string, HistoryValue> | null): HistoryValue {
  return values && Object.fromEntries([...values].filter(([, value]) => !isNothing(value)));
}

function numbered(made: readonly Change[]): FieldChange[] {
  const inOrder = [...made].sort((a, b) => a.last.sequence - b.last.sequence);
  let ordinal = 0;
  return inOrder.map(({ part, nodeId, field, first, last, before, after }, index) => {
    ordinal = inOrder[index - 1]?.last.sequence === last.sequence ? ordinal + 1 : 0;
    const bounded =
      field === WHOLE ? { before: boundRow(before), after: boundRow(after) } : boundChange(before, after);
    return {
      sequence: last.sequence,
      ordinal,
      firstSequence: first.sequence,
      at: last.at,
      authorId: last.authorId,
      sessionId: last.sessionId,
      origin: last.origin,
      part,
      nodeId: nodeId && clean(nodeId.slice(0, LONGEST_NAME)),
      field: clean(field.slice(0, LONGEST_NAME)),
      ...bounded,
    };
  });
}
