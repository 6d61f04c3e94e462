import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  countChanges,
  type HistoryChange,
  type HistoryStep,
  type Kept,
  WHOLE_ROW,
} from '#domain/document/history';
import type { DocumentSnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import type { FieldChange } from '#server/collab/history';
import type { Services } from '#server/services';
import { type HistoryTail, readHistoryTail } from './history-tail';
import { keptFrom, type Which } from './moments';

export const historySchema = z.object({
  documentId: z.uuid(),
  /** One activity's; ids of rows are written by clients, so they are not always UUIDs. */
  activityId: z.string().min(1).max(200).optional(),
  personId: z.uuid().optional(),
  /** Older than this edit: `older` of the page before. tRPC's name for where an endless list goes on. */
  cursor: z.number().int().positive().nullish(),
});
type Asked = Omit<z.output<typeof historySchema>, 'documentId'>;

/** A row that history speaks of, as it is now. */
export interface HistoryRow {
  readonly part: 'sections' | 'activities' | 'outcomes';
  /** As it was last, when it is there no more. */
  readonly title: string;
  readonly state: 'there' | 'deleted' | 'gone';
}

export interface DocumentHistory {
  /** Edits that changed something people read, the newest first. */
  readonly steps: readonly HistoryStep[];
  /** The cursor of the next page; null when this is the last. */
  readonly older: number | null;
  /** The document's newest edit. */
  readonly sequence: number;
  /** From here on every state can be read whole; of what is older, only what was changed is known. */
  readonly keptFrom: number;
  /** Rows that the steps name, by id. */
  readonly rows: Readonly<Record<string, HistoryRow>>;
  /** Everybody who ever changed something. */
  readonly authorIds: readonly string[];
}

/** So many edits are told at once. */
const PAGE = 80;
/** An edit that changed more than that is counted. */
const MANY = 40;

/** Who changed what and when, of a document or of one of its activities. What compaction wrote and the log say the same. */
export async function documentHistory(
  services: Pick<Services, 'database' | 'collab'>,
  which: Which,
  { activityId, personId, cursor }: Asked,
): Promise<DocumentHistory> {
  const { prisma, pool } = services.database;
  const { networkId, documentId } = which;
  // First: what is compacted meanwhile is told by the tail, and its rows are left out.
  const tail = await readHistoryTail(pool, documentId);
  const before = cursor ?? Number.POSITIVE_INFINITY;
  const where = {
    ...{ networkId, documentId, sequence: { lte: Math.min(tail.compacted, before - 1) } },
    ...(activityId === undefined ? {} : { part: 'activities', nodeId: activityId }),
    ...(personId === undefined ? {} : { authorId: personId }),
  };
  const recent = tail.changes.filter(
    (change) =>
      change.sequence < before &&
      (activityId === undefined || (change.part === 'activities' && change.nodeId === activityId)) &&
      (personId === undefined || change.authorId === personId),
  );
  const newest = stepsOf(recent).slice(0, PAGE + 1);
  const wanted = PAGE + 1 - newest.length;
  const sequences =
    wanted <= 0
      ? []
      : await prisma.documentChange.groupBy({
          ...{ by: ['sequence'], where, orderBy: { sequence: 'desc' }, take: wanted },
        });
  const rows = await prisma.documentChange.findMany({
    where: { AND: [where, { sequence: { in: sequences.map(({ sequence }) => sequence) } }] },
    orderBy: [{ sequence: 'asc' }, { ordinal: 'asc' }],
  });
  const found = [...newest, ...stepsOf(rows)];
  const steps = found.slice(0, PAGE);
  const { snapshot, sequence } = await services.collab.read(documentId);
  return {
    steps,
    older: found.length > PAGE ? (steps.at(-1)?.sequence ?? null) : null,
    sequence,
    keptFrom: await keptFrom(services, which),
    rows: rowsNamed(steps, snapshot),
    authorIds: await authorsOf(services, which, tail),
  };
}

/** What a row of history and a change in the log have in common. */
type Told = Pick<
  FieldChange,
  'sequence' | 'firstSequence' | 'at' | 'authorId' | 'sessionId' | 'origin' | 'nodeId' | 'field'
> & { readonly part: string; readonly before: unknown; readonly after: unknown };

/** @param changes in order @returns an edit each, the newest first */
function stepsOf(changes: readonly Told[]): HistoryStep[] {
  const edits = new Map<number, Told[]>();
  for (const change of changes) {
    const edit = edits.get(change.sequence);
    if (edit) edit.push(change);
    else edits.set(change.sequence, [change]);
  }
  return [...edits.values()].reverse().flatMap(stepOf);
}

function stepOf(edit: readonly Told[]): HistoryStep[] {
  const [first] = edit;
  if (!first) return [];
  const { sequence, at, authorId, sessionId, origin } = first;
  const changes = edit.map(changeOf);
  const many = changes.length > MANY;
  return [
    {
      ...{ sequence, at: at.toISOString(), authorId, origin, by: markOf(authorId, sessionId, origin) },
      firstSequence: Math.min(...edit.map((change) => change.firstSequence)),
      changes: many ? [] : changes,
      counts: many ? countChanges(changes) : null,
    },
  ];
}

function changeOf({ part, nodeId, field, before, after }: Told): HistoryChange {
  // The parts are those that history writes, and what it keeps is JSON.
  return { part: part as HistoryChange['part'], nodeId, field, before: before as Kept, after: after as Kept };
}

/** Tells one session from another without telling which. */
const markOf = (authorId: string | null, sessionId: string | null, origin: string): string =>
  createHash('sha256')
    .update(JSON.stringify([authorId, sessionId, origin]))
    .digest('base64url')
    .slice(0, 12);

async function authorsOf(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: Which,
  { changes }: HistoryTail,
): Promise<string[]> {
  const rows = await prisma.documentChange.groupBy({
    ...{ by: ['authorId'], where: { networkId, documentId, authorId: { not: null } } },
  });
  return [...new Set([...rows, ...changes].flatMap(({ authorId }) => authorId ?? []))].sort();
}

/** Names for the ids that steps carry: the rows that were changed, and the sections they were moved between. */
function rowsNamed(steps: readonly HistoryStep[], snapshot: DocumentSnapshot): Record<string, HistoryRow> {
  const known = new Map<string, HistoryRow>();
  const add = (
    part: HistoryRow['part'],
    rows: readonly { id: string; title: string }[],
    state: 'there' | 'deleted',
  ) => {
    for (const { id, title } of rows) known.set(id, { part, title, state });
  };
  add('sections', snapshot.sections, 'there');
  add('activities', snapshot.activities, 'there');
  add('sections', snapshot.deleted.sections, 'deleted');
  add('activities', snapshot.deleted.activities, 'deleted');
  const outcomes = snapshot.workshop.outcomes.map(({ id, what }) => ({ id, title: richTextToPlain(what) }));
  add('outcomes', outcomes, 'there');
  const named: Record<string, HistoryRow> = {};
  for (const { changes } of steps) {
    for (const { part, nodeId, field, before, after } of changes) {
      const links = [nodeId, ...(field === 'sectionId' || field === 'parentId' ? [before, after] : [])];
      const keys = [before, after].flatMap((value) =>
        (field === 'dependsOn' || field === 'contributesTo') && isRecord(value) ? Object.keys(value) : [],
      );
      for (const id of [...links, ...keys]) {
        const row = typeof id === 'string' ? known.get(id) : undefined;
        if (row && typeof id === 'string') named[id] = row;
      }
      // What is gone for good is called as it was then.
      const title = field === WHOLE_ROW && isRecord(before) ? before.title : undefined;
      if (nodeId !== null && (part === 'sections' || part === 'activities') && typeof title === 'string')
        named[nodeId] ??= { part, title, state: 'gone' };
    }
  }
  return named;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
