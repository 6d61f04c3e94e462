import { same } from './same';

/** What history keeps of a value: plain JSON; null when there was nothing. */
export type Kept =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };

export type HistoryPart = 'meta' | 'sections' | 'activities' | 'body' | 'outcomes' | 'attendance';

/** Stands for the whole row: it came, or it went for good. */
export const WHOLE_ROW = '*';

/** One field as somebody changed it. */
export interface HistoryChange {
  readonly part: HistoryPart;
  /** Null in meta and body. */
  readonly nodeId: string | null;
  readonly field: string;
  readonly before: Kept;
  readonly after: Kept;
  /** In between others changed the same text: it is told from the first words to the last, and is not one person's. */
  readonly shared?: true;
}

/** How many rows an act concerned, when they are too many to be told one by one. */
export type HistoryCounts = Readonly<Record<RowChange, { sections: number; activities: number }>> & {
  /** Of the document itself and of its text. */
  readonly document: number;
};
const rowChanges = ['added', 'removed', 'deleted', 'restored', 'changed'] as const;
type RowChange = (typeof rowChanges)[number];

/** One edit as it came. */
export interface HistoryStep {
  readonly sequence: number;
  /** Smaller than `sequence` for text typed in one go. */
  readonly firstSequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly authorId: string | null;
  /** The same for edits of one person in one session, and tells nothing else. */
  readonly by: string;
  /** How it came: 'socket', 'import', 'undo-import', 'restore', 'seed' … */
  readonly origin: string;
  /** Empty when there are too many: then they are counted. */
  readonly changes: readonly HistoryChange[];
  readonly counts: HistoryCounts | null;
}

/** What one person did in one go. */
export interface HistoryAct {
  /** The newest and the oldest edit of it. */
  readonly last: number;
  readonly first: number;
  /** ISO instants. */
  readonly until: string;
  readonly since: string;
  readonly authorId: string | null;
  readonly origin: string;
  /** In the order in which they were made; what was changed and changed back is left out. */
  readonly changes: readonly HistoryChange[];
  readonly counts: HistoryCounts | null;
}

/** Who pauses longer begins something else. */
const PAUSE_MS = 5 * 60_000;
/** However steadily somebody goes on, an act ends. */
const LONGEST_MS = 30 * 60_000;

interface OpenAct extends Omit<HistoryAct, 'changes' | 'first' | 'since'> {
  first: number;
  since: string;
  /** The newest step first. */
  readonly steps: HistoryStep[];
}

/**
 * Puts together what each person did in one go, though others worked at the same time.
 * @param steps the newest first, as many as are known; when older ones are added, the oldest acts may grow
 * @returns the act that ended last first
 */
export function toActs(steps: readonly HistoryStep[]): HistoryAct[] {
  const acts: OpenAct[] = [];
  const open = new Map<string, OpenAct>();
  for (const step of steps) {
    const going = open.get(step.by);
    if (going && isOneGo(going, step)) {
      going.steps.push(step);
      going.first = Math.min(going.first, step.firstSequence);
      going.since = step.at;
      continue;
    }
    const { sequence, firstSequence, at, authorId, by, origin, counts } = step;
    const act: OpenAct = {
      ...{ last: sequence, first: firstSequence, until: at, since: at, authorId, origin, counts },
      steps: [step],
    };
    acts.push(act);
    if (isTyped(step)) open.set(by, act);
    else open.delete(by);
  }
  return acts.map(({ steps: own, ...act }) => ({
    ...act,
    changes: mergeChanges(own.toReversed().flatMap(({ changes }) => changes)),
  }));
}

/** What the server did at somebody's wish, and what changed very much, is an act by itself. */
const isTyped = ({ origin, counts }: HistoryStep): boolean => origin === 'socket' && counts === null;

function isOneGo(act: OpenAct, step: HistoryStep): boolean {
  const time = Date.parse(step.at);
  return (
    isTyped(step) && Date.parse(act.since) - time <= PAUSE_MS && Date.parse(act.until) - time <= LONGEST_MS
  );
}

/**
 * A field changed again and again is told once; of a row that was just added, that it was added. What somebody else
 * changed in between is not this person's: a value is then told once more, a text as written by several.
 */
function mergeChanges(changes: readonly HistoryChange[]): HistoryChange[] {
  const merged: HistoryChange[] = [];
  /** Where in `merged` the field was told last. */
  const told = new Map<string, number>();
  const added = new Set<string>();
  for (const change of changes) {
    const { part, nodeId, field } = change;
    const row = JSON.stringify([part, nodeId]);
    if (field === WHOLE_ROW && change.before === null) added.add(row);
    else if (field !== WHOLE_ROW && field !== 'deletedAt' && added.has(row)) continue;
    const key = JSON.stringify([part, nodeId, field]);
    const at = told.get(key);
    const joined = at === undefined ? null : join(merged[at], change);
    if (at !== undefined && joined) merged[at] = joined;
    else told.set(key, merged.push(change) - 1);
  }
  return merged.filter(({ before, after, part, field }) => !same(before, after) || isSharedText(part, field));
}

/** Two changes of one field, one after the other, as one; null when they are two. */
function join(earlier: HistoryChange | undefined, change: HistoryChange): HistoryChange | null {
  if (!earlier) return null;
  // Of long texts only the stretch that differs is kept: two stretches do not make one.
  if (isStretch(earlier.before) || isStretch(earlier.after) || isStretch(change.after)) return null;
  const together = { ...earlier, after: change.after };
  if (same(earlier.after, change.before)) return together;
  return isSharedText(change.part, change.field) ? { ...together, shared: true } : null;
}

/** Written letter by letter; when its words stayed the same it was made bold, or the like. */
const isSharedText = (part: HistoryPart, field: string): boolean =>
  part === 'body' ||
  (part === 'activities' && (field === 'remarks' || field === 'expectedResult')) ||
  (part === 'outcomes' && field === 'what');

/** A part of a longer text: where it begins, and how long the whole is. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly of: number;
}

/** Tells the place of a change in a text from a plain value. */
export function isStretch(value: unknown): value is Stretch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'from' in value &&
    typeof value.from === 'number' &&
    'of' in value &&
    typeof value.of === 'number'
  );
}

/** What happened to a row, by one of its changes. */
export function rowChangeOf({
  field,
  before,
  after,
}: Pick<HistoryChange, 'field' | 'before' | 'after'>): RowChange {
  if (field === WHOLE_ROW) return before === null ? 'added' : after === null ? 'removed' : 'changed';
  if (field !== 'deletedAt') return 'changed';
  return after === null ? 'restored' : 'deleted';
}

/** How many rows came, went and were changed, each row once for each. */
export function countChanges(changes: readonly HistoryChange[]): HistoryCounts {
  const rows = new Map(rowChanges.map((change) => [change, { sections: new Set(), activities: new Set() }]));
  let document = 0;
  for (const change of changes) {
    if (change.part === 'sections' || change.part === 'activities')
      rows.get(rowChangeOf(change))?.[change.part].add(change.nodeId);
    else document += 1;
  }
  const sizes = [...rows].map(([change, { sections, activities }]) => [
    change,
    { sections: sections.size, activities: activities.size },
  ]);
  // Every kind of change was put in above.
  return { ...Object.fromEntries(sizes), document } as HistoryCounts;
}
