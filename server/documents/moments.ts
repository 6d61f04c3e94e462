import { z } from 'zod';
import { JalonError } from '#domain/errors';
import type { DocumentId, NetworkId } from '#domain/ids';
import { readRevision } from '#server/collab/log';
import type { Services } from '#server/services';

/** A state of a document: one kept whole, the one after an edit of its history, or today's. */
export const earlierSchema = z.union([
  z.strictObject({ version: z.uuid() }),
  z.strictObject({ sequence: z.number().int().min(0).max(2_147_483_647) }),
]);
export const momentSchema = z.union([z.literal('now'), earlierSchema]);
export type EarlierMoment = z.output<typeof earlierSchema>;
export type Moment = z.output<typeof momentSchema>;

export interface Which {
  readonly networkId: NetworkId;
  readonly documentId: DocumentId;
}

export interface MomentState {
  readonly sequence: number;
  readonly epoch: number;
  readonly state: Uint8Array;
  /** The version's name; null for what is none. */
  readonly name: string | null;
  /** When the state came to be, or the version was made; null when it is not known any more. */
  readonly at: Date | null;
}

type Parts = Pick<Services, 'database' | 'collab'>;

/**
 * The document as it was.
 * @throws `not-found` for a version or an edit it never had, `not-kept` for a moment that compaction took away
 */
export async function readMoment(services: Parts, which: Which, moment: Moment): Promise<MomentState> {
  const { networkId, documentId } = which;
  const { prisma } = services.database;
  const document = await prisma.document.findUnique({
    where: { id: documentId, networkId },
    select: { epoch: true, sequence: true },
  });
  if (!document) throw new JalonError('not-found');
  if (moment === 'now') {
    const { update, sequence } = await services.collab.state(documentId);
    const at = await timeOf(services, which, sequence);
    return { sequence, epoch: document.epoch, state: update, name: null, at };
  }
  if ('sequence' in moment && moment.sequence > document.sequence) throw new JalonError('not-found');
  const version = await prisma.documentVersion.findFirst({
    where: {
      ...{ networkId, documentId },
      ...('version' in moment
        ? { id: moment.version }
        : { sequence: moment.sequence, epoch: document.epoch }),
    },
  });
  if ('version' in moment) {
    if (!version) throw new JalonError('not-found');
    const { sequence, epoch, state, name, at } = version;
    return { sequence, epoch, state, name, at };
  }
  const { sequence } = moment;
  const at = await timeOf(services, which, sequence);
  if (version) return { sequence, epoch: version.epoch, state: version.state, name: null, at };
  const { epoch, state } = await readRevision(services.database.pool, documentId, sequence).catch(
    (error: unknown) => {
      if (error instanceof JalonError && error.code === 'unavailable')
        throw new JalonError('not-kept', { sequence });
      throw error;
    },
  );
  return { sequence, epoch, state, name: null, at };
}

/** When an edit was made: by the log, or by the history of what is no longer in it. */
async function timeOf(
  { database: { prisma } }: Parts,
  { networkId, documentId }: Which,
  sequence: number,
): Promise<Date | null> {
  const where = { networkId, documentId, sequence: { lte: sequence } };
  const newest = { where, orderBy: { sequence: 'desc' }, select: { sequence: true, at: true } } as const;
  const [logged, changed] = await Promise.all([
    prisma.documentUpdate.findFirst(newest),
    prisma.documentChange.findFirst(newest),
  ]);
  if (logged && changed) return logged.sequence >= changed.sequence ? logged.at : changed.at;
  return (logged ?? changed)?.at ?? null;
}

/** From which edit on every state of the document can be read: earlier ones only where they were kept whole. */
export async function keptFrom(
  { database: { prisma } }: Pick<Services, 'database'>,
  { networkId, documentId }: Which,
): Promise<number> {
  const document = await prisma.document.findUniqueOrThrow({
    where: { id: documentId, networkId },
    select: { epoch: true, sequence: true },
  });
  const where = { networkId, documentId, epoch: document.epoch };
  const oldest = { where, orderBy: { sequence: 'asc' }, select: { sequence: true } } as const;
  const [update, state] = await Promise.all([
    prisma.documentUpdate.findFirst(oldest),
    prisma.documentSnapshot.findFirst(oldest),
  ]);
  if (document.sequence === 0 || update?.sequence === 1) return 0;
  return state?.sequence ?? document.sequence;
}
