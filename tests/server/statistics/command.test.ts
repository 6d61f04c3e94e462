import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { registerCommand } from '#server/statistics/command';

const small = 'tests/fixtures/registers/petit-utf8.csv';

test('register prints the fixed tables as JSON and nothing else', async () => {
  const { exit, out } = await registerCommand([small, '--json']);
  expect(exit).toBe(0);
  const printed = JSON.parse(out ?? '');
  expect(Object.keys(printed)).toEqual(['cases', 'tables', 'dimensions', 'amounts', 'columns', 'skipped']);
  expect(printed).toMatchObject({ cases: 4, amounts: [{ currency: 'TND', total: 1500.5, count: 2 }] });
});

test('register counts another year when asked', async () => {
  const { out } = await registerCommand([small, '--json', '--year', '2019']);
  expect(JSON.parse(out ?? '').cases).toBe(1);
});

test('register refuses a file that names people with exit 3, the column named and nothing counted', async () => {
  expect(await registerCommand(['tests/fixtures/registers/refuse-nom.csv', '--json'])).toEqual({
    exit: 3,
    error: 'names-people: column "Nom et prénom" (header); nothing was counted',
  });
});

test('every other error is one line and exit 2', async () => {
  for (const args of [[], ['no-such-file.csv'], ['package.json'], [small, 'more'], [small, '--year', 'x']]) {
    const { exit, out, error } = await registerCommand(args);
    expect({ exit, out, lines: error?.split('\n').length }).toEqual({ exit: 2, out: undefined, lines: 1 });
  }
});

test('a workbook is counted like the text: dates, numbers and formulas included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  try {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Registre');
    sheet.addRow(['Registre 2020']);
    sheet.addRow([]);
    sheet.addRow(['N° dossier', "Date d'accueil", 'Sexe', 'Montant récupéré', 'Devise']);
    sheet.addRow([1, new Date('2020-02-03T00:00:00Z'), 'Femme', 643.5, 'TND']);
    sheet.addRow([2, '04/02/2020', 'Homme', { formula: 'D4*2', result: 1287 }, 'TND']);
    const file = join(folder, 'registre.xlsx');
    await workbook.xlsx.writeFile(file);
    const { out } = await registerCommand([file, '--json']);
    expect(JSON.parse(out ?? '')).toMatchObject({
      cases: 2,
      dimensions: { sex: { woman: 1, man: 1 }, month: { '2020-02': 2 } },
      amounts: [{ currency: 'TND', total: 1930.5, count: 2 }],
      skipped: [{ line: 1, reason: 'above-header' }],
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.runIf(existsSync('../shared/inputs'))(
  'the registers of 2020 are counted, the named one is refused',
  async () => {
    const cases = async (name: string) =>
      JSON.parse((await registerCommand([`../shared/inputs/${name}`, '--json'])).out ?? '{}').cases;
    expect(await cases('registre-ugtt-2020.csv')).toBe(412);
    expect(await cases('registre-umt-2020.csv')).toBe(233);
    expect(
      (await registerCommand(['../shared/inputs/registre-nominatif-a-refuser.csv', '--json'])).exit,
    ).toBe(3);
  },
);
