import { JalonError } from '#domain/errors';
import { localTextSchema } from '#domain/language';
import type { ReportFigures } from '#domain/report/assemble';
import type { Provenance, ReportPeriod } from '#domain/report/content';
import type { Services } from '#server/services';
import { projectActivities } from './activities';
import { projectIndicators } from './indicators';
import type { LoadedReport } from './load';
import { reportPeriod } from './periods';

/** What a report may draw on at this moment, with the names it is written under. */
export interface ReportNow {
  readonly figures: ReportFigures;
  readonly period: ReportPeriod | null;
  readonly project: Provenance['project'];
  readonly network: Provenance['network'];
}

/**
 * Today's figures of a report's project, as its donors may see them: the same whoever asks. All of them are read in
 * one snapshot of the database, so that rows, statuses and revisions belong together. Throws `not-found`.
 */
export async function readFigures(
  { database }: Pick<Services, 'database'>,
  report: Pick<LoadedReport, 'networkId' | 'projectId' | 'periodId'>,
): Promise<ReportNow> {
  const { networkId, projectId, periodId } = report;
  return database.prisma.$transaction(
    async (tx) => {
      const asOf = new Date().toISOString();
      const project = await tx.project.findFirst({
        where: { id: projectId, networkId },
        include: { network: { select: { names: true } } },
      });
      if (!project) throw new JalonError('not-found');
      const row =
        periodId === null ? null : await tx.reportingPeriod.findFirst({ where: { id: periodId, networkId } });
      const period = row && reportPeriod(row);
      return {
        figures: {
          asOf,
          projectId,
          activities: await projectActivities(tx, networkId, projectId, period),
          indicators: await projectIndicators(tx, networkId, { projectId, period, asOf }),
        },
        period,
        project: { id: project.id, code: project.code, names: localTextSchema.parse(project.names) },
        network: localTextSchema.parse(project.network.names),
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}
