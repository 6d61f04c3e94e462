import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import {
  type ActivityId,
  type DocumentId,
  type IndicatorId,
  newId,
  type OrganisationId,
  type PersonId,
  type ProjectId,
} from '#domain/ids';
import { withoutLeftOut } from '#domain/import/left-out';
import type { ImportResult } from '#domain/import/result';
import { localTextSchema } from '#domain/language';
import { keepImportedComments } from '#server/comments/imported';
import { readImport } from '#server/imports/read';
import type { Services } from '#server/services';
import { createWith } from './create';
import { importChoicesSchema, rangesSchema } from './import-choices';
import { commentsOf } from './import-comments';
import type { Directory } from './import-links';
import { keepImport } from './import-revision';
import { type FoundStatus, writeImport } from './write-import';

export const createFromImportSchema = importChoicesSchema.extend({
  title: z.string().trim().min(1).max(300),
  acceptProposals: z.stringbool().default(false),
  ownerOrganisationId: z.uuid().nullable().default(null),
  /** What was unticked in the preview of this very file with these very choices. */
  withoutActivities: rangesSchema,
  withoutSections: rangesSchema,
  /** Whether the comments that are in the file become comments. */
  comments: z.stringbool().optional(),
});
export type CreateFromImport = z.output<typeof createFromImportSchema>;

const NONE: ReadonlySet<number> = new Set();

type Parts = Pick<Services, 'database' | 'collab' | 'audit' | 'live'>;

/** The organisations, projects and indicators of the actor's network, as an import compares words with them. */
export async function loadDirectory(
  { database }: Pick<Services, 'database'>,
  networkId: Actor['networkId'],
): Promise<Directory> {
  const [organisations, projects, indicators, people] = await Promise.all([
    database.prisma.organisation.findMany({ where: { networkId, archivedAt: null } }),
    database.prisma.project.findMany({ where: { networkId } }),
    database.prisma.indicator.findMany({ where: { networkId } }),
    database.prisma.person.findMany({ where: { networkId, erasedAt: null }, select: { id: true } }),
  ]);
  // Ids in rows were made by newId.
  return {
    organisations: organisations.map(({ id, code, names }) => ({
      id: id as OrganisationId,
      code,
      names: localTextSchema.parse(names),
    })),
    projects: projects.map(({ id, code, names }) => ({
      id: id as ProjectId,
      code,
      names: localTextSchema.parse(names),
    })),
    indicators: indicators.map(({ id, code, titles }) => ({
      id: id as IndicatorId,
      code,
      names: localTextSchema.parse(titles),
    })),
    people: new Set(people.map(({ id }) => id as PersonId)),
  };
}

/** What creating from this file would make; nothing is kept. Throws what readImport throws. */
export async function previewImport(
  services: Pick<Services, 'database'>,
  actor: Actor,
  bytes: Uint8Array,
  choices: z.output<typeof importChoicesSchema>,
): Promise<ImportResult> {
  const { organisations } = await loadDirectory(services, actor.networkId);
  return readImport(bytes, choices.fileName, {
    kind: choices.kind,
    columns: choices.columns,
    known: organisations.map(({ code, names }) => ({ code, names: Object.values(names) })),
  });
}

/**
 * Makes a document of a file. The content goes through the log once, on the server; statuses that the file
 * tells become facts with source `import`, written against the revision the import made.
 */
export async function createFromImport(
  services: Parts,
  actor: Actor,
  bytes: Uint8Array,
  input: CreateFromImport,
): Promise<{ id: DocumentId }> {
  const { withoutActivities = NONE, withoutSections = NONE } = input;
  const leftOut = { activities: withoutActivities, sections: withoutSections };
  const result = withoutLeftOut(await previewImport(services, actor, bytes, input), leftOut);
  const directory = await loadDirectory(services, actor.networkId);
  let statuses: readonly FoundStatus[] = [];
  const rows = new Map<string, ActivityId>();
  const { kind, language, year = null } = result;
  const { title, ownerOrganisationId, acceptProposals } = input;
  const { id, sequence } = await createWith(
    services,
    actor,
    { kind, title, language, year, ownerOrganisationId },
    'import',
    (doc, documentId) => {
      const onRow = (fileId: string, activityId: ActivityId) => void rows.set(fileId, activityId);
      statuses = writeImport(doc, result, directory, { acceptProposals, documentId, onRow });
    },
  );
  await keepImport(services, id, { sequence, importedById: actor.personId });
  await services.database.prisma.statusReport.createMany({
    data: statuses.map(({ activityId, status, text }) => ({
      id: newId(),
      networkId: actor.networkId,
      documentId: id,
      activityId,
      status,
      text,
      source: 'import',
      reportedById: actor.personId,
      documentSequence: sequence,
    })),
  });
  if (input.comments) {
    const of = { networkId: actor.networkId, documentId: id, importedBy: actor.personId };
    const comments = commentsOf(result, (fileId) => rows.get(fileId));
    await services.database.prisma.$transaction((tx) => keepImportedComments(tx, of, comments));
  }
  return { id };
}
