import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readImport } from '#server/imports/read';
import { docx, p, tbl, tc, wordPart, zip } from './office';

const fixture = (name: string) => readFile(new URL(`../../fixtures/import/${name}`, import.meta.url));

const header = ['Domaine', 'Lieu, Période', 'Actions', 'Remarque', 'Responsables'].map((text) => tc(p(text)));
const plan = docx(
  p("Plan d'actions 2020", '', 'Titre') +
    tbl(
      header,
      [
        tc(p('1/ Accompagnement'), 'start'),
        tc(p('Tunis, Mars-Avril')),
        tc(p('Atelier')),
        tc(p('')),
        tc(p('UGTT')),
      ],
      [
        tc(p(''), 'on'),
        tc(p('')),
        tc(p('Un guide', '<w:u w:val="single"/>')),
        tc(p('Urgent', '<w:b/><w:strike/>')),
        tc(p('PROMIG, COFIL')),
      ],
    ),
  wordPart('word/header1.xml', 'hdr', p('Document interne')),
);

test('a Word file keeps merged cells, underlining, strokes and the page header', async () => {
  const result = await readImport(plan, 'plan.docx');
  expect(result).toMatchObject({
    kind: 'action-plan',
    title: "Plan d'actions 2020",
    leftover: ['Document interne'],
  });
  expect(result.sections).toEqual([
    { id: 's1', parentId: null, number: '1', numberText: '1/', title: 'Accompagnement' },
  ]);
  expect(result.activities.map((activity) => activity.sectionId)).toEqual(['s1', 's1']);
  expect(result.activities[1]?.titleRich?.[0]?.marks).toEqual([{ type: 'underline' }]);
  expect(
    result.activities[1]?.remarksRich?.[0]?.content?.[0]?.marks?.map((mark) => mark.type).sort(),
  ).toEqual(['bold', 'strike']);
});

test('a workbook gives the same: merged title and cells, dates as dates, links, comments, several sheets', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Plan');
  sheet.addRow(['Plan de travail']);
  sheet.mergeCells('A1:D1');
  sheet.addRow(['Axe', 'Période', 'Activité', 'Remarques']);
  sheet.addRow(['1/ Former', new Date('2020-03-25'), 'Atelier', '• un\n• deux']);
  sheet.addRow([null, null, { text: 'Guide', hyperlink: 'https://example.org/guide' }, null]);
  sheet.mergeCells('A3:A4');
  sheet.getCell('C3').note = 'à voir avec le bureau';
  workbook.addWorksheet('Notes').addRow(['Rien de plus']);
  const result = await readImport(new Uint8Array(await workbook.xlsx.writeBuffer()), 'plan.xlsx');
  expect(result.sections.map(({ title, parentId }) => [title, parentId])).toEqual([
    ['Plan', null],
    ['Former', 's1'],
  ]);
  expect(result.activities).toMatchObject([
    {
      title: 'Atelier',
      period: { text: '2020-03-25', start: '2020-03-25', precision: 'day' },
      remarks: 'un\ndeux',
      sectionId: 's2',
    },
    {
      title: 'Guide',
      titleRich: [{ marks: [{ type: 'link', attrs: { href: 'https://example.org/guide' } }] }],
      sectionId: 's2',
    },
  ]);
  expect(result.activities[0]?.remarksRich?.map((node) => node.type)).toEqual(['bulletList']);
  expect(result.leftover).toEqual(
    ['Plan de travail', 'à voir avec le bureau', 'Notes', 'Rien de plus'].filter(
      (text) => text !== result.title,
    ),
  );
});

test.each([
  ['plan-utf8.csv', 'Atelier à Tunis'],
  ['plan-latin1.csv', 'Atelier à Tunis'],
])('%s is read, whatever its encoding and separator', async (name, title) => {
  const result = await readImport(await fixture(name), name);
  expect(result.activities[0]).toMatchObject({
    title,
    period: { start: '2020-03-01' },
    status: 'done',
    statusText: 'Réalisé',
  });
});

test('running text is read line by line', async () => {
  const result = await readImport(
    new TextEncoder().encode('Suivi du projet\nAXE 1: Former\n• Activité 1.1: Atelier\n'),
    'suivi.txt',
  );
  expect(result).toMatchObject({
    kind: 'tracker',
    title: 'Suivi du projet',
    sections: [{ title: 'Former' }],
    activities: [{ number: '1.1' }],
  });
});

describe('files that are refused', () => {
  const refusal = (bytes: Uint8Array, name: string, limits = {}) =>
    readImport(bytes, name, { limits }).then(
      () => 'read',
      (error: { code: string }) => error.code,
    );
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('by type, told from the content and not from the name', async () => {
    expect(await refusal(bytes('%PDF-1.7 …'), 'plan.docx')).toBe('file-type');
    expect(
      await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'plan.doc'),
    ).toBe('file-type');
    expect(await refusal(zip([{ name: 'a.txt', content: 'a' }]), 'plan.xlsx')).toBe('file-type');
    expect(await refusal(plan, 'plan.csv')).toBe('read');
  });

  test('when broken', async () => {
    expect(await refusal(new Uint8Array(), 'plan.docx')).toBe('file-unreadable');
    expect(await refusal(plan.subarray(0, 400), 'plan.docx')).toBe('file-unreadable');
    const hollow = zip([{ name: 'xl/workbook.xml', content: 'not xml' }]);
    expect(await refusal(hollow, 'plan.xlsx')).toBe('file-unreadable');
  });

  test('when too large, or unpacking to too much, even if the directory lies about it', async () => {
    expect(await refusal(bytes('a,b\n1,2\n'), 'a.csv', { fileBytes: 4 })).toBe('too-large');
    const zeros = new Uint8Array(5 * 1024 * 1024);
    const limits = { expandedBytes: 1024 * 1024 };
    expect(await refusal(zip([{ name: 'word/document.xml', content: zeros }]), 'a.docx', limits)).toBe(
      'too-large',
    );
    expect(
      await refusal(zip([{ name: 'word/document.xml', content: zeros, claimed: 900 }]), 'a.docx', limits),
    ).toBe('too-large');
    expect(await refusal(zip([{ name: 'word/document.xml', content: zeros }]), 'a.docx')).toBe('too-large');
    expect(await refusal(bytes('a,b\n1,2\n3,4\n'), 'a.csv', { rows: 2 })).toBe('too-large');
  });

  test('when they take too long or too much memory, and the process lives on', async () => {
    expect(await refusal(plan, 'plan.docx', { milliseconds: 1 })).toBe('too-large');
    const many = bytes('Action,Date\n'.repeat(300_000));
    expect(await refusal(many, 'a.csv', { memoryMegabytes: 48, rows: 1_000_000 })).toBe('too-large');
    expect(await refusal(plan, 'plan.docx')).toBe('read');
  });
});
