import { z } from 'zod';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection } from '#domain/document/shape';
import { parsePeriod } from '#domain/period/parse';
import { entries } from '#tests/domain/document/plan';
import { mutate } from './calls';
import type { PersonAtBrowser } from './people';
import { writePlan } from './write-plan';

/** So many activities stand in one section. */
const IN_SECTION = 25;

/** Makes an action plan of so many activities, written as a browser of this person's would; answers its id. */
export async function makePlan(person: PersonAtBrowser, url: string, activities: number): Promise<string> {
  const title = `Plan de ${activities} activités`;
  const made = await mutate(person.page.request, url, 'document.create', {
    ...{ kind: 'action-plan', title, language: 'fr', year: 2020 },
  });
  const { id } = z.object({ id: z.string() }).parse(made.data);
  await writePlan(person, url, id, (doc) =>
    doc.transact(() => {
      for (let from = 0; from < activities; from += IN_SECTION) {
        const section = { parentId: null, title: `Domaine ${from / IN_SECTION + 1}` };
        const sectionId = addSection(doc, section, 'grid');
        for (let at = from; at < Math.min(from + IN_SECTION, activities); at++) write(doc, sectionId, at);
      }
    }),
  );
  return id;
}

function write(
  doc: Parameters<typeof addActivity>[0],
  sectionId: ReturnType<typeof addSection>,
  at: number,
): void {
  addActivity(
    doc,
    {
      sectionId,
      title: `Activité ${at + 1} : atelier des points focaux`,
      period: parsePeriod('Mars-Avril', { year: 2020, language: 'fr' }),
      places: entries({ text: 'Tunis' }, { text: 'Casablanca' }),
      responsibles: entries({ text: 'UGTT', lead: true }, { text: 'CDT' }),
    },
    'grid',
    { texts: { remarks: writeRichText(plainParagraphs('Budget à confirmer avec le bailleur.')) } },
  );
}
