import { plainParagraphs, type RichNode } from '#domain/document/rich-text';
import type { ImportedActivity, ImportLanguage, ImportResult } from '#domain/import/result';

/** The words that introduce what stood in a field, in the language of the document. */
const labels: Readonly<
  Record<ImportLanguage, { places: string; responsibles: string; status: string; unknown: string }>
> = {
  fr: {
    places: 'Lieu (texte du fichier)',
    responsibles: 'Responsable (texte du fichier)',
    status: 'Statut',
    unknown: 'Projets et indicateurs que le réseau ne connaît pas',
  },
  en: {
    places: 'Place (text of the file)',
    responsibles: 'Responsible (text of the file)',
    status: 'Status',
    unknown: 'Projects and indicators the network does not know',
  },
  ar: {
    places: 'المكان (نص الملف)',
    responsibles: 'المسؤول (نص الملف)',
    status: 'الحالة',
    unknown: 'مشاريع ومؤشرات لا تعرفها الشبكة',
  },
  es: {
    places: 'Lugar (texto del archivo)',
    responsibles: 'Responsable (texto del archivo)',
    status: 'Estado',
    unknown: 'Proyectos e indicadores que la red no conoce',
  },
  it: {
    places: 'Luogo (testo del file)',
    responsibles: 'Responsabile (testo del file)',
    status: 'Stato',
    unknown: 'Progetti e indicatori che la rete non conosce',
  },
};

const paragraphs = (text: string): readonly RichNode[] => plainParagraphs(text).content ?? [];

/**
 * The remarks of an imported activity: its own, then everything of its row that fits no field, so that
 * nothing of the file is lost.
 * @param unknown projects and indicators that the file names and the network does not know
 */
export function remarksOf(
  activity: ImportedActivity,
  language: ImportLanguage,
  unknown: readonly string[] = [],
): RichNode[] {
  const words = labels[language];
  const told: string[] = [];
  if (activity.placesText) told.push(`${words.places} : ${activity.placesText}`);
  if (activity.responsiblesText) told.push(`${words.responsibles} : ${activity.responsiblesText}`);
  if (activity.statusText && !activity.status) told.push(`${words.status} : ${activity.statusText}`);
  for (const [header, text] of Object.entries(activity.other ?? {})) told.push(`${header} : ${text}`);
  if (unknown.length > 0) told.push(`${words.unknown} : ${unknown.join(', ')}`);
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
