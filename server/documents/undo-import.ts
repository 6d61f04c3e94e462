import type * as Y from 'yjs';
import type { Actor } from '#domain/access/actor';
import { withState } from '#domain/document/state';
import {
  type ImportUndo,
  isNothing,
  type KeptNode,
  planImportUndo,
  undoImport as undoIn,
} from '#domain/document/undo-import';
import { JalonError } from '#domain/errors';
import { nodeOf } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import type { Services } from '#server/services';
import { type ImportedDocument, importedState, stateBeforeImport } from './import-revision';

/** What a person is told before: how much goes, and what stays because people worked on it. */
export interface ImportUndoPreview {
  readonly sections: number;
  readonly activities: number;
  readonly blocks: number;
  readonly derivedFrom: boolean;
  /** Values of rows that were there before, that become again what they were. */
  readonly fields: number;
  /** Rows that the import deleted and that come back. */
  readonly restored: number;
  readonly kept: readonly KeptNode[];
  readonly keptBlocks: number;
}

/** What undoing the import would do now; nothing is changed. */
export async function previewUndoImport(
  services: Pick<Services, 'database' | 'collab'>,
  document: ImportedDocument,
): Promise<ImportUndoPreview> {
  const used = await usedNodes(services, document);
  const { update } = await services.collab.state(document.documentId);
  const before = await stateBeforeImport(services, document);
  return withState(await importedState(services, document), (imported) =>
    withState(update, (now) =>
      withEarlier(before, (earlier) => toPreview(planImportUndo(imported, now, used, earlier))),
    ),
  );
}

/**
 * Withdraws what the import brought and nobody touched since, in one edit of the log. Facts stay: those of withdrawn
 * activities count nowhere, as with every deletion, and count again when the activity is brought back.
 * @returns what was withdrawn, with what it takes to put it back, and what stays
 * @throws `nothing-to-undo` when everything was withdrawn before, or people worked on all of it
 */
export async function undoImport(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  document: ImportedDocument,
): Promise<ImportUndo> {
  const used = await usedNodes(services, document);
  const state = await importedState(services, document);
  const before = await stateBeforeImport(services, document);
  const at = new Date();
  let undone: ImportUndo | undefined;
  const { sequence } = await services.collab.edit(
    document.documentId,
    { authorId: actor.personId, origin: 'undo-import' },
    (doc) => {
      undone = withState(state, (imported) =>
        withEarlier(before, (earlier) => undoIn(imported, doc, used, at, earlier)),
      );
    },
  );
  if (!undone || isNothing(undone)) throw new JalonError('nothing-to-undo');
  await services.audit.record({
    networkId: actor.networkId,
    actorId: actor.personId,
    action: 'document.undoImport',
    resourceKind: 'document',
    resourceId: document.documentId,
    details: { sequence, ...counts(undone), kept: undone.kept.length },
  });
  return undone;
}

function toPreview(undo: ImportUndo): ImportUndoPreview {
  const { kept, keptBlocks, derivedFrom } = undo;
  return { ...counts(undo), derivedFrom: derivedFrom !== null, kept, keptBlocks };
}

const counts = ({ sections, activities, blocks, fields, restored }: ImportUndo) => ({
  sections: sections.length,
  activities: activities.length,
  blocks: blocks.length,
  fields: fields.reduce((sum, { names }) => sum + names.length, 0),
  restored: restored.length,
});

/**
 * Activities that people reported or commented on or propose something about, and those a workshop's agenda belongs to. What the import itself
 * found is no work.
 */
async function usedNodes(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: ImportedDocument,
): Promise<ReadonlySet<string>> {
  const [reports, threads, suggestions, agendas] = await Promise.all([
    prisma.statusReport.findMany({
      where: { networkId, documentId, source: { not: 'import' } },
      select: { activityId: true },
    }),
    prisma.commentThread.findMany({
      where: { networkId, documentId, comments: { some: { deletedAt: null } } },
      select: { activityId: true },
    }),
    prisma.suggestion.findMany({
      where: { networkId, documentId, origin: 'person', state: { not: 'withdrawn' } },
      select: { proposal: true },
    }),
    prisma.document.findMany({
      where: { networkId, ofDocumentId: documentId, archivedAt: null },
      select: { ofActivityId: true },
    }),
  ]);
  return new Set([
    ...reports.map(({ activityId }) => activityId),
    ...threads.flatMap(({ activityId }) => activityId ?? []),
    ...suggestions.flatMap(({ proposal }) => nodeOf(proposalSchema.parse(proposal)) ?? []),
    ...agendas.flatMap(({ ofActivityId }) => ofActivityId ?? []),
  ]);
}

function withEarlier<T>(state: Uint8Array | null, use: (doc: Y.Doc | null) => T): T {
  return state ? withState(state, use) : use(null);
}
