import type * as Y from 'yjs';
import type { Language, LocalText } from '#domain/language';
import { type DocumentKind, kindDefinitions } from './kinds';
import { type ActivitySnapshot, readDocument } from './read';
import { appendRichText } from './rich-text';
import { addActivity, addSection, documentParts } from './shape';
import { day, type TemplateSection, templates } from './template-words';
import { dateDays, daysBetween, exactSpan } from './workshop-days';

/** Writes the usual beginning of a document of its kind, in its language, into a new document. */
export function writeTemplate(doc: Y.Doc, kind: DocumentKind, language: Language): void {
  const sections = templates[kind]?.sections ?? [];
  const say = saying(language);
  doc.transact(() => {
    if (kindDefinitions[kind].levels.length === 0) {
      appendRichText(documentParts(doc).body, {
        type: 'doc',
        content: sections.flatMap(({ title }) => [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: say(title) }] },
          { type: 'paragraph' },
        ]),
      });
      return;
    }
    writeSections(doc, sections, language);
  }, 'seed');
}

/** Templates have every language. */
const saying =
  (language: Language) =>
  (words: LocalText): string =>
    words[language] ?? '';

function writeSections(doc: Y.Doc, sections: readonly TemplateSection[], language: Language): void {
  const say = saying(language);
  for (const { title, sessions = [] } of sections) {
    const sectionId = addSection(doc, { parentId: null, title: say(title) }, 'seed');
    for (const { title: name, startsAt, minutes } of sessions)
      addActivity(doc, { sectionId, title: say(name), startsAt, minutes }, 'seed');
  }
}

/** Longer than any workshop: of what lasts longer, only the first days are laid out. */
const MOST_DAYS = 10;

/**
 * Writes the beginning of the agenda of an activity: a day for each date of its period, when that is known to the day,
 * and in them what a workshop usually begins with.
 */
export function writeAgenda(
  doc: Y.Doc,
  { period }: Pick<ActivitySnapshot, 'period'>,
  language: Language,
): void {
  const usual = templates.agenda?.sections ?? [];
  const span = exactSpan(period);
  const days = span ? Math.min(daysBetween(span.start, span.end) + 1, MOST_DAYS) : usual.length;
  doc.transact(() => {
    const sections = Array.from({ length: days }, (_, at) => usual[at] ?? { title: day(at + 1) });
    writeSections(doc, sections, language);
    if (span) dateDays(doc, readDocument(doc).sections, span.start, 'seed');
  }, 'seed');
}
