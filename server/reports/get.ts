import type { Actor } from '#domain/access/actor';
import { can, documentAccess } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import { type LocalText, localTextSchema } from '#domain/language';
import type { ReportPeriod } from '#domain/report/content';
import { documentOf, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';
import { reportRelations, toReportResource } from './load';
import { reportPeriod } from './periods';

export interface Addressee {
  readonly id: string;
  readonly code: string;
  readonly names: LocalText;
  readonly kind: 'donor' | 'partner';
  /** It was chosen at the last publication. */
  readonly chosen: boolean;
}

/** What stands around a draft's text: for those who write or review it. */
export interface ReportHead {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly project: { readonly id: string; readonly code: string; readonly names: LocalText };
  readonly period: ReportPeriod | null;
  readonly document: {
    readonly id: string;
    readonly epoch: number;
    readonly access: 'read' | 'write';
  };
  readonly editions: readonly { readonly edition: number; readonly at: string }[];
  /** Whom it can be addressed to: the project's donors first, then partners. */
  readonly addressees: readonly Addressee[];
  /** For display only; the procedures ask the same policy again. */
  readonly may: { readonly publish: boolean };
}

/** @throws `not-found` when it is not there or its draft is not for this person */
export async function getReport(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  reportId: string,
): Promise<ReportHead> {
  const { networkId } = actor;
  const row = await database.prisma.report.findFirst({
    where: { id: reportId, networkId, archivedAt: null },
    include: {
      ...reportRelations,
      project: { include: { donors: { include: { organisation: true } } } },
      ...withDocument,
    },
  });
  if (!row) throw new JalonError('not-found');
  const access = documentAccess(actor, documentOf(row));
  if (access === 'none') throw new JalonError('not-found');
  const period = row.periodId
    ? await database.prisma.reportingPeriod.findFirst({ where: { id: row.periodId, networkId } })
    : null;
  const partners = await database.prisma.organisation.findMany({
    where: { networkId, kind: 'partner', archivedAt: null },
    orderBy: { code: 'asc' },
  });
  const donors = row.project.donors
    .map(({ organisation }) => organisation)
    .filter(({ archivedAt }) => archivedAt === null)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const chosen = new Set(row.audience.map(({ organisationId }) => organisationId));
  const addressee =
    (kind: Addressee['kind']) =>
    ({ id, code, names }: (typeof donors)[number]): Addressee => ({
      id,
      code,
      names: localTextSchema.parse(names),
      kind,
      chosen: chosen.has(id),
    });
  const donorIds = new Set(donors.map(({ id }) => id));
  return {
    id: row.id,
    title: row.document.title,
    language: row.document.language,
    project: {
      id: row.project.id,
      code: row.project.code,
      names: localTextSchema.parse(row.project.names),
    },
    period: period && reportPeriod(period),
    document: { id: row.documentId, epoch: row.document.epoch, access },
    editions: row.editions.map(({ edition, at }) => ({ edition, at: at.toISOString() })),
    addressees: [
      ...donors.map(addressee('donor')),
      ...partners.filter(({ id }) => !donorIds.has(id)).map(addressee('partner')),
    ],
    may: { publish: can(actor, 'report.publish', toReportResource(row)) },
  };
}
