import { describe, expect, test } from 'vitest';
import { importDocument } from '#domain/import/import';
import { withoutLeftOut } from '#domain/import/left-out';
import { readRanges, writeRanges } from '#domain/import/ranges';
import { source, table } from './sources';

const plan = source(
  "Plan d'actions 2027",
  table(
    ['Axe', 'Activité', 'Quand ?', 'Avec', 'Effectif', 'Jalons'],
    ['Protéger', 'Atelier', 'Mars', 'BIT, UGTT', '25', 'Rapport'],
    ['^', 'Étude', 'Mai', '', 'une trentaine', ''],
  ),
);
const numbers = (...all: number[]): ReadonlySet<number> => new Set(all);

describe('[IM1] the columns of a file', () => {
  test('are listed with their headers, what they were taken for, and their first values', () => {
    expect(importDocument(plan).columns).toEqual([
      { id: 'c1', header: 'Axe', fields: ['section'], samples: ['Protéger'], filled: 1 },
      { id: 'c2', header: 'Activité', fields: ['title'], samples: ['Atelier', 'Étude'], filled: 2 },
      { id: 'c3', header: 'Quand ?', fields: ['period'], samples: ['Mars', 'Mai'], filled: 2 },
      { id: 'c4', header: 'Avec', fields: ['other'], samples: ['BIT, UGTT'], filled: 1 },
      { id: 'c5', header: 'Effectif', fields: ['other'], samples: ['25', 'une trentaine'], filled: 2 },
      { id: 'c6', header: 'Jalons', fields: ['other'], samples: ['Rapport'], filled: 1 },
    ]);
  });

  test('hold what a person says they hold; what is no figure is kept beside', () => {
    const columns = { c4: 'partners', c5: 'quantity', Jalons: 'deliverables' } as const;
    const { activities } = importDocument(plan, { columns });
    expect(activities[0]?.own).toEqual({
      partners: [
        { text: 'BIT', organisation: 'BIT' },
        { text: 'UGTT', organisation: 'UGTT' },
      ],
      quantity: 25,
      deliverables: [{ text: 'Rapport' }],
    });
    expect(activities[1]).toMatchObject({ title: 'Étude', other: { Effectif: 'une trentaine' } });
  });

  test('of one name lose nothing to each other', () => {
    const twice = source('', table(['Activité', 'Statut', 'Statut'], ['Étude', 'vu', 'à voir']));
    const { activities } = importDocument(twice, { columns: { c2: 'quantity' } });
    expect(activities[0]?.other).toEqual({ Statut: 'vu\nà voir' });
  });

  test('left out, their values are kept under their header', () => {
    const { activities, columns } = importDocument(plan, { columns: { c3: 'other' } });
    expect(columns?.[2]?.fields).toEqual(['other']);
    expect(activities[0]).toMatchObject({ period: { text: '' }, other: { 'Quand ?': 'Mars' } });
  });

  test('another column may hold the activities: the one that did goes to the others', () => {
    const { activities, columns } = importDocument(plan, { columns: { c4: 'title' } });
    expect(columns?.map(({ fields }) => fields[0])).toEqual([
      'section',
      'other',
      'period',
      'title',
      'other',
      'other',
    ]);
    expect(activities.map(({ title }) => title)).toEqual(['BIT, UGTT']);
    expect(activities[0]?.other).toMatchObject({ Activité: 'Atelier' });
  });

  test('of a table without a known header are offered too: once one holds the activities, it is read', () => {
    const contacts = source('', table(['Atelier', 'mars 2027', 'UGTT'], ['Étude', 'mai 2027', 'UMT']));
    expect(importDocument(contacts).columns).toMatchObject([
      { id: 'c1', header: '', fields: [], samples: ['Atelier', 'Étude'] },
      { id: 'c2', fields: [] },
      { id: 'c3', fields: [] },
    ]);
    const columns = { c1: 'title', c2: 'period', c3: 'responsible' } as const;
    const { activities, leftover } = importDocument(contacts, { columns });
    expect(leftover).toEqual([]);
    expect(
      activities.map(({ title, period, responsibles }) => [title, period.start, responsibles[0]?.text]),
    ).toEqual([
      ['Atelier', '2027-03-01', 'UGTT'],
      ['Étude', '2027-05-01', 'UMT'],
    ]);
  });

  test('of several tables of one form are one list', () => {
    const [, ...others] = [0, 1].map(() => table(['Activité', 'Date'], ['Atelier', 'mars 2027']));
    const { columns, activities } = importDocument(
      source('', table(['Activité', 'Date'], ['Étude', 'mai 2027']), ...others),
    );
    expect(columns?.map(({ header, filled }) => [header, filled])).toEqual([
      ['Activité', 2],
      ['Date', 2],
    ]);
    expect(activities).toHaveLength(2);
  });
});

describe('[IM2] unticked rows', () => {
  const result = importDocument(plan);

  test('stay out, a section with everything in it; the rest keeps its ids', () => {
    const without = (activities: ReadonlySet<number>, sections: ReadonlySet<number>) =>
      withoutLeftOut(result, { activities, sections });
    expect(without(numbers(1), numbers()).activities.map(({ id }) => id)).toEqual(['a2']);
    const none = without(numbers(), numbers(1));
    expect([none.sections, none.activities]).toEqual([[], []]);
  });

  test('are told in an address as ranges; nonsense is none', () => {
    expect(writeRanges([7, 1, 3, 2, 2])).toBe('1-3,7');
    expect([...(readRanges('1-3,7') ?? [])]).toEqual([1, 2, 3, 7]);
    expect([...(readRanges('') ?? [1])]).toEqual([]);
    for (const wrong of ['0', '3-1', 'a', '1,', '1-999999', '-1']) expect(readRanges(wrong)).toBeNull();
  });
});
