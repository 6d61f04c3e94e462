import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { type DocumentId, type IndicatorId, newId, type OrganisationId, type ProjectId } from '#domain/ids';
import { IMPORT_KINDS, type ImportResult } from '#domain/import/result';
import { localTextSchema } from '#domain/language';
import { readImport } from '#server/imports/read';
import type { Services } from '#server/services';
import { createWith } from './create';
import type { Directory } from './import-links';
import { keepImport } from './import-revision';
import { type FoundStatus, writeImport } from './write-import';

/** What a person chose on the import page, beside the file. */
export const importChoicesSchema = z.object({
  fileName: z.string().min(1).max(300),
  /** Absent: recognised from the file. */
  kind: z.enum(IMPORT_KINDS).optional(),
});
export const createFromImportSchema = importChoicesSchema.extend({
  title: z.string().trim().min(1).max(300),
  acceptProposals: z.stringbool().default(false),
  ownerOrganisationId: z.uuid().nullable().default(null),
});
export type CreateFromImport = z.output<typeof createFromImportSchema>;

type Parts = Pick<Services, 'database' | 'collab' | 'audit' | 'live'>;

/** The organisations, projects and indicators of the actor's network, as an import compares words with them. */
async function loadDirectory(
  { database }: Pick<Services, 'database'>,
  networkId: Actor['networkId'],
): Promise<Directory> {
  const [organisations, projects, indicators] = await Promise.all([
    database.prisma.organisation.findMany({ where: { networkId, archivedAt: null } }),
    database.prisma.project.findMany({ where: { networkId } }),
    database.prisma.indicator.findMany({ where: { networkId } }),
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
  const result = await previewImport(services, actor, bytes, input);
  const directory = await loadDirectory(services, actor.networkId);
  let statuses: readonly FoundStatus[] = [];
  const { kind, language, year = null } = result;
  const { title, ownerOrganisationId, acceptProposals } = input;
  const { id, sequence } = await createWith(
    services,
    actor,
    { kind, title, language, year, ownerOrganisationId },
    'import',
    (doc, documentId) => {
      statuses = writeImport(doc, result, directory, { acceptProposals, documentId });
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
  return { id };
}
