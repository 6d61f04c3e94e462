import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyContent } from '#domain/document/copy';
import { readDocument } from '#domain/document/read';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, deleteNodes, documentParts, setMeta } from '#domain/document/shape';
import { writeTemplate } from '#domain/document/templates';
import { type DocumentId, newId, type OrganisationId } from '#domain/ids';
import { languages } from '#domain/language';
import { parsePeriod } from '#domain/period/parse';

const [sourceId, copyId, roadmapId] = [newId<DocumentId>(), newId<DocumentId>(), newId<DocumentId>()];

function source() {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan 2026', language: 'fr', year: 2026 }, 'seed');
  const domain = addSection(doc, { parentId: null, title: 'Domaine', number: '1' }, 'seed');
  const theme = addSection(
    doc,
    { parentId: domain, title: 'Thème', suspended: true, suspendedReason: 'guerre' },
    'seed',
  );
  const study = addActivity(doc, { sectionId: theme, title: 'Étude' }, 'seed');
  addActivity(
    doc,
    {
      sectionId: theme,
      title: 'Atelier',
      kind: 'event',
      period: parsePeriod('mars-avril', { year: 2026 }),
      quantity: 2,
      places: { p: { text: 'Tunis', country: 'TN' } },
      responsibles: { r: { text: 'UGTT', organisationId: 'ugtt' as OrganisationId, lead: true } },
      projects: { thamm: true },
      indicators: { ind: { expected: 40 } },
      dependsOn: { [study]: { documentId: sourceId } },
      contributesTo: { action: { documentId: roadmapId } },
    },
    'seed',
    { texts: { remarks: writeRichText(plainParagraphs('Voir avec Amel')) } },
  );
  const gone = addActivity(doc, { sectionId: domain, title: 'Abandonnée' }, 'seed');
  deleteNodes(doc, [gone], new Date(0), 'seed');
  documentParts(doc).body.insert(0, [new Y.XmlElement('paragraph')]);
  return readDocument(doc);
}
function copied() {
  const doc = new Y.Doc();
  copyContent(doc, source(), { sourceId, copyId, years: 1, context: { year: 2027, language: 'fr' } });
  return readDocument(doc);
}

describe('[D13] a copy for another year', () => {
  it('has the same sections and activities in the same order, under ids of its own', () => {
    const [from, to] = [source(), copied()];
    expect(
      to.sections.map(({ title, number, depth, suspended, suspendedReason }) => ({
        title,
        number,
        depth,
        suspended,
        suspendedReason,
      })),
    ).toEqual(
      from.sections.map(({ title, number, depth, suspended, suspendedReason }) => ({
        title,
        number,
        depth,
        suspended,
        suspendedReason,
      })),
    );
    expect(to.activities.map(({ title }) => title)).toEqual(['Étude', 'Atelier']);
    const ids = new Set([...from.sections, ...from.activities].map(({ id }) => id as string));
    expect([...to.sections, ...to.activities].some(({ id }) => ids.has(id))).toBe(false);
    expect(to.deleted.activities).toEqual([]);
    expect(to.problems).toEqual([]);
  });

  it('keeps what an activity says, with its dates moved and its links leading to the copies', () => {
    const [study, workshop] = copied().activities;
    expect(workshop).toMatchObject({
      kind: 'event',
      quantity: 2,
      period: { text: 'mars-avril', start: '2027-03-01', end: '2027-04-30' },
      places: [{ text: 'Tunis', country: 'TN' }],
      responsibles: [{ text: 'UGTT', organisationId: 'ugtt', lead: true }],
      projects: [{ key: 'thamm' }],
      indicators: [{ key: 'ind', expected: 40 }],
      dependsOn: [{ key: study?.id, documentId: copyId }],
      contributesTo: [{ key: 'action', documentId: roadmapId }],
      remarks: plainParagraphs('Voir avec Amel'),
    });
    expect(workshop?.copiedFrom).not.toBe('');
  });
});

describe('a template', () => {
  it.each(languages)('is there for each kind, in %s', (language) => {
    for (const kind of ['agenda', 'roadmap', 'action-plan', 'tracker', 'text'] as const) {
      const doc = new Y.Doc();
      setMeta(doc, { kind, title: 'x', language }, 'seed');
      writeTemplate(doc, kind, language);
      const { sections, activities, body, problems } = readDocument(doc);
      expect(problems).toEqual([]);
      const titles = [...sections, ...activities].map(({ title }) => title);
      if (kind === 'text') expect(body.content?.length).toBeGreaterThan(5);
      else expect(titles.length).toBeGreaterThan(2);
      expect(titles).not.toContain('');
    }
  });

  it('of an agenda has sessions that follow each other without a gap within the day', () => {
    const doc = new Y.Doc();
    writeTemplate(doc, 'agenda', 'fr');
    const { sections, activities } = readDocument(doc);
    const minutes = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
    for (const { id } of sections) {
      const day = activities.filter(({ sectionId }) => sectionId === id);
      for (const [index, session] of day.slice(1).entries())
        expect(minutes(session.startsAt)).toBe(
          minutes(day[index]?.startsAt ?? '') + (day[index]?.minutes ?? 0),
        );
    }
  });
});
