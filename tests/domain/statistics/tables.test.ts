import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { JalonError } from '#domain/errors';
import { readRegister } from '#domain/statistics/register/register';
import { fixedTables, fixedTablesOf, validateTables } from '#domain/statistics/tables';

interface Sent {
  cases: number;
  tables: { id: string; dimensions: string[]; cells: { key: string[]; count: number }[] }[];
  amounts: { currency: string; total: number; count: number; dominated: boolean }[];
  [more: string]: unknown;
}

/** A return as it comes over the wire, to be spoilt. */
const sent = (): Sent =>
  JSON.parse(
    JSON.stringify(
      fixedTablesOf(readRegister(readFileSync('tests/fixtures/registers/petit-utf8.csv')), '2021-01-15'),
    ),
  );
const tableOf = (input: Sent, id: string) => {
  const found = input.tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const refused = (spoil: (input: Sent) => void) => {
  const input = sent();
  spoil(input);
  try {
    validateTables(input);
  } catch (error) {
    if (error instanceof JalonError) return { code: error.code, reason: error.details.reason };
    throw error;
  }
  return undefined;
};

test('no fixed table has more than three dimensions, and ids are unique', () => {
  expect(Math.max(...fixedTables.map((table) => table.dimensions.length))).toBe(3);
  expect(new Set(fixedTables.map((table) => table.id)).size).toBe(fixedTables.length);
});

describe('the server refuses', () => {
  test.each<[string, (input: Sent) => void, string, string | undefined]>([
    [
      'a table that is not in the list',
      (i) => {
        tableOf(i, 'sex').id = 'sexByPlace';
      },
      'unknown-table',
      undefined,
    ],
    [
      'other dimensions under a known id',
      (i) => {
        tableOf(i, 'sex').dimensions = ['sex', 'place'];
      },
      'unknown-table',
      undefined,
    ],
    [
      'four dimensions',
      (i) => {
        tableOf(i, 'sex').dimensions = ['sex', 'place', 'month', 'request'];
      },
      'invalid',
      'shape',
    ],
    [
      'a missing table',
      (i) => {
        i.tables.pop();
      },
      'invalid',
      'missing-table',
    ],
    [
      'anything beside the tables',
      (i) => {
        i.rows = [['Femme', 'Mali']];
      },
      'invalid',
      'shape',
    ],
    [
      'a code that is not in the list',
      (i) => {
        tableOf(i, 'place').cells = [{ key: ['Tunis'], count: 4 }];
      },
      'invalid',
      'code',
    ],
    [
      'a month outside the period',
      (i) => {
        tableOf(i, 'month').cells = [{ key: ['2019-01'], count: 4 }];
      },
      'invalid',
      'month',
    ],
    [
      'a negative count',
      (i) => {
        tableOf(i, 'place').cells = [{ key: ['TN'], count: -4 }];
      },
      'invalid',
      'shape',
    ],
    [
      'a count that is not whole',
      (i) => {
        tableOf(i, 'place').cells = [{ key: ['TN'], count: 0.5 }];
      },
      'invalid',
      'shape',
    ],
    [
      'a cell twice',
      (i) => {
        tableOf(i, 'place').cells = [
          { key: ['TN'], count: 2 },
          { key: ['TN'], count: 2 },
        ];
      },
      'invalid',
      'cell-twice',
    ],
    [
      'a table of other cases',
      (i) => {
        tableOf(i, 'place').cells = [{ key: ['TN'], count: 5 }];
      },
      'invalid',
      'total',
    ],
    [
      'margins that disagree',
      (i) => {
        tableOf(i, 'sex').cells = [{ key: ['woman'], count: 4 }];
      },
      'invalid',
      'margins',
    ],
    [
      'a single payment that is not dominated',
      (i) => {
        i.amounts = [{ currency: 'TND', total: 5, count: 1, dominated: false }];
      },
      'invalid',
      'amount',
    ],
    [
      'a currency twice',
      (i) => {
        i.amounts = [...i.amounts, ...i.amounts];
      },
      'invalid',
      'currency-twice',
    ],
    [
      'more paid cases than cases',
      (i) => {
        i.amounts = [{ currency: 'TND', total: 5, count: 9, dominated: false }];
      },
      'invalid',
      'amount',
    ],
    [
      'another version of the tables',
      (i) => {
        i.version = '1';
      },
      'invalid',
      'shape',
    ],
  ])('%s', (_what, spoil, code, reason) => {
    expect(refused(spoil)).toEqual({ code, reason });
  });
});
