import type * as Y from 'yjs';
import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { documentKinds } from '#domain/document/kinds';
import { type EditOrigin, SHAPE_VERSION, setMeta } from '#domain/document/shape';
import { writeTemplate } from '#domain/document/templates';
import { JalonError } from '#domain/errors';
import { type ActivityId, type DocumentId, newId } from '#domain/ids';
import { languages } from '#domain/language';
import type { Services } from '#server/services';

/** The kinds a person can start here; a report is started in its own screen. */
const startable = documentKinds.filter((kind) => kind !== 'report');

export const newDocumentSchema = z.object({
  kind: z.enum(startable),
  title: z.string().trim().min(1).max(300),
  language: z.enum(languages),
  year: z.number().int().min(1900).max(2199).nullable().default(null),
  /** The union it belongs to; null: the network. */
  ownerOrganisationId: z.uuid().nullable().default(null),
});
export type NewDocument = z.output<typeof newDocumentSchema>;

export const startDocumentSchema = newDocumentSchema.extend({
  /** Begins with what documents of the kind usually begin with, in its language. */
  template: z.boolean().default(false),
});

type Parts = Pick<Services, 'database' | 'collab' | 'audit'>;

/** Starts a document, empty or from its kind's template: its row and the first entry of its log. */
export function createDocument(
  services: Parts,
  actor: Actor,
  { template = false, ...input }: NewDocument & { readonly template?: boolean },
): Promise<{ id: DocumentId; sequence: number }> {
  return createWith(services, actor, input, 'seed', (doc) => {
    if (template) writeTemplate(doc, input.kind, input.language);
  });
}

/**
 * Makes a document's row and writes its first content through the log in one go: nobody can open it half
 * written. When the content cannot be written the row goes away again.
 * @throws `invalid` when the owner is no organisation of the network
 */
export async function createWith(
  { database, collab, audit }: Parts,
  actor: Actor,
  input: NewDocument,
  origin: EditOrigin,
  write: (doc: Y.Doc, id: DocumentId) => void,
  {
    id = newId<DocumentId>(),
    copiedFromId = null,
    of = null,
  }: {
    /** Made by who asks; another document of the id makes it fail. */
    readonly id?: DocumentId;
    readonly copiedFromId?: DocumentId | null;
    /** The activity that an agenda belongs to. */
    readonly of?: { readonly documentId: DocumentId; readonly activityId: ActivityId } | null;
  } = {},
): Promise<{ id: DocumentId; sequence: number }> {
  const { networkId, personId } = actor;
  const { kind, title, language, year, ownerOrganisationId } = input;
  if (ownerOrganisationId !== null) {
    const owners = await database.prisma.organisation.count({
      where: { id: ownerOrganisationId, networkId, archivedAt: null },
    });
    if (owners === 0) throw new JalonError('invalid');
  }
  await database.prisma.document.create({
    data: {
      id,
      networkId,
      kind,
      title,
      language,
      year,
      ownerOrganisationId,
      shape: SHAPE_VERSION,
      createdById: personId,
      copiedFromId,
      ofDocumentId: of?.documentId ?? null,
      ofActivityId: of?.activityId ?? null,
    },
  });
  try {
    const { sequence } = await collab.edit(id, { authorId: personId, origin }, (doc) => {
      setMeta(doc, { kind, title, language, year }, origin);
      write(doc, id);
    });
    await audit.record({
      networkId,
      actorId: personId,
      action: 'document.create',
      resourceKind: 'document',
      resourceId: id,
      details: { kind, origin },
    });
    return { id, sequence };
  } catch (error) {
    // What was logged stays logged; a document without any content never was.
    await database.prisma.document.deleteMany({ where: { id, networkId, sequence: 0 } });
    throw error;
  }
}
