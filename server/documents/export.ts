import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type InterfaceLanguage, localText, localTextSchema } from '#domain/language';
import { statusesOf } from '#server/activities/list';
import { workshopFile } from '#server/agendas/file';
import { makeCalendar } from '#server/calendars/calendar';
import { documentCsv } from '#server/exports/csv';
import { documentWord } from '#server/exports/docx';
import { documentJson } from '#server/exports/json';
import type { WorkshopFile } from '#server/exports/minutes';
import { loadNames } from '#server/exports/names';
import { documentPdf } from '#server/exports/pdf';
import type { Printed } from '#server/exports/plan-table';
import { wordsLanguage } from '#server/exports/words';
import { documentWorkbook } from '#server/exports/xlsx';
import type { Services } from '#server/services';
import type { LoadedDocument } from './load';

export const exportFormats = ['docx', 'pdf', 'xlsx', 'csv', 'ics', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}
export interface ExportChoices {
  /** Of headers and labels; another than the interface's three: the document's own. */
  readonly language: string;
  readonly sheets: 'one' | 'section';
  /** Of an agenda as a Word file: the document itself, or what the workshop made of it. */
  readonly part: 'document' | WorkshopFile;
}

/**
 * A document as a file, from its committed state, with the status that the actor sees beside each activity. `json` is
 * the snapshot itself with the sequence number it stands for. Remarks are in all but the calendar: whoever may read
 * the document reads them.
 */
export async function exportDocument(
  services: Pick<Services, 'database' | 'collab' | 'env'>,
  actor: Actor,
  { networkId, documentId }: LoadedDocument,
  format: ExportFormat,
  { language, sheets, part }: ExportChoices,
): Promise<ExportedFile> {
  if (part !== 'document') {
    if (format !== 'docx') throw new JalonError('invalid', { field: 'part' });
    const { bytes, title } = await workshopFile(services, actor, { networkId, documentId }, part, language);
    return { bytes, mediaType: mediaTypes.docx, fileName: `${safeName(title) || 'document'}.docx` };
  }
  const [{ snapshot, sequence }, names, statuses] = await Promise.all([
    services.collab.read(documentId),
    loadNames(services, networkId),
    statusesOf(services, actor, documentId),
  ]);
  const words = wordsLanguage(language, snapshot.language);
  const printed: Printed = {
    snapshot,
    words,
    names,
    statuses: new Map(
      Object.entries(statuses).flatMap(([id, { status }]) => (status ? [[id, status.latest.status]] : [])),
    ),
  };
  const make = async (): Promise<Uint8Array> => {
    switch (format) {
      case 'docx':
        return documentWord(printed);
      case 'pdf':
        return documentPdf(printed, {
          sequence,
          at: new Date(),
          ...(await networkOf(services, networkId, words)),
        });
      case 'xlsx':
        return documentWorkbook(printed, { split: sheets === 'section' });
      case 'csv':
        return documentCsv(printed);
      case 'ics':
        return new TextEncoder().encode((await makeCalendar(services, actor, { documentId }, words)).text);
      case 'json':
        return documentJson(printed, { documentId, sequence });
    }
  };
  const fileName = `${safeName(snapshot.title) || 'document'}.${format}`;
  return { bytes: await make(), mediaType: mediaTypes[format], fileName };
}

async function networkOf(
  { database }: Pick<Services, 'database'>,
  id: string,
  words: InterfaceLanguage,
): Promise<{ network: string; timeZone: string }> {
  const { names, timeZone } = await database.prisma.network.findUniqueOrThrow({ where: { id } });
  return { network: localText(localTextSchema.parse(names), words), timeZone };
}

/** Without what a file system or a header could stumble over; letters of every script stay. */
function safeName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N} ._'()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}
