import { expect, test } from 'vitest';
import { importDocument } from '#domain/import/import';
import { heading, item, line, source, table } from './sources';

const tracker = source(
  'Les activités du projet',
  line('Validées en janvier.'),
  heading(1, "AXE 1: LES SYSTEMES D'INFORMATION"),
  heading(2, 'MAROC'),
  item('Activité.3. 1. Réaliser un état des lieux'),
  item('Activité 3.10 Organiser deux ateliers'),
  item('Activité.3.3:Introduire un module'),
  heading(2, 'ACTIVITES SOUS-REGIONALES'),
  item('Un séminaire'),
  item('dont un volet jeunes', 1),
  heading(2, 'LIBYE'),
  line('la partie libyenne est temporairement suspendue mais le projet a reçu le soutien du ministère'),
);

test('headings and bullets are a tracker: axes, countries by code, numbers normalised and as written', () => {
  const { kind, sections, activities, leftover } = importDocument(tracker);
  expect(kind).toBe('tracker');
  expect(sections.map(({ title, parentId, country }) => [title, parentId, country])).toEqual([
    ["LES SYSTEMES D'INFORMATION", null, undefined],
    ['MAROC', 's1', 'MA'],
    ['ACTIVITES SOUS-REGIONALES', 's1', undefined],
    ['LIBYE', 's1', 'LY'],
  ]);
  expect(activities.map(({ number, numberText, title }) => [number, numberText, title])).toEqual([
    ['3.1', 'Activité.3. 1.', 'Réaliser un état des lieux'],
    ['3.10', 'Activité 3.10', 'Organiser deux ateliers'],
    ['3.3', 'Activité.3.3:', 'Introduire un module'],
    [undefined, undefined, 'Un séminaire'],
  ]);
  expect(activities[3]?.remarks).toBe('dont un volet jeunes');
  expect(leftover).toEqual(['Validées en janvier.']);
});

test('an empty section whose text says so is suspended, with the whole reason', () => {
  const libya = importDocument(tracker).sections.at(-1);
  expect(libya?.suspended?.reason).toMatch(/temporairement suspendue mais .* soutien du ministère$/);
});

test('plain lines that look like headings and typed bullets are read the same way', () => {
  const plain = importDocument(
    source(
      '',
      line('Suivi du projet'),
      line('AXE 1: LE DIALOGUE'),
      line('TUNISIE'),
      line('• Activité 1.1: Former'),
      line('• Débattre'),
    ),
  );
  expect(plain.sections.map((section) => section.title)).toEqual(['LE DIALOGUE', 'TUNISIE']);
  expect(plain.activities.map((activity) => activity.sectionId)).toEqual(['s2', 's2']);
});

const axes = table(
  ['Sensibilisation et renforcement de capacités', 'Plaidoyer', 'Opinion publique'],
  ['• Formations (C97, C43, NU 90)\n• Supports', '• Lobbying\n• Campagnes', '• Récits'],
);

test('axes named in a list and again over columns are one section each, the other name kept', () => {
  const roadmap = importDocument(
    source(
      'RSMMS',
      line('Feuille de route 2017-2018'),
      line('Axes de travail'),
      item('Renforcement de capacités & Sensibilisation des adhérents'),
      item('Plaidoyer'),
      item('Opinion public'),
      line("Référence : Plan d'actions adopté par l'AG du réseau, 13-14 février 2017"),
      axes,
    ),
  );
  expect(roadmap.kind).toBe('roadmap');
  expect(roadmap.title).toBe('Feuille de route 2017-2018');
  expect(roadmap.sections.map(({ title, otherName }) => [title, otherName])).toEqual([
    [
      'Renforcement de capacités & Sensibilisation des adhérents',
      'Sensibilisation et renforcement de capacités',
    ],
    ['Plaidoyer', undefined],
    ['Opinion public', 'Opinion publique'],
  ]);
  expect(roadmap.activities).toHaveLength(5);
  expect(
    roadmap.activities.every((activity) => activity.period.text === '' && activity.responsibles.length === 0),
  ).toBe(true);
  expect(roadmap.activities[0]?.title).toContain('C43');
  expect(roadmap.activities[0]?.notes).toEqual([{ text: 'C43', proposed: 'C143' }]);
  expect(roadmap.derivedFrom).toEqual({
    text: "Référence : Plan d'actions adopté par l'AG du réseau, 13-14 février 2017",
    adoptedBy: 'AG du réseau',
    date: '13-14 février 2017',
  });
  expect(roadmap.leftover).toEqual(['RSMMS', 'Axes de travail']);
});

test('a text stays a text: headings, lists and notes in the narrative, no activity made up', () => {
  const text = importDocument(
    source('TDR Points focaux', heading(1, 'Postures'), item('Écoute'), item('Empathie'), {
      type: 'note',
      runs: [{ text: 'Tunis' }],
    }),
  );
  expect(text).toMatchObject({
    kind: 'text',
    sections: [],
    activities: [],
    leftover: ['Postures', 'Écoute', 'Empathie', 'Tunis'],
  });
  expect(text.leftoverRich?.map((node) => node.type)).toEqual(['heading', 'bulletList', 'paragraph']);
});

test('the kind a person chose decides', () => {
  expect(importDocument(tracker, { kind: 'text' })).toMatchObject({ kind: 'text', activities: [] });
  expect(importDocument(tracker, { kind: 'roadmap' }).activities).toHaveLength(4);
});
