import Papa from 'papaparse';
import { bench, describe } from 'vitest';
import { calendarYear, readRegister } from '#domain/statistics/register/register';

const LINES = 20_000;
const header = 'Date d’accueil;Ville;Canal;Sexe;Tranche d’âge;Nationalité;Situation;Secteur;Demande;Issue';
const line = (index: number): string =>
  `${String(1 + (index % 28)).padStart(2, '0')}/0${1 + (index % 9)}/2020;Tunis;Permanence;${index % 3 === 0 ? 'Femme' : 'Homme'};25-34;Mali;Régulière;BTP;Salaires impayés;Résolu`;
const text = [header, ...Array.from({ length: LINES }, (_, index) => line(index))].join('\n');
const bytes = new TextEncoder().encode(text);

describe(`a register of ${LINES} lines`, () => {
  bench('split into cells, nothing else (the peer)', () => {
    Papa.parse(text, { delimiter: ';' });
  });
  bench('read, checked for names, and counted into the fixed tables', () => {
    readRegister(bytes, { period: calendarYear(2020) });
  });
});
