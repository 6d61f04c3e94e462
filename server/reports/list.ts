import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { type LocalText, localTextSchema } from '#domain/language';
import type { ReportPeriod } from '#domain/report/content';
import { readFrozen } from '#domain/report/freeze';
import type { Services } from '#server/services';
import { reportRelations, toReportResource } from './load';
import { reportPeriod } from './periods';

export interface ListedReport {
  readonly id: string;
  /** The draft's for those who may read it; for all others the latest edition's. */
  readonly title: string;
  readonly language: string;
  readonly project: { readonly code: string; readonly names: LocalText };
  readonly period: ReportPeriod | null;
  /** The latest edition; null while there is none. Instants are ISO 8601. */
  readonly published: { readonly edition: number; readonly at: string } | null;
  /** Null for those who read editions only. */
  readonly draft: { readonly changedAt: string; readonly mayWrite: boolean } | null;
}

/** The reports the actor may read, the last published or changed first. A donor's are those sent to it, of its projects. */
export async function listReports(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
): Promise<ListedReport[]> {
  const { networkId } = actor;
  const rows = await database.prisma.report.findMany({
    where: { networkId, archivedAt: null },
    include: {
      ...reportRelations,
      project: { include: reportRelations.project.select },
      document: { select: { title: true, language: true, updatedAt: true } },
    },
  });
  const readable = rows.filter((row) => can(actor, 'report.read', toReportResource(row)));
  const periods = await database.prisma.reportingPeriod.findMany({
    where: { networkId, id: { in: readable.flatMap(({ periodId }) => periodId ?? []) } },
  });
  const listed = await Promise.all(
    readable.map(async (row): Promise<ListedReport> => {
      const resource = toReportResource(row);
      const mayWrite = can(actor, 'report.write', resource);
      const readsDraft = mayWrite || can(actor, 'report.review', resource);
      const last = row.editions.at(-1);
      const head =
        readsDraft || !last
          ? row.document
          : await editionHead(database.prisma, networkId, row.id, last.edition);
      const period = periods.find(({ id }) => id === row.periodId);
      return {
        id: row.id,
        title: head.title,
        language: head.language,
        project: { code: row.project.code, names: localTextSchema.parse(row.project.names) },
        period: period ? reportPeriod(period) : null,
        published: last ? { edition: last.edition, at: last.at.toISOString() } : null,
        draft: readsDraft ? { changedAt: row.document.updatedAt.toISOString(), mayWrite } : null,
      };
    }),
  );
  const moment = (report: ListedReport) => report.draft?.changedAt ?? report.published?.at ?? '';
  return listed.sort((a, b) => (moment(a) < moment(b) ? 1 : -1));
}

async function editionHead(
  prisma: Services['database']['prisma'],
  networkId: string,
  reportId: string,
  edition: number,
): Promise<{ title: string; language: string }> {
  const row = await prisma.reportEdition.findUniqueOrThrow({
    where: { networkId_reportId_edition: { networkId, reportId, edition } },
  });
  const { title, language } = readFrozen(row.frozen).content;
  return { title, language };
}
