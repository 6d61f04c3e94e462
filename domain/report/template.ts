import type { RichNode } from '#domain/document/rich-text';
import type { Language } from '#domain/language';
import { activitiesNode, indicatorNode } from './blocks';

/** The headings a progress report starts with, in the language it is written in. */
const headings: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  fr: ['Résumé', 'Activités', 'Résultats', 'Difficultés et suites'],
  en: ['Summary', 'Activities', 'Results', 'Difficulties and next steps'],
  ar: ['ملخّص', 'الأنشطة', 'النتائج', 'الصعوبات والخطوات المقبلة'],
  es: ['Resumen', 'Actividades', 'Resultados', 'Dificultades y próximos pasos'],
  it: ['Sintesi', 'Attività', 'Risultati', 'Difficoltà e seguito'],
};

/** The text a new progress report starts from: four headings, the activities and the project's indicators. */
export function progressTemplate(language: Language, indicatorIds: readonly string[]): RichNode {
  const [summary, activities, results, difficulties] = headings[language];
  return {
    type: 'doc',
    content: [
      heading(summary),
      emptyLine,
      heading(activities),
      emptyLine,
      activitiesNode(),
      heading(results),
      emptyLine,
      ...indicatorIds.map((indicatorId) => indicatorNode({ indicatorId })),
      heading(difficulties),
      emptyLine,
    ],
  };
}

const emptyLine: RichNode = { type: 'paragraph' };
const heading = (text: string): RichNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});
