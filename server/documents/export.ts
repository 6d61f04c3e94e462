import type { Actor } from '#domain/access/actor';
import type { DocumentResource } from '#domain/access/policy';
import type { DocumentId } from '#domain/ids';
import { statusesOf } from '#server/activities/list';
import { makeCalendar } from '#server/calendars/calendar';
import { documentCsv } from '#server/exports/csv';
import { documentWord } from '#server/exports/docx';
import { documentJson } from '#server/exports/json';
import { loadNames } from '#server/exports/names';
import type { Printed } from '#server/exports/plan-table';
import { wordsLanguage } from '#server/exports/words';
import { documentWorkbook } from '#server/exports/xlsx';
import type { Services } from '#server/services';

export const exportFormats = ['docx', 'xlsx', 'csv', 'ics', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
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
}

/**
 * A document as a file, from its committed state, with the status that the actor sees beside each activity. `json` is
 * the snapshot itself with the sequence number it stands for. Remarks are in all but the calendar: whoever may read
 * the document reads them.
 */
export async function exportDocument(
  services: Pick<Services, 'database' | 'collab' | 'env'>,
  actor: Actor,
  { networkId, documentId }: DocumentResource & { readonly documentId: DocumentId },
  format: ExportFormat,
  { language, sheets }: ExportChoices,
): Promise<ExportedFile> {
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

/** Without what a file system or a header could stumble over; letters of every script stay. */
function safeName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N} ._'()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}
