import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN_CHOICES } from '#domain/import/columns';
import { importDocument } from '#domain/import/import';
import { IMPORT_KINDS, type ImportResult } from '#domain/import/result';
import type { Block, SourceDocument } from '#domain/import/source';
import { cell, heading, item, line, lostWords, runs } from './sources';

const WORDS =
  "Domaine Axe Thème Lieu Période Date Actions Activité Activité.3. 1. Remarque Responsables Statut Indicateur N° Mars-Avril juin 2020 25-26 fixer Tunis ou Casa et et/ou / - , ; : ( ) UMT CDT COFIL BIT THAMM réalisé suspendue MAROC AXE 1: 1/ Référence adopté par l'AG C43 Feuille de route plan d'actions السلام نشاط مارس __proto__ constructor".split(
    ' ',
  );
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const header = fc.constantFrom(
  ...'Domaine|Axe/Thème|Lieu, Période|Lieu|Période|Date de début|Actions|Remarque|Responsables|Statut|Indicateur|N°|?|'.split(
    '|',
  ),
);
const cells = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.constantFrom('^', '<'),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((each) => `• ${each}`).join('\n')),
);
const tables: fc.Arbitrary<Block> = fc
  .tuple(fc.array(header, { maxLength: 6 }), fc.array(fc.array(cells, { maxLength: 7 }), { maxLength: 6 }))
  .map(([first, body]) => ({
    type: 'table',
    rows: [first, ...body].map((texts, at) => ({
      header: at === 0,
      cells: texts.map((each) => cell((at <= 1 && each === '^') || each === '__' ? '' : each)),
    })),
  }));
const blocks: fc.Arbitrary<Block> = fc.oneof(
  tables,
  text.map(line),
  fc.tuple(text, fc.nat(2)).map(([each, level]) => item(each, level)),
  fc.tuple(text, fc.integer({ min: 1, max: 3 })).map(([each, level]) => heading(level, each)),
  text.map((each): Block => ({ type: 'note', runs: runs(each) })),
);
const sources: fc.Arbitrary<SourceDocument> = fc
  .tuple(fc.option(text), fc.array(blocks, { maxLength: 8 }))
  .map(([title, all]) => (title === null ? { blocks: all } : { title: runs(title), blocks: all }));

/** What is shown of a column's values is no place where they are kept. */
const withoutSamples = ({ columns = [], ...result }: ImportResult) => ({
  ...result,
  headers: columns.map(({ header }) => header),
});

test('every word of any source is somewhere in the result, whatever kind is asked for', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(
      sources,
      fc.option(fc.constantFrom(...IMPORT_KINDS), { nil: undefined }),
      (document, kind) => {
        expect(lostWords(document, withoutSamples(importDocument(document, { kind })))).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test('ids are unique and every section and activity hangs on one that is there', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(sources, (document) => {
      const { sections, activities } = importDocument(document);
      const ids = sections.map((section) => section.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(activities.map((activity) => activity.id)).size).toBe(activities.length);
      for (const [at, section] of sections.entries()) {
        if (section.parentId !== null) expect(ids.slice(0, at)).toContain(section.parentId);
      }
      for (const activity of activities)
        if (activity.sectionId !== null) expect(ids).toContain(activity.sectionId);
    }),
  );
});

test('the same source gives the same result', () => {
  fc.assert(
    fc.property(sources, (document) => {
      expect(importDocument(document)).toEqual(importDocument(document));
    }),
    { numRuns: 50 },
  );
});

test('[IM1] nor does a word go when a person says what columns hold', { timeout: 30_000 }, () => {
  const choices = fc.dictionary(
    fc.integer({ min: 1, max: 12 }).map((at) => `c${at}`),
    // A figure is written anew: 1,5 is 1.5.
    fc.constantFrom(...COLUMN_CHOICES.filter((choice) => choice !== 'quantity')),
    { maxKeys: 6 },
  );
  fc.assert(
    fc.property(sources, choices, (document, columns) => {
      expect(lostWords(document, withoutSamples(importDocument(document, { columns })))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
