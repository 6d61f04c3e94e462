import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPeriod } from '#domain/period/parse';

function find(text: string, year?: number): [text: string, dates: string, rest: string] | null {
  const found = findPeriod(text, { year, language: 'fr' });
  if (!found) return null;
  const { period, rest } = found;
  return [period.text, period.start ? `${period.start}..${period.end}` : period.precision, rest];
}

describe('a period is found in a cell of the plan of 2020, the rest is the place', () => {
  test.each([
    ['Tunis, Mars-Avril', 'Mars-Avril', '2020-03-01..2020-04-30', 'Tunis'],
    ['Dakar, Juin', 'Juin', '2020-06-01..2020-06-30', 'Dakar'],
    ['25-26 mars, Tunis', '25-26 mars', '2020-03-25..2020-03-26', 'Tunis'],
    ['Septembre, Tunis ou Casa', 'Septembre', '2020-09-01..2020-09-30', 'Tunis ou Casa'],
    ['A fixer, Casa', 'A fixer', 'none', 'Casa'],
    ['A fixer, Paris', 'A fixer', 'none', 'Paris'],
    ['Mai, Paris', 'Mai', '2020-05-01..2020-05-31', 'Paris'],
    ['Espagne, octobre', 'octobre', '2020-10-01..2020-10-31', 'Espagne'],
    ['Tunis ou Nouakchott, septembre', 'septembre', '2020-09-01..2020-09-30', 'Tunis ou Nouakchott'],
    ['Juin, Lecce Italie', 'Juin', '2020-06-01..2020-06-30', 'Lecce Italie'],
    ['oct, Bruxelles', 'oct', '2020-10-01..2020-10-31', 'Bruxelles'],
    ['Oct-nov, Rome', 'Oct-nov', '2020-10-01..2020-11-30', 'Rome'],
  ])('%s', (cell, text, dates, rest) => {
    expect(find(cell, 2020)).toEqual([text, dates, rest]);
  });
});

describe('a period is found in other texts', () => {
  test.each([
    ['Tunis (mars)', 'mars', 'Tunis'],
    ['Tunis - décembre 2018.', 'décembre 2018', 'Tunis'],
    ['Mars (à confirmer), Tunis', 'Mars (à confirmer)', 'Tunis'],
    ['Mission en Mars de Sami à Casa', 'en Mars', 'Mission de Sami à Casa'],
    ['تونس، مارس 2020', 'مارس 2020', 'تونس'],
    ['avant mai, Tunis', 'avant mai', 'Tunis'],
    ['15 mars - avril 2020, Rome', '15 mars - avril 2020', 'Rome'],
    ['Tunis\nMars-Avril', 'Mars-Avril', 'Tunis'],
    ['Septembre', 'Septembre', ''],
  ])('%s', (cell, text, rest) => {
    const found = find(cell);
    expect([found?.[0], found?.[2]]).toEqual([text, rest]);
  });

  test('the COPIL in the title of a plan takes no year from the plan', () => {
    const title = "Plan d'actions 2020 (élaboré sur la base du COPIL du 14-15 novembre à Paris)";
    expect(find('COPIL du 14-15 novembre')).toEqual(['du 14-15 novembre', 'day', 'COPIL']);
    expect(find(title)?.slice(0, 2)).toEqual(['du 14-15 novembre', 'day']);
    expect(find(title, 2019)?.[1]).toBe('2019-11-14..2019-11-15');
  });
});

describe('what is no period is left alone', () => {
  test.each([
    'Tunis',
    '4ème atelier des points focaux',
    '5 articles d’analyse (1er round)',
    'C97, C43, NU 90',
    'Avenue du 14 janvier, Tunis',
    'Champ de Mars, Paris',
    'Mar del Plata',
    'Lieu à fixer',
    'sept ateliers',
    'environ 30 personnes',
    '',
  ])('%s', (text) => {
    expect(find(text, 2020)).toBeNull();
  });

  test('two periods as fine as each other are not chosen between', () => {
    expect(find('mars, Tunis ; septembre, Casa', 2020)).toBeNull();
  });
});

const tracker = '../shared/inputs/amem-activites-2019.txt';
describe.runIf(existsSync(tracker))('in the real tracker', () => {
  test('no activity number, convention or count is taken for a period', () => {
    const bullets = readFileSync(tracker, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('•'));
    expect(bullets.length).toBe(52);
    expect(bullets.filter((bullet) => find(bullet, 2019) !== null)).toEqual([]);
  });
});
