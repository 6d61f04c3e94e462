import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { readDocument } from '#domain/document/read';
import { SHAPE_VERSION } from '#domain/document/shape';
import { withState } from '#domain/document/state';
import { JalonError } from '#domain/errors';
import { type DocumentId, type NetworkId, newId } from '#domain/ids';
import { assemble } from '#domain/report/assemble';
import type { ReportContent } from '#domain/report/content';
import { freeze, plansBehind } from '#domain/report/freeze';
import { type Revision, readRevision } from '#server/collab/log';
import type { Transaction } from '#server/database/client';
import type { MadeFor } from '#server/documents/versions';
import type { Services } from '#server/services';
import { readFigures } from './figures';
import { type LoadedReport, reportIdSchema } from './load';

export const publishSchema = z.strictObject({
  reportId: reportIdSchema,
  /** Donors of the project, and partners it is addressed to. They replace those chosen before. */
  audienceOrganisationIds: z.array(z.uuid()).min(1).max(50),
});

/**
 * Freezes a report into its next edition: text and figures as they are committed now, masked as donors may see
 * them. Edition, audience, audit and the whole state of the text and of each plan the figures were read from come
 * together or not at all.
 * @throws `invalid` when somebody of the audience may not be addressed; `not-ready` when a block cannot be filled;
 *   `unavailable` when the rows of a plan are so far behind its log that their revision can no longer be kept
 */
export async function publishReport(
  services: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  report: LoadedReport,
  audienceOrganisationIds: readonly string[],
): Promise<{ edition: number; publishedAt: string }> {
  const { database, collab, audit, live } = services;
  const { networkId, reportId, documentId } = report;
  // One committed state gives both what is frozen and what is kept as the version.
  const text = await collab.state(documentId);
  const snapshot = withState(text.update, readDocument);
  const now = await readFigures(services, report);
  const { content, unfilled } = assemble(snapshot, now.figures);
  if (unfilled.length > 0) throw new JalonError('not-ready', { reason: 'blocks', blocks: unfilled.length });
  const plans = await readPlans(services, content);

  const published = await database.prisma.$transaction(async (tx) => {
    // Two who publish at once make two editions, one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Report" WHERE id = ${reportId}::uuid FOR UPDATE`;
    const audience = [...new Set(audienceOrganisationIds)];
    await refuseOthers(tx, networkId, report.projectId, audience);
    const last = await tx.reportEdition.findFirst({
      where: { networkId, reportId },
      orderBy: { edition: 'desc' },
      select: { edition: true },
    });
    const edition = (last?.edition ?? 0) + 1;
    const publishedAt = new Date();
    const frozen = freeze(content, {
      reportId,
      edition,
      publishedAt: publishedAt.toISOString(),
      publishedById: actor.personId,
      network: now.network,
      project: now.project,
      period: now.period,
      text: { documentId, sequence: text.sequence },
    });
    await tx.reportEdition.create({
      data: {
        id: newId(),
        networkId,
        reportId,
        edition,
        // Checked by freeze's schema; text nodes hold plain JSON only.
        frozen: frozen as object,
        publishedById: actor.personId,
        at: publishedAt,
      },
    });
    await tx.reportAudience.deleteMany({ where: { networkId, reportId } });
    await tx.reportAudience.createMany({
      data: audience.map((organisationId) => ({ networkId, reportId, organisationId })),
    });
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId, networkId },
      select: { epoch: true },
    });
    await tx.documentVersion.create({
      data: {
        id: newId(),
        networkId,
        documentId,
        sequence: text.sequence,
        epoch: document.epoch,
        shape: SHAPE_VERSION,
        state: Uint8Array.from(text.update),
        madeFor: 'edition' satisfies MadeFor,
        name: String(edition),
        createdById: actor.personId,
      },
    });
    await tx.documentVersion.createMany({
      data: plans.map(({ documentId: planId, sequence, epoch, shape, state }) => ({
        id: newId<string>(),
        networkId,
        documentId: planId,
        sequence,
        epoch,
        shape,
        state: Uint8Array.from(state),
        madeFor: 'edition' satisfies MadeFor,
        // Nobody named it: it is there because editions rest on it, once for all of them.
        name: '',
        createdById: actor.personId,
      })),
      skipDuplicates: true,
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'report.publish',
        resourceKind: 'report',
        resourceId: reportId,
        details: { edition, textSequence: text.sequence, audience: audience.join(' ') },
      },
      tx,
    );
    return { edition, publishedAt: publishedAt.toISOString() };
  });
  live.publish({ networkId, kind: 'report' });
  return published;
}

/** The plans an edition's figures were read from, each whole as it was then: the log is compacted, editions stay. */
async function readPlans(
  { database }: Pick<Services, 'database'>,
  content: ReportContent,
): Promise<Revision[]> {
  const revisions: Revision[] = [];
  for (const { documentId, sequence } of plansBehind(content)) {
    // Ids in content were read from rows.
    revisions.push(await readRevision(database.pool, documentId as DocumentId, sequence));
  }
  return revisions;
}

/** A donor is addressed for the projects it funds only; of others, partners may be chosen. */
async function refuseOthers(
  tx: Transaction,
  networkId: NetworkId,
  projectId: string,
  audience: readonly string[],
): Promise<void> {
  const allowed = await tx.organisation.count({
    where: {
      networkId,
      id: { in: [...audience] },
      archivedAt: null,
      OR: [{ funds: { some: { projectId } } }, { kind: 'partner' }],
    },
  });
  if (allowed !== audience.length) throw new JalonError('invalid', { field: 'audienceOrganisationIds' });
}
