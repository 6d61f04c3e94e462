import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ColumnId } from '#domain/document/kinds';
import { readDocument } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import { addActivity, addSection } from '#domain/document/shape';
import { readPasted } from '#domain/import/pasted';
import { type Block, blockHtml, blockText, cellOf } from '~/features/documents/grid/blocks/block';
import { rangeBetween } from '~/features/documents/grid/blocks/range';
import { cellFrom } from '~/features/documents/grid/blocks/read-block';
import { targetsOf } from '~/features/documents/grid/blocks/targets';
import { writeBlock } from '~/features/documents/grid/blocks/write-block';
import type { Reading } from '~/features/documents/grid/blocks/write-cell';
import { gridRows } from '~/features/documents/grid/rows';
import { calc, word } from '../../domain/import/clipboards';

const columns: readonly ColumnId[] = [
  'title',
  'period',
  'quantity',
  'places',
  'responsibles',
  'status',
  'remarks',
];
const reading: Reading = {
  context: { year: 2026, language: 'fr' },
  choices: {
    organisations: [{ id: 'id-ugtt', code: 'UGTT', name: 'Union générale tunisienne du travail' }],
    projects: [{ id: 'id-thamm', code: 'THAMM', name: 'BIT THAMM' }],
    indicators: [],
    loading: new Set(),
  },
  kindName: (kind) => ({ event: 'Rencontre', publication: 'Publication' })[kind as string] ?? kind,
};

function plan() {
  const doc = new Y.Doc();
  const one = addSection(doc, { parentId: null, title: 'Un' }, 'seed');
  const two = addSection(doc, { parentId: null, title: 'Deux' }, 'seed');
  const [a, b, c] = ['a', 'b', 'c'].map((title) => addActivity(doc, { sectionId: one, title }, 'seed'));
  const d = addActivity(doc, { sectionId: two, title: 'd' }, 'seed');
  if (!a || !b || !c) throw new Error('three were added');
  return { doc, one, two, a, b, c, d };
}
const rowsOf = (doc: Y.Doc) => gridRows(readDocument(doc), new Set());
const titles = (doc: Y.Doc) => readDocument(doc).activities.map((activity) => activity.title);
const activity = (doc: Y.Doc, title: string) => {
  const found = readDocument(doc).activities.find((each) => each.title === title);
  if (!found) throw new Error(`no ${title}`);
  return found;
};
const words = (...rows: string[][]): Block => rows.map((row) => row.map((text) => ({ text })));
const pasted = (clipboard: { html: string; text: string }): Block =>
  readPasted(clipboard).rows.map((row) => row.map(cellFrom));
function paste(
  doc: Y.Doc,
  block: Block,
  at: { row: string; column: ColumnId },
  range = null as ReturnType<typeof rangeBetween>,
) {
  return writeBlock(doc, targetsOf(block, at, range, rowsOf(doc), columns), reading);
}

describe('[G1] a block of cells', () => {
  it('chosen over a border holds the activities of both sections and no band', () => {
    const { doc, b, d } = plan();
    const range = rangeBetween(
      { row: d, column: 'places' },
      { row: b, column: 'period' },
      rowsOf(doc),
      columns,
    );
    expect(range?.columns).toEqual(['period', 'quantity', 'places']);
    expect(
      range?.rows.map((id) => readDocument(doc).activities.find((each) => each.id === id)?.title),
    ).toEqual(['b', 'c', 'd']);
  });

  it('goes down from its cell, and beyond the section becomes new activities of it', () => {
    const { doc, c } = plan();
    const written = paste(doc, words(['C', 'mars'], ['neuve', 'avril'], ['', ''], ['autre', '']), {
      row: c,
      column: 'title',
    });
    expect(titles(doc)).toEqual(['a', 'b', 'C', 'neuve', 'autre', 'd']);
    expect(written).toMatchObject({ cells: 6, notRead: [], leftOut: [] });
    expect(written.added).toHaveLength(2);
    expect(activity(doc, 'neuve').period).toMatchObject({
      text: 'avril',
      start: '2026-04-01',
      precision: 'month',
    });
  });

  it('pasted on a section becomes activities of it', () => {
    const { doc, one } = plan();
    paste(doc, words(['x'], ['y']), { row: one, column: 'remarks' });
    expect(titles(doc)).toEqual(['a', 'b', 'c', 'x', 'y', 'd']);
  });

  it('fills a range that it fits into several times', () => {
    const { doc, a, d } = plan();
    const range = rangeBetween(
      { row: a, column: 'quantity' },
      { row: d, column: 'quantity' },
      rowsOf(doc),
      columns,
    );
    paste(doc, words(['1'], ['2']), { row: a, column: 'quantity' }, range);
    expect(readDocument(doc).activities.map(({ quantity }) => quantity)).toEqual([1, 2, 1, 2]);
  });

  it('with a first row that names columns goes where it says', () => {
    const { doc, two } = plan();
    const block = words(['Responsable', 'Domaine', 'Activité'], ['UGTT', 'Plaidoyer', 'Rencontre']);
    const written = paste(doc, block, { row: two, column: 'title' });
    expect(activity(doc, 'Rencontre').responsibles).toMatchObject([
      { text: 'UGTT', organisationId: 'id-ugtt' },
    ]);
    expect(written.leftOut).toEqual(['Plaidoyer']);
  });

  it('[G2] of LibreOffice is understood column by column', () => {
    const { doc, two } = plan();
    paste(doc, pasted({ html: calc, text: '' }), { row: two, column: 'title' });
    expect(activity(doc, 'Atelier')).toMatchObject({
      period: { start: '2026-03-15', end: '2026-03-15', precision: 'day' },
      quantity: 2,
      placesMode: 'any',
      places: [{ text: expect.any(String) }, { text: expect.any(String) }],
    });
    expect(
      activity(doc, 'Atelier')
        .places.map(({ text }) => text)
        .sort(),
    ).toEqual(['Casa', 'Tunis']);
    expect(
      activity(doc, 'Atelier')
        .responsibles.map(({ text }) => text)
        .sort(),
    ).toEqual(['UGTT', 'UMT']);
  });

  it('[G2] of Word keeps lists and marks where texts stand', () => {
    const { doc, a } = plan();
    const [row] = pasted({ html: word, text: '' });
    paste(doc, [[row?.[2] ?? { text: '' }]], { row: a, column: 'remarks' });
    expect(activity(doc, 'a').remarks.content?.map(({ type }) => type)).toEqual(['paragraph', 'bulletList']);
  });

  it('says what it could not place, and leaves those cells as they were', () => {
    const { doc, a } = plan();
    const written = paste(
      doc,
      words(['a', 'mars', 'deux ateliers', 'Tunis', 'UGTT', 'Réalisée', 'ok', 'de trop']),
      {
        row: a,
        column: 'title',
      },
    );
    expect(written.notRead).toEqual([{ column: 'quantity', text: 'deux ateliers' }]);
    expect(written.leftOut).toEqual(['Réalisée', 'de trop']);
    expect(activity(doc, 'a').quantity).toBeNull();
  });

  it('copied and pasted through the clipboard is the same, as a page and as text', () => {
    const source = plan();
    paste(
      source.doc,
      words(['Le "guide"\tutile', 'mars-avril', '3', 'Tunis ou Casa', 'UGTT, CGT', '', 'un']),
      {
        row: source.a,
        column: 'title',
      },
    );
    const [from] = readDocument(source.doc).activities;
    if (!from) throw new Error('there is one');
    const text = (column: ColumnId): string => {
      if (column === 'places') return from.places.map((place) => place.text).join(' ou ');
      if (column === 'responsibles') return from.responsibles.map((each) => each.text).join(', ');
      if (column === 'remarks') return richTextToPlain(from.remarks);
      if (column === 'period') return from.period?.text ?? '';
      return column === 'quantity' ? String(from.quantity) : column === 'title' ? from.title : '';
    };
    const block = [columns.map((column) => cellOf(from, column, text(column)))];
    for (const clipboard of [
      { html: blockHtml(block, 'ltr'), text: '' },
      { html: '', text: blockText(block) },
    ]) {
      const target = plan();
      paste(target.doc, pasted(clipboard), { row: target.a, column: 'title' });
      const [to] = readDocument(target.doc).activities;
      expect(to).toMatchObject({ title: from.title, period: from.period, quantity: 3, placesMode: 'any' });
      expect(to?.places.map((each) => each.text).sort()).toEqual(['Casa', 'Tunis']);
      expect(to?.responsibles.map((each) => each.text).sort()).toEqual(['CGT', 'UGTT']);
      expect(to?.remarks).toEqual(from.remarks);
    }
  });

  it('[G3] gives each activity keys of its own and takes the lead along', () => {
    const { doc, a, b } = plan();
    const entries = {
      column: 'responsibles' as const,
      values: [
        { key: 'k', text: 'UGTT', lead: true },
        { key: 'l', text: 'CGT' },
      ],
    };
    for (const row of [a, b]) paste(doc, [[{ text: 'UGTT, CGT', entries }]], { row, column: 'responsibles' });
    const [one, other] = [activity(doc, 'a').responsibles, activity(doc, 'b').responsibles];
    expect(one.map(({ text, lead }) => [text, lead ?? false]).sort()).toEqual([
      ['CGT', false],
      ['UGTT', true],
    ]);
    expect(one.some(({ key }) => other.some((each) => each.key === key))).toBe(false);
  });

  it('[G3] pasted over the same writes nothing', () => {
    const { doc, a } = plan();
    paste(doc, words(['a', 'mars', '2', 'Tunis', 'UGTT', '', '']), { row: a, column: 'title' });
    const before = Y.encodeStateVector(doc);
    paste(doc, words(['a', 'mars', '2', 'Tunis', 'UGTT', '', '']), { row: a, column: 'title' });
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});
