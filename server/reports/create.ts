import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { appendRichText } from '#domain/document/rich-text';
import { documentParts, SHAPE_VERSION, setMeta } from '#domain/document/shape';
import { JalonError } from '#domain/errors';
import { type DocumentId, newId, type ReportId } from '#domain/ids';
import { languages } from '#domain/language';
import { progressTemplate } from '#domain/report/template';
import type { Services } from '#server/services';
import { projectIdSchema } from './load';

export const newReportSchema = z.strictObject({
  projectId: projectIdSchema,
  /** A reporting period of the project, or one of the network's. */
  periodId: z.uuid().nullable().default(null),
  title: z.string().trim().min(1).max(300),
  language: z.enum(languages).default('fr'),
});
export type NewReport = z.output<typeof newReportSchema>;

/**
 * Starts a report: its row, its shared text, and the template as the first entry of the text's log.
 * @throws `invalid` when project or period are not the network's, or the period is another project's
 */
export async function createReport(
  { database, collab, audit, live }: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  { projectId, periodId, title, language }: NewReport,
): Promise<{ id: ReportId; documentId: DocumentId }> {
  const { networkId, personId } = actor;
  const project = await database.prisma.project.findFirst({
    where: { id: projectId, networkId },
    include: {
      indicators: { where: { indicator: { archivedAt: null } }, orderBy: { indicator: { code: 'asc' } } },
    },
  });
  if (!project) throw new JalonError('invalid', { field: 'projectId' });
  if (periodId !== null) {
    const periods = await database.prisma.reportingPeriod.count({
      where: { id: periodId, networkId, OR: [{ projectId }, { projectId: null }] },
    });
    if (periods === 0) throw new JalonError('invalid', { field: 'periodId' });
  }
  const id = newId<ReportId>();
  const documentId = newId<DocumentId>();
  await database.prisma.$transaction(async (tx) => {
    await tx.document.create({
      data: {
        id: documentId,
        networkId,
        kind: 'report',
        title,
        language,
        shape: SHAPE_VERSION,
        createdById: personId,
      },
    });
    await tx.report.create({ data: { id, networkId, projectId, periodId, documentId } });
    await tx.projectDocument.create({ data: { networkId, projectId, documentId } });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'report.create',
        resourceKind: 'report',
        resourceId: id,
        details: { projectId },
      },
      tx,
    );
  });
  try {
    await collab.edit(documentId, { authorId: personId, origin: 'seed' }, (doc) => {
      setMeta(doc, { kind: 'report', title, language, year: null }, 'seed');
      const template = progressTemplate(
        language,
        project.indicators.map(({ indicatorId }) => indicatorId),
      );
      doc.transact(() => appendRichText(documentParts(doc).body, template), 'seed');
    });
  } catch (error) {
    // A report without its text never was. What was logged meanwhile keeps all three.
    const unwritten = { documentId, networkId, document: { sequence: 0 } };
    await database.prisma.$transaction([
      database.prisma.report.deleteMany({ where: unwritten }),
      database.prisma.projectDocument.deleteMany({ where: unwritten }),
      database.prisma.document.deleteMany({ where: { id: documentId, networkId, sequence: 0 } }),
    ]);
    throw error;
  }
  live.publish({ networkId, kind: 'report' });
  return { id, documentId };
}
