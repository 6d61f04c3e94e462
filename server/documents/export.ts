import type { DocumentResource } from '#domain/access/policy';
import type { DocumentId } from '#domain/ids';
import { localTextSchema } from '#domain/language';
import { documentWorkbook } from '#server/exports/xlsx';
import type { Services } from '#server/services';

export const exportFormats = ['json', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/**
 * A document as a file, from its committed state. `json` is the snapshot itself with the sequence number it
 * stands for; `xlsx` is one sheet for people. Remarks are in both: whoever may read the document reads them.
 */
export async function exportDocument(
  { database, collab }: Pick<Services, 'database' | 'collab'>,
  { networkId, documentId }: DocumentResource & { readonly documentId: DocumentId },
  format: ExportFormat,
  language: string,
): Promise<ExportedFile> {
  const { snapshot, sequence } = await collab.read(documentId);
  const fileName = `${safeName(snapshot.title) || 'document'}.${format}`;
  if (format === 'json') {
    const bytes = new TextEncoder().encode(
      `${JSON.stringify({ documentId, sequence, ...snapshot }, null, 2)}\n`,
    );
    return { bytes, mediaType: 'application/json; charset=utf-8', fileName };
  }
  const [organisations, projects, indicators] = await Promise.all([
    database.prisma.organisation.findMany({ where: { networkId } }),
    database.prisma.project.findMany({ where: { networkId } }),
    database.prisma.indicator.findMany({ where: { networkId } }),
  ]);
  const bytes = await documentWorkbook(snapshot, language || snapshot.language, {
    organisation: new Map(organisations.map(({ id, code }) => [id, code])),
    project: new Map(projects.map(({ id, code }) => [id, code])),
    indicator: new Map(
      indicators.map(({ id, code, titles }) => [id, { code, titles: localTextSchema.parse(titles) }]),
    ),
  });
  return {
    bytes,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName,
  };
}

/** Without what a file system or a header could stumble over; letters of every script stay. */
function safeName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N} ._'()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}
