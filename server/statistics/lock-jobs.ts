import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { NetworkId } from '#domain/ids';
import { Prisma } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { type LockServices, lockPeriod } from './lock';
import { holdOpenPeriod } from './periods';

/** What a lock that was begun is doing: the share of its work that is done, 0…1 in hundredths, or what stopped it. */
export type LockJobView =
  | { readonly state: 'working'; readonly share: number }
  | { readonly state: 'stopped'; readonly refusal: Refusal };

type Refusal = z.output<typeof refusalSchema>;
const refusalSchema = z.strictObject({
  // Written below from an error of ours.
  code: z.custom<ErrorCode>((code) => typeof code === 'string'),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export interface LockJobs {
  /**
   * Begins to lock a period and resolves once it has begun; `lockJobOf` tells how it goes on.
   * @throws JalonError `not-found`; `locked`; `not-ready` when no return is approved; `conflict` with `field` `lock`
   *   when somebody has begun already.
   */
  start(actor: Actor, periodId: string): Promise<void>;
  /** Stops what is under way, which says so, and resolves when nothing runs any more. */
  close(): Promise<void>;
}

const BEAT_MS = 1_000;
/** Without a sign for so long, the process that worked on it is gone. */
const SILENT_MS = 30_000;

/** Making the releases of a large period takes longer than anybody should wait for an answer: it goes on by itself. */
export function createLockJobs(services: LockServices & Pick<Services, 'logger'>): LockJobs {
  const { prisma } = services.database;
  const running = new Set<Promise<void>>();
  const ending = new AbortController();

  async function work(actor: Actor, periodId: string, startedAt: Date): Promise<void> {
    const own = { periodId, startedAt };
    let share = 0;
    let beating: Promise<unknown> = Promise.resolve();
    const beat = () => {
      beating = prisma.lockJob
        .updateMany({ where: own, data: { share, beatAt: new Date() } })
        .catch((error) => services.logger.warn({ err: error }, 'The progress of a lock was not written.'));
    };
    const timer = setInterval(beat, BEAT_MS);
    const onProgress = (done: number) => {
      share = Math.floor(done * 100) / 100;
    };
    try {
      await lockPeriod(services, actor, periodId, { onProgress, signal: ending.signal });
    } catch (error) {
      await beating;
      if (!(error instanceof JalonError)) services.logger.error({ err: error }, 'A period was not locked.');
      const { code, details } = error instanceof JalonError ? error : new JalonError('unavailable');
      await prisma.lockJob.updateMany({ where: own, data: { refusal: { code, details } } });
      services.live.publish({ networkId: actor.networkId, kind: 'caseReturn' });
    } finally {
      clearInterval(timer);
      await beating;
    }
  }

  return {
    async start(actor, periodId) {
      const startedAt = new Date();
      await begin(services, actor, periodId, startedAt);
      services.live.publish({ networkId: actor.networkId, kind: 'caseReturn' });
      const job = work(actor, periodId, startedAt)
        // The database is out of reach: the job falls silent, which is told as well.
        .catch((error) => services.logger.error({ err: error }, 'What stopped a lock was not written.'))
        .finally(() => running.delete(job));
      running.add(job);
    },
    async close() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

async function begin(
  { database }: Pick<Services, 'database'>,
  { networkId, personId }: Actor,
  periodId: string,
  startedAt: Date,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await holdOpenPeriod(tx, networkId, periodId);
    const approved = await tx.caseReturn.count({ where: { networkId, periodId, state: 'approved' } });
    if (approved === 0) throw new JalonError('not-ready', { reason: 'no-return' });
    const last = await tx.lockJob.findUnique({ where: { periodId } });
    if (last && viewOf(last).state === 'working') throw new JalonError('conflict', { field: 'lock' });
    const job = {
      networkId,
      startedById: personId,
      startedAt,
      beatAt: startedAt,
      share: 0,
      refusal: Prisma.DbNull,
    };
    await tx.lockJob.upsert({ where: { periodId }, create: { periodId, ...job }, update: job });
  });
}

/** Null: nobody has begun to lock it, or it is locked. Throws `not-found`. */
export async function lockJobOf(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  periodId: string,
): Promise<LockJobView | null> {
  const period = await database.prisma.reportingPeriod.findFirst({
    where: { id: periodId, networkId, projectId: null },
    select: { lockJob: true },
  });
  if (!period) throw new JalonError('not-found');
  return period.lockJob && viewOf(period.lockJob);
}

function viewOf(job: {
  readonly beatAt: Date;
  readonly share: number;
  readonly refusal: unknown;
}): LockJobView {
  if (job.refusal !== null) return { state: 'stopped', refusal: refusalSchema.parse(job.refusal) };
  if (Date.now() - job.beatAt.getTime() < SILENT_MS) return { state: 'working', share: job.share };
  return { state: 'stopped', refusal: { code: 'unavailable', details: { reason: 'stopped' } } };
}
