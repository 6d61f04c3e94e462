import { z } from 'zod';
import type { ReportResource } from '#domain/access/policy';
import type { DocumentId, NetworkId, OrganisationId, ProjectId, ReportId } from '#domain/ids';
import { documentOf, type LoadedDocument, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';

/** An id from outside; the brand is given where it enters. */
const idSchema = <Id extends string>() => z.uuid().transform((id) => id as Id);
export const reportIdSchema = idSchema<ReportId>();
export const projectIdSchema = idSchema<ProjectId>();

/** A report as the policy knows it, with what commands need of it. */
export interface LoadedReport extends ReportResource {
  readonly reportId: ReportId;
  readonly projectId: ProjectId;
  readonly documentId: DocumentId;
  readonly periodId: string | null;
}

export const reportRelations = {
  audience: { select: { organisationId: true } },
  project: { select: { donors: { select: { organisationId: true } } } },
  editions: { select: { edition: true, at: true }, orderBy: { edition: 'asc' } },
} as const;

interface ReportRow {
  readonly networkId: string;
  readonly audience: readonly { readonly organisationId: string }[];
  readonly project: { readonly donors: readonly { readonly organisationId: string }[] };
  readonly editions: readonly { readonly edition: number }[];
}

/** A report's row as the policy knows it: published is what has an edition. */
export function toReportResource(row: ReportRow): ReportResource {
  // Ids in rows were made by newId; the brands are given back here.
  return {
    networkId: row.networkId as NetworkId,
    published: row.editions.length > 0,
    audienceOrganisationIds: row.audience.map(({ organisationId }) => organisationId as OrganisationId),
    donorOrganisationIds: row.project.donors.map(({ organisationId }) => organisationId as OrganisationId),
  };
}

/** The report as something rights are asked about; null when this network has no such report. */
export async function loadReport(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  reportId: string,
): Promise<LoadedReport | null> {
  const row = await database.prisma.report.findFirst({
    where: { id: reportId, networkId, archivedAt: null },
    include: reportRelations,
  });
  return (
    row && {
      ...toReportResource(row),
      // As above.
      reportId: row.id as ReportId,
      projectId: row.projectId as ProjectId,
      documentId: row.documentId as DocumentId,
      periodId: row.periodId,
    }
  );
}

/** The report's shared text as the policy knows it: a draft is read as its document is. */
export async function loadReportText(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  reportId: string,
): Promise<(LoadedDocument & { readonly reportId: ReportId }) | null> {
  const row = await database.prisma.report.findFirst({
    where: { id: reportId, networkId, archivedAt: null, document: { archivedAt: null } },
    include: withDocument,
  });
  // As above.
  return row && { ...documentOf(row), reportId: row.id as ReportId };
}
