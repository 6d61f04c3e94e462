import { existsSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { calendarYear, type Register } from '#domain/statistics/register/register';
import { fixedTables, validateTables } from '#domain/statistics/tables';
import { type CountOutcome, countFile } from '~/features/statistics/register/count-file';
import { submissionOf } from '~/features/statistics/returns/submission';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const options = { period: calendarYear(2020) };
const noSteps = () => undefined;

const csv = [
  "N° dossier;Date d'accueil;Ville;Sexe;Demande;Issue;Montant récupéré;Devise;Remarque du guichet",
  '1;14/09/2020;Tunis;Femme;Salaires impayés;Résolu;643;TND;vu deux fois',
  '2;03/07/2020;Sfax;Homme;Contrat de travail;Échec;;;',
  '3;03/07/2019;Sfax;Homme;Contrat de travail;Échec;;;',
  '4;01/02/2020;Sfax;Homme;Chose jamais vue;En cours;;;',
].join('\n');

function registerOf(outcome: CountOutcome): Register {
  if (outcome.state !== 'counted') throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.register;
}

describe('a register dropped on the page', () => {
  it('is counted in steps, with what was recognised and what was left out', async () => {
    const steps: string[] = [];
    const register = registerOf(await countFile(bytesOf(csv), options, (step) => steps.push(step)));
    expect(steps).toEqual(['reading', 'counting', 'done']);
    expect(register.cases).toBe(3);
    expect(register.skipped).toEqual([{ line: 4, reason: 'outside-period' }]);
    expect(register.dimensions.sex).toEqual({ woman: 1, man: 2 });
    expect(register.unknown).toEqual([{ dimension: 'request', value: 'Chose jamais vue', count: 1 }]);
  });

  it('is the same whether it is a text or a spreadsheet', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('2020');
    for (const line of csv.split('\n')) sheet.addRow(line.split(';'));
    // exceljs' own Buffer type predates Node's; the bytes are the same.
    const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
    const fromText = registerOf(await countFile(bytesOf(csv), options, noSteps));
    expect(registerOf(await countFile(bytes, options, noSteps))).toEqual(fromText);
  });

  it('that names people is refused with its column, before anything is counted', async () => {
    const named = csv.replace('Remarque du guichet', 'Nom et prénom');
    const outcome = await countFile(bytesOf(named), options, noSteps);
    expect(outcome).toEqual({
      state: 'refused',
      refusal: { code: 'names-people', details: { column: 'Nom et prénom', why: 'header' } },
    });
  });

  it.each([
    ['', 'file-unreadable'],
    ['PK\u0003\u0004 no workbook', 'file-unreadable'],
    ['bonjour\nmonde', 'file-unreadable'],
  ])('that is none is refused as an answer, not as an error (%j)', async (text, code) => {
    expect(await countFile(bytesOf(text), options, noSteps)).toMatchObject({
      state: 'refused',
      refusal: { code },
    });
  });
});

describe('what leaves the browser', () => {
  const where = { periodId: 'p', organisationId: 'o' };

  it('is the fixed tables and nothing else', async () => {
    const register = registerOf(await countFile(bytesOf(csv), options, noSteps));
    const body = submissionOf(register, where, '2021-01-15');
    expect(Object.keys(body).sort()).toEqual(['organisationId', 'periodId', 'tables']);
    expect(validateTables(body.tables)).toEqual(body.tables);
    expect(body.tables.tables.map(({ id }) => id)).toEqual(fixedTables.map(({ id }) => id));
    expect(Object.keys(body.tables).sort()).toEqual([
      'amounts',
      'cases',
      'countedOn',
      'period',
      'tables',
      'version',
    ]);
  });

  it('holds no word of the file: no header, no value, no dossier number, no line', async () => {
    const register = registerOf(await countFile(bytesOf(csv), options, noSteps));
    const sent = JSON.stringify(submissionOf(register, where, '2021-01-15'));
    for (const word of [
      'Tunis',
      'Sfax',
      'Salaires',
      'Chose jamais vue',
      'Remarque',
      'vu deux fois',
      '14/09',
      'outside',
    ]) {
      expect(sent).not.toContain(word);
    }
  });

  it('carries a reason or another union only where one was given', async () => {
    const register = registerOf(await countFile(bytesOf(csv), options, noSteps));
    const body = submissionOf(register, { ...where, reason: '', approverOrganisationId: null }, '2021-01-15');
    expect(body).not.toHaveProperty('reason');
    expect(body).not.toHaveProperty('approverOrganisationId');
  });
});

const real = new URL('../../../../shared/inputs/', import.meta.url);
describe.runIf(existsSync(real))('the registers of the network', () => {
  it.each([
    ['registre-ugtt-2020.csv', 412],
    ['registre-umt-2020.csv', 233],
  ])('%s has %i cases', async (file, cases) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, real)));
    expect(registerOf(await countFile(bytes, options, noSteps)).cases).toBe(cases);
  });

  it('the one with names is refused', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('registre-nominatif-a-refuser.csv', real)));
    expect(await countFile(bytes, options, noSteps)).toMatchObject({ refusal: { code: 'names-people' } });
  });
});
