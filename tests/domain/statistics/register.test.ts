import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dimensionNames } from '#domain/statistics/dimensions';
import { calendarYear, readRegister, readRegisterRows } from '#domain/statistics/register/register';
import { fixedTablesOf, validateTables } from '#domain/statistics/tables';
import { refusal } from './refusal';

const fixture = (name: string) => readFileSync(`tests/fixtures/registers/${name}`);
const inputs = '../shared/inputs';

describe('a small register', () => {
  test.each(['petit-utf8.csv', 'petit-bom.csv', 'petit-latin1.csv'])(
    '%s is counted the same in every encoding',
    (name) => {
      const register = readRegister(fixture(name));
      expect(register.cases).toBe(4);
      expect(register.period).toEqual(calendarYear(2020));
      expect(register.dimensions).toMatchObject({
        sex: { woman: 1, man: 2, other: 1 },
        ageBand: { '25to34': 2, notStated: 1, under18: 1 },
        nationality: { westAfrica: 3, other: 1 },
        place: { TN: 4 },
        request: { unpaidWages: 1, health: 2, other: 1 },
        outcome: { resolved: 2, ongoing: 1, failed: 1 },
        channel: { notStated: 4 },
        month: { '2020-02': 1, '2020-03': 1, '2020-04': 1, '2020-06': 1 },
      });
      expect(register.amounts).toEqual([{ currency: 'TND', total: 1500.5, count: 2, dominated: true }]);
    },
  );

  test('each line that cannot be counted is named with its row number and reason', () => {
    expect(readRegister(fixture('petit-utf8.csv')).skipped).toEqual([
      { line: 6, reason: 'duplicate-dossier' },
      { line: 7, reason: 'outside-period' },
      { line: 8, reason: 'date-missing' },
      { line: 9, reason: 'date-unreadable' },
      { line: 10, reason: 'amount-unreadable' },
      { line: 11, reason: 'currency-missing' },
    ]);
  });

  test('values without a code count as other and are told', () => {
    expect(readRegister(fixture('petit-utf8.csv')).unknown).toEqual([
      { dimension: 'nationality', value: 'Atlantide', count: 1 },
      { dimension: 'request', value: 'Danse', count: 1 },
    ]);
  });

  test('English with commas and Arabic with tabs and its own digits are read', () => {
    const english = readRegister(fixture('small-english.csv'));
    expect(english.dimensions).toMatchObject({
      sex: { woman: 1, man: 1 },
      ageBand: { '35to49': 1 },
      outcome: { ongoing: 1 },
    });
    expect(english.amounts).toMatchObject([{ total: 1200.5 }]);
    const arabic = readRegister(fixture('saghir-arabic.csv'));
    expect(arabic).toMatchObject({ cases: 2, unknown: [] });
    expect(arabic.dimensions).toMatchObject({
      sex: { woman: 1, man: 1 },
      nationality: { westAfrica: 2 },
      place: { TN: 2 },
      request: { unpaidWages: 1, health: 1 },
      outcome: { resolved: 1, ongoing: 1 },
    });
  });

  test('every dimension adds up to the cases', () => {
    const register = readRegister(fixture('petit-utf8.csv'));
    for (const name of [...dimensionNames, 'month']) {
      const sum = Object.values(register.dimensions[name] ?? {}).reduce((all, count) => all + count, 0);
      expect([name, sum]).toEqual([name, register.cases]);
    }
  });

  test('a mapping by hand names a column the titles do not, and takes one away', () => {
    const rows = [
      ['Jour', 'Personne reçue', 'Sexe'],
      ['01/02/2020', 'Femme', 'x'],
    ];
    const register = readRegisterRows(rows, {
      mapping: { Jour: 'received', 'Personne reçue': 'sex', Sexe: null },
    });
    expect(register.dimensions.sex).toEqual({ woman: 1 });
    expect(register.columns.map(({ how }) => how)).toEqual(['mapping', 'mapping', 'unused']);
  });

  test('titles above the header are reported, and a sheet without header or dates is unreadable', () => {
    const rows = [['Registre 2020'], [], ["Date d'accueil", 'Sexe'], ['01/02/2020', 'F']];
    expect(readRegisterRows(rows)).toMatchObject({
      cases: 1,
      skipped: [{ line: 1, reason: 'above-header' }],
    });
    expect(refusal(() => readRegisterRows([['bonjour'], ['x']]))).toEqual({
      code: 'file-unreadable',
      reason: 'no-header',
    });
    expect(
      refusal(() =>
        readRegisterRows([
          ['Sexe', 'Ville'],
          ['F', 'Tunis'],
        ]),
      ),
    ).toEqual({
      code: 'file-unreadable',
      reason: 'no-date-column',
    });
    expect(refusal(() => readRegister(new Uint8Array()))).toEqual({
      code: 'file-unreadable',
      reason: 'empty',
    });
  });

  test('what is sent is accepted by the server, and holds no value of the file', () => {
    const sent = fixedTablesOf(readRegister(fixture('petit-utf8.csv')), '2021-01-15');
    expect(validateTables(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
    expect(JSON.stringify(sent)).not.toMatch(/Atlantide|Danse|A-1|Sfax|petit/);
  });
});

describe('a register that names people', () => {
  test('is refused by a title, the column named', () => {
    expect(refusal(() => readRegister(fixture('refuse-nom.csv')))).toEqual({
      code: 'names-people',
      column: 'Nom et prénom',
      why: 'header',
    });
  });

  test('is refused by one value in a column of remarks, and the value is not repeated', () => {
    const refused = refusal(() => readRegister(fixture('refuse-valeurs.csv')));
    expect(refused).toEqual({ code: 'names-people', column: 'Observations', why: 'email' });
  });

  test('is refused whatever the column is mapped to', () => {
    const mapping = { 'Nom et prénom': null };
    expect(refusal(() => readRegister(fixture('refuse-nom.csv'), { mapping }))).toMatchObject({
      code: 'names-people',
    });
  });
});

describe.runIf(existsSync(inputs))('the five registers of 2020', () => {
  test.each([
    ['ugtt', 412],
    ['umt', 233],
    ['cgtm', 97],
    ['cdt', 61],
    ['cnts', 18],
  ])('%s: %i cases, every value known, no line left out', (union, cases) => {
    const register = readRegister(readFileSync(`${inputs}/registre-${union}-2020.csv`));
    expect(register).toMatchObject({ cases, skipped: [], unknown: [] });
    expect(register.columns.every(({ dimension, how }) => dimension !== null && how === 'header')).toBe(true);
    const sent = fixedTablesOf(register, '2021-01-15');
    expect(validateTables(sent)).toEqual(sent);
  });

  test('the named one is refused', () => {
    const bytes = readFileSync(`${inputs}/registre-nominatif-a-refuser.csv`);
    expect(refusal(() => readRegister(bytes))).toMatchObject({
      code: 'names-people',
      column: 'Nom et prénom',
    });
  });
});
