import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { withState } from '#domain/document/state';
import { JalonError } from '#domain/errors';
import { type DocumentId, type NetworkId, newId } from '#domain/ids';
import { Prisma } from '#server/database/generated/client';
import type { Services } from '#server/services';

/** What a revision is kept whole for. */
export const reasonsToKeep = ['person', 'import', 'before-import', 'edition', 'adoption'] as const;
export type MadeFor = (typeof reasonsToKeep)[number];

export const newVersionSchema = z.strictObject({
  documentId: z.uuid(),
  name: z.string().trim().min(1).max(120),
});

export interface ListedVersion {
  readonly id: string;
  readonly madeFor: MadeFor;
  /** As the person wrote it; an edition's number; empty when nobody named it. */
  readonly name: string;
  readonly sequence: number;
  readonly createdById: string;
  /** ISO instant. */
  readonly at: string;
  /** False: something was redacted since. It can be read, but never brought back. */
  readonly restorable: boolean;
}

interface Which {
  readonly networkId: NetworkId;
  readonly documentId: DocumentId;
}

/**
 * Keeps the document whole, as it is committed now, under a name. Where this very state has this name already, nothing
 * is made: the button was pressed twice.
 * @throws `conflict` when something was redacted at this very moment
 */
export async function createVersion(
  { database, collab, audit, live }: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  { networkId, documentId }: Which,
  name: string,
  madeFor: 'person' | 'adoption' = 'person',
): Promise<{ id: string; sequence: number }> {
  const { prisma } = database;
  const id = newId<string>();
  const which = { where: { id: documentId, networkId }, select: { epoch: true } };
  const { epoch } = await prisma.document.findUniqueOrThrow(which);
  const { update, sequence } = await collab.state(documentId);
  try {
    await prisma.$transaction(async (tx) => {
      // Redaction begins another epoch: what was read before it must not be kept as if it were of the new one.
      const [row] = await tx.$queryRaw<{ epoch: number; shape: number }[]>`
        SELECT epoch, shape FROM "Document" WHERE id = ${documentId}::uuid FOR SHARE`;
      if (row?.epoch !== epoch) throw new JalonError('conflict');
      await tx.documentVersion.create({
        data: {
          ...{ id, networkId, documentId, sequence, name, madeFor },
          ...{ epoch, shape: row.shape, state: Uint8Array.from(update) },
          createdById: actor.personId,
        },
      });
      await audit.record(
        {
          ...{ networkId, actorId: actor.personId, action: 'document.nameVersion' },
          ...{ resourceKind: 'document', resourceId: documentId, details: { version: id, sequence } },
        },
        tx,
      );
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    const where = { networkId, documentId, sequence, name, madeFor };
    return prisma.documentVersion.findFirstOrThrow({ where, select: { id: true, sequence: true } });
  }
  live.publish({ networkId, kind: 'document', documentId });
  return { id, sequence };
}

/** What is kept whole of a document, the newest first. */
export async function listVersions(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: Which,
): Promise<ListedVersion[]> {
  const { epoch } = await prisma.document.findUniqueOrThrow({
    where: { id: documentId, networkId },
    select: { epoch: true },
  });
  const rows = await prisma.documentVersion.findMany({
    where: { networkId, documentId },
    omit: { state: true },
    orderBy: [{ sequence: 'desc' }, { at: 'desc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    madeFor: toMadeFor(row.madeFor),
    name: row.name,
    sequence: row.sequence,
    createdById: row.createdById,
    at: row.at.toISOString(),
    restorable: row.epoch === epoch,
  }));
}

/** A version as it is read: its content does not change any more. Null when the document has none such. */
export async function readVersion(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: Which,
  versionId: string,
): Promise<{ name: string; madeFor: MadeFor; at: string; snapshot: DocumentSnapshot } | null> {
  const row = await prisma.documentVersion.findFirst({ where: { id: versionId, networkId, documentId } });
  if (!row) return null;
  const { name, madeFor, at, state } = row;
  const snapshot = withState(state, readDocument);
  return { name, madeFor: toMadeFor(madeFor), at: at.toISOString(), snapshot };
}

/** A stored reason; one that this version of Jalon does not know tells nothing. */
export function toMadeFor(stored: string): MadeFor {
  return reasonsToKeep.find((reason) => reason === stored) ?? 'edition';
}
