import { expect, test } from 'vitest';
import { importDocument } from '#domain/import/import';
import { heading, line, runs, source, table } from './sources';

const HEADER = [
  "Domaine d'intervention",
  'Axe/Thème',
  'Lieu, Période',
  'Actions',
  'Remarque',
  'Responsables',
];

const plan = source(
  "Plan d'actions 2020 (sur la base du COPIL du 14-15 novembre)",
  table(
    HEADER,
    [
      '1/ Accompagnement',
      'Formation',
      'Tunis, Mars-Avril',
      '• Atelier A',
      '• Avec BIT',
      '• PROMIG / UGTT - COPIL',
    ],
    ['^', '^', 'Septembre, Tunis ou Casa', '• Atelier B', '', 'UMT et/ou CDT'],
    ['^', 'Publication', '', '• Guide', '', 'PROMIG, COFIL'],
    ['2/ Dialogue', 'Publication', 'A fixer, Casa', '• Livret', '', 'PROMIG / CGT / BIT THAMM'],
  ),
);

test('merged domains and themes become sections; one theme under two domains is two sections', () => {
  const { kind, sections, activities } = importDocument(plan);
  expect(kind).toBe('action-plan');
  expect(
    sections.map(({ parentId, number, numberText, title }) => ({ parentId, number, numberText, title })),
  ).toEqual([
    { parentId: null, number: '1', numberText: '1/', title: 'Accompagnement' },
    { parentId: 's1', title: 'Formation' },
    { parentId: 's1', title: 'Publication' },
    { parentId: null, number: '2', numberText: '2/', title: 'Dialogue' },
    { parentId: 's4', title: 'Publication' },
  ]);
  expect(activities.map(({ title, sectionId }) => [title, sectionId])).toEqual([
    ['Atelier A', 's2'],
    ['Atelier B', 's2'],
    ['Guide', 's3'],
    ['Livret', 's5'],
  ]);
});

test('a cell with place and period gives both, months in the year of the title', () => {
  const { title, year, activities } = importDocument(plan);
  expect(title).toContain('COPIL du 14-15 novembre');
  expect(year).toBe(2020);
  const [first, second, third, fourth] = activities;
  expect(first).toMatchObject({
    places: [{ text: 'Tunis' }],
    placesMode: 'all',
    period: { text: 'Mars-Avril', start: '2020-03-01', end: '2020-04-30', precision: 'month' },
  });
  expect(second).toMatchObject({
    places: [{ text: 'Tunis' }, { text: 'Casa' }],
    placesMode: 'any',
    placesText: 'Tunis ou Casa',
  });
  expect(third).toMatchObject({ places: [], period: { text: '', precision: 'none', confirmed: false } });
  expect(fourth?.period).toEqual({ text: 'A fixer', precision: 'none', confirmed: false });
});

test('responsibles are split and known, a slip is proposed and never replaced', () => {
  const [first, second, third, fourth] = importDocument(plan).activities;
  expect(first?.responsibles.map((one) => one.organisation)).toEqual(['PROMIG', 'UGTT', 'COPIL']);
  expect(second).toMatchObject({
    responsibles: [{ text: 'UMT' }, { text: 'CDT' }],
    responsiblesText: 'UMT et/ou CDT',
  });
  expect(third?.responsibles[1]).toEqual({ text: 'COFIL', proposed: 'COPIL' });
  expect(fourth?.responsibles[2]).toEqual({ text: 'BIT THAMM', organisation: 'BIT THAMM' });
});

test('a roadmap of two years gives no year to read a month in', () => {
  const two = importDocument(
    source('Feuille de route 2017-2018', table(['Action', 'Période'], ['Atelier', 'mars'])),
  );
  expect(two.year).toBeUndefined();
  expect(two.activities[0]?.period).not.toHaveProperty('start');
});

test('marks of titles, remarks and narrative survive', () => {
  const underlined = {
    blocks: [{ type: 'paragraph' as const, runs: runs('Un guide', { type: 'underline' }) }],
  };
  const plain = { blocks: [line('Atelier')] };
  const { activities, leftoverRich } = importDocument({
    title: runs("Plan d'actions"),
    blocks: [
      { type: 'paragraph', runs: runs('Important', { type: 'bold' }) },
      {
        type: 'table',
        rows: [
          { header: true, cells: [{ blocks: [line('Actions')] }, { blocks: [line('Remarques')] }] },
          { header: false, cells: [underlined, underlined] },
          { header: false, cells: [plain, plain] },
        ],
      },
    ],
  });
  const text = { type: 'text', text: 'Un guide', marks: [{ type: 'underline' }] };
  expect(activities[0]).toMatchObject({
    titleRich: [text],
    remarks: 'Un guide',
    remarksRich: [{ content: [text] }],
  });
  expect(activities[1]).not.toHaveProperty('remarksRich');
  expect(leftoverRich?.[0]?.content?.[0]?.marks).toEqual([{ type: 'bold' }]);
});

test.each([
  ['fr', ['Axe', 'Activités', 'Échéance', 'Responsable', "État d'avancement"], 'en cours'],
  ['en', ['Pillar', 'Activities', 'Deadline', 'Lead', 'Status'], 'ongoing'],
  ['es', ['Eje', 'Actividades', 'Plazo', 'Responsable', 'Estado'], 'en curso'],
  ['it', ['Asse', 'Attività', 'Scadenza', 'Responsabili', 'Stato'], 'in corso'],
  ['ar', ['المحور', 'الأنشطة', 'الفترة', 'المسؤول', 'الحالة'], 'قيد التنفيذ'],
])('columns are known by their headers in %s', (_, header, state) => {
  const { sections, activities, columns } = importDocument(
    source('', table(header, ['Un', 'Deux', '2020', 'UGTT', state])),
  );
  expect(columns?.map((column) => column.fields)).toEqual([
    ['section'],
    ['title'],
    ['period'],
    ['responsible'],
    ['status'],
  ]);
  expect(sections).toHaveLength(1);
  expect(activities[0]).toMatchObject({ title: 'Deux', status: 'under-way', statusText: state });
});

test('columns that are no field of an activity are kept under their header', () => {
  const { activities } = importDocument(
    source(
      '',
      table(
        ['Action', 'Date', 'Indicateur', 'Statut'],
        ['Atelier', 'juin 2020', '3 ateliers', 'vu avec Sami'],
      ),
    ),
  );
  expect(activities[0]?.other).toEqual({ Indicateur: '3 ateliers', Statut: 'vu avec Sami' });
  expect(activities[0]?.status).toBeUndefined();
});

test('a row filled by one cell is a band, and headings over tables are sections', () => {
  const { sections, activities } = importDocument(
    source(
      "Plan d'actions",
      heading(1, 'Volet A'),
      table(['Action', 'Date'], ['Premier trimestre', '<'], ['Atelier', 'mars 2021']),
      heading(1, 'Annexe'),
      line('Un mot'),
    ),
  );
  expect(sections.map(({ title, parentId }) => [title, parentId])).toEqual([
    ['Volet A', null],
    ['Premier trimestre', 's1'],
  ]);
  expect(activities[0]?.sectionId).toBe('s2');
});

test('a table without a known header is kept whole, row by row', () => {
  const { kind, activities, leftover } = importDocument(
    source('Contacts', table(['Rouge', 'Vert'], ['un', 'deux'])),
  );
  expect({ kind, activities, leftover }).toEqual({
    kind: 'text',
    activities: [],
    leftover: ['Rouge | Vert', 'un | deux'],
  });
});

test("the network's own organisations come before the built-in ones", () => {
  const known = [{ code: 'SEC', names: ['PROMIG', 'Secrétariat'] }];
  const { activities } = importDocument(
    source('', table(['Action', 'Responsable'], ['Atelier', 'PROMIG, secretariat'])),
    { known },
  );
  expect(activities[0]?.responsibles.map((one) => one.organisation)).toEqual(['SEC', 'SEC']);
});
