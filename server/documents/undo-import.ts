import * as Y from 'yjs';
import type { Actor } from '#domain/access/actor';
import {
  type ImportUndo,
  isNothing,
  type KeptNode,
  planImportUndo,
  undoImport as undoIn,
} from '#domain/document/undo-import';
import { JalonError } from '#domain/errors';
import type { Services } from '#server/services';
import { type ImportedDocument, importedState } from './import-revision';

/** What a person is told before: how much goes, and what stays because people worked on it. */
export interface ImportUndoPreview {
  readonly sections: number;
  readonly activities: number;
  readonly blocks: number;
  readonly derivedFrom: boolean;
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
  return withDoc(await importedState(services, document), (imported) =>
    withDoc(update, (now) => toPreview(planImportUndo(imported, now, used))),
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
  const at = new Date();
  let undone: ImportUndo | undefined;
  const { sequence } = await services.collab.edit(
    document.documentId,
    { authorId: actor.personId, origin: 'undo-import' },
    (doc) => {
      undone = withDoc(state, (imported) => undoIn(imported, doc, used, at));
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

const counts = ({ sections, activities, blocks }: ImportUndo) => ({
  sections: sections.length,
  activities: activities.length,
  blocks: blocks.length,
});

/**
 * Activities that people reported or commented on, and those a workshop's agenda belongs to. What the import itself
 * found is no work.
 */
async function usedNodes(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: ImportedDocument,
): Promise<ReadonlySet<string>> {
  const [reports, threads, agendas] = await Promise.all([
    prisma.statusReport.findMany({
      where: { networkId, documentId, source: { not: 'import' } },
      select: { activityId: true },
    }),
    prisma.commentThread.findMany({
      where: { networkId, documentId, comments: { some: { deletedAt: null } } },
      select: { activityId: true },
    }),
    prisma.document.findMany({
      where: { networkId, ofDocumentId: documentId, archivedAt: null },
      select: { ofActivityId: true },
    }),
  ]);
  return new Set([
    ...reports.map(({ activityId }) => activityId),
    ...threads.flatMap(({ activityId }) => activityId ?? []),
    ...agendas.flatMap(({ ofActivityId }) => ofActivityId ?? []),
  ]);
}

function withDoc<T>(state: Uint8Array, use: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return use(doc);
  } finally {
    doc.destroy();
  }
}
