import { plainParagraphs, type RichNode } from '#domain/document/rich-text';
import type { ImportedActivity, ImportLanguage, ImportResult } from '#domain/import/result';

/** The words that introduce what stood in a field, in the language of the document. */
const labels: Readonly<Record<ImportLanguage, { places: string; responsibles: string; status: string }>> = {
  fr: { places: 'Lieu (texte du fichier)', responsibles: 'Responsable (texte du fichier)', status: 'Statut' },
  en: {
    places: 'Place (text of the file)',
    responsibles: 'Responsible (text of the file)',
    status: 'Status',
  },
  ar: { places: 'المكان (نص الملف)', responsibles: 'المسؤول (نص الملف)', status: 'الحالة' },
  es: {
    places: 'Lugar (texto del archivo)',
    responsibles: 'Responsable (texto del archivo)',
    status: 'Estado',
  },
  it: { places: 'Luogo (testo del file)', responsibles: 'Responsabile (testo del file)', status: 'Stato' },
};

const paragraphs = (text: string): readonly RichNode[] => plainParagraphs(text).content ?? [];

/**
 * The remarks of an imported activity: its own, then everything of its row that fits no field, so that
 * nothing of the file is lost.
 */
export function remarksOf(activity: ImportedActivity, language: ImportLanguage): RichNode[] {
  const words = labels[language];
  const told: string[] = [];
  if (activity.placesText) told.push(`${words.places} : ${activity.placesText}`);
  if (activity.responsiblesText) told.push(`${words.responsibles} : ${activity.responsiblesText}`);
  if (activity.statusText && !activity.status) told.push(`${words.status} : ${activity.statusText}`);
  for (const [header, text] of Object.entries(activity.other ?? {})) told.push(`${header} : ${text}`);
  for (const note of activity.notes ?? []) told.push(`« ${note.text} » → ${note.proposed} ?`);
  return [
    // A title is one plain value; its marks (an underlined publication) are kept here.
    ...(activity.titleRich ? [{ type: 'paragraph', content: activity.titleRich }] : []),
    ...(activity.remarksRich ?? paragraphs(activity.remarks)),
    ...told.flatMap(paragraphs),
  ];
}

/** The narrative of an imported document. */
export function leftoverNodes(result: ImportResult): readonly RichNode[] {
  return result.leftoverRich ?? result.leftover.flatMap(paragraphs);
}
