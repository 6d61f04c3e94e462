import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { JalonError } from '#domain/errors';
import { type ActivityId, newId } from '#domain/ids';
import { IMPORT_KINDS, type ImportResult } from '#domain/import/result';
import { keepImportedComments } from '#server/comments/imported';
import { readImport } from '#server/imports/read';
import type { Services } from '#server/services';
import { propose } from '#server/suggestions/propose';
import { loadDirectory } from './create-from-import';
import { importChoicesSchema, rangesSchema } from './import-choices';
import { commentsOf } from './import-comments';
import type { Directory } from './import-links';
import { keepImportInto } from './import-revision';
import type { LoadedDocument } from './load';
import { type ImportChanges, type MergePlan, planMerge } from './merge/plan';
import { suggestionsOf } from './merge/suggest';
import { type Picked, writeMerge } from './merge/write';
import type { FoundStatus } from './write-import';

export const intoChoicesSchema = importChoicesSchema.omit({ kind: true });
export const importIntoSchema = intoChoicesSchema.extend({
  /** Of the preview that was agreed to: when something else would be written by now, nothing is. */
  digest: z.string().length(32),
  /** What was unticked: changes and new rows. */
  without: rangesSchema,
  /** Rows of the plan that were ticked to be deleted. */
  removals: rangesSchema,
  text: z.stringbool().default(false),
  /** `suggestions`: nothing is written into the document; an editor decides on each. */
  as: z.enum(['edits', 'suggestions']).default('edits'),
  /** Whether the comments that are in the file become comments here. */
  comments: z.stringbool().default(false),
});

type Parts = Pick<Services, 'database' | 'collab' | 'audit' | 'live'>;
export interface IntoPreview {
  readonly columns: ImportResult['columns'];
  readonly changes: ImportChanges;
}

/** What importing a file into a document would change now; nothing is kept. Throws what readImport throws. */
export async function previewImportInto(
  services: Pick<Services, 'database' | 'collab'>,
  actor: Actor,
  into: LoadedDocument,
  bytes: Uint8Array,
  choices: z.output<typeof intoChoicesSchema>,
): Promise<IntoPreview> {
  const { snapshot } = await services.collab.read(into.documentId);
  const { result, directory } = await understand(services, actor, snapshot, bytes, choices);
  const { shown } = planMerge(snapshot, result, directory, chosen(into));
  return { columns: result.columns, changes: shown };
}

/**
 * Imports a file into a document: what was agreed to, as one edit in the person's name, or as suggestions that an editor
 * decides on. Statuses that the file tells of new rows become facts with source `import`; its comments become comments.
 * @returns the number of the edit; null when nothing was written into the document
 * @throws `conflict` when something else would be written than was shown, `invalid` when nothing was ticked
 */
export async function importInto(
  services: Parts,
  actor: Actor,
  into: LoadedDocument,
  bytes: Uint8Array,
  input: z.output<typeof importIntoSchema>,
): Promise<{ sequence: number | null }> {
  const { documentId, networkId } = into;
  const { snapshot } = await services.collab.read(documentId);
  const { result, directory } = await understand(services, actor, snapshot, bytes, input);
  const { without = new Set<number>(), removals = new Set<number>(), text } = input;
  const asked: Asked = {
    picked: { changes: (n) => !without.has(n), removals, text },
    result,
    // Between the reading of the file and the writing colleagues may have written.
    planNow: (now) => {
      const plan = planMerge(now, result, directory, chosen(into));
      return plan.shown.digest === input.digest ? plan : null;
    },
    comments: input.comments ? (result.revisions?.comments.length ?? 0) : 0,
  };
  const write = input.as === 'suggestions' ? suggest : edit;
  const { sequence, statuses, rows } = await write(services, actor, into, asked);
  if (sequence !== null)
    await keepImportInto(services, documentId, {
      ...{ sequence, importedById: actor.personId, fileName: input.fileName },
    });
  await services.database.prisma.$transaction(async (tx) => {
    await tx.statusReport.createMany({
      data: statuses.map(({ activityId, status, text: word }) => ({
        ...{ id: newId(), networkId, documentId, activityId, status, text: word },
        source: 'import',
        reportedById: actor.personId,
        documentSequence: sequence ?? 0,
      })),
    });
    if (input.comments)
      await keepImportedComments(
        tx,
        { networkId, documentId, importedBy: actor.personId },
        commentsOf(result, (id) => rows.get(id)),
      );
    await services.audit.record(
      {
        ...{ networkId, actorId: actor.personId, action: 'document.import' },
        ...{ resourceKind: 'document', resourceId: documentId },
        details: { sequence, as: input.as, comments: asked.comments },
      },
      tx,
    );
  });
  if (asked.comments > 0) services.live.publish({ networkId, kind: 'comment', documentId });
  return { sequence };
}

interface Asked {
  readonly picked: Picked;
  readonly result: ImportResult;
  /** Null: something else would be written by now than was shown. */
  readonly planNow: (now: DocumentSnapshot) => MergePlan | null;
  /** How many comments are kept beside. */
  readonly comments: number;
}
interface Written {
  readonly sequence: number | null;
  readonly statuses: readonly FoundStatus[];
  readonly rows: ReadonlyMap<string, ActivityId>;
}

async function edit(
  { collab }: Parts,
  actor: Actor,
  { documentId }: LoadedDocument,
  { picked, result, planNow, comments }: Asked,
): Promise<Written> {
  let [agreed, changed] = [true, false];
  let written: Omit<Written, 'sequence'> = { statuses: [], rows: new Map() };
  const { sequence } = await collab.edit(
    documentId,
    { authorId: actor.personId, origin: 'import' },
    (doc) => {
      const plan = planNow(readDocument(doc));
      agreed = plan !== null;
      if (!plan) return;
      const note = (): void => {
        changed = true;
      };
      doc.on('update', note);
      written = writeMerge(doc, plan, result, picked, new Date());
      doc.off('update', note);
    },
  );
  if (!agreed) throw new JalonError('conflict', { field: 'digest' });
  if (!changed && comments === 0) throw new JalonError('invalid');
  return { sequence: changed ? sequence : null, ...written };
}

async function suggest(
  services: Parts,
  actor: Actor,
  into: LoadedDocument,
  { picked, result, planNow, comments }: Asked,
): Promise<Written> {
  const { snapshot } = await services.collab.read(into.documentId);
  const plan = planNow(snapshot);
  if (!plan) throw new JalonError('conflict', { field: 'digest' });
  const suggestions = suggestionsOf(snapshot, plan, result, picked);
  if (suggestions.length + comments === 0) throw new JalonError('invalid');
  if (suggestions.length > 0)
    await propose(services, { document: into, suggestions, by: { importedBy: actor.personId } });
  return { sequence: null, statuses: [], rows: plan.rows };
}

const chosen = ({ documentId }: LoadedDocument) => ({ documentId, acceptProposals: false });

/** The file as a document of this kind and year: "mars" is read in the plan's own. */
async function understand(
  services: Pick<Services, 'database'>,
  actor: Actor,
  { kind, year }: DocumentSnapshot,
  bytes: Uint8Array,
  { fileName, columns }: z.output<typeof intoChoicesSchema>,
): Promise<{ result: ImportResult; directory: Directory }> {
  const known = IMPORT_KINDS.find((each) => each === kind);
  // The text of a report has its own editor and its own editions.
  if (!known) throw new JalonError('invalid');
  const directory = await loadDirectory(services, actor.networkId);
  const result = await readImport(bytes, fileName, {
    kind: known,
    columns,
    ...(year === null ? {} : { year }),
    known: directory.organisations.map(({ code, names }) => ({ code, names: Object.values(names) })),
  });
  return { result, directory };
}
