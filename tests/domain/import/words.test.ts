import { expect, test } from 'vitest';
import { countryOf } from '#domain/import/country';
import { headerFields } from '#domain/import/header';
import { languageOf } from '#domain/import/language';
import { activityNumber, sectionNumber } from '#domain/import/numbers';
import { directory, splitResponsibles } from '#domain/import/organisations';
import { splitPlaces } from '#domain/import/places';
import { conventionSlips } from '#domain/import/slips';
import { oneSlipApart } from '#domain/import/words';

test.each([
  ['1/ Accompagnement', '1', 'Accompagnement'],
  ['AXE 1: LES SYSTEMES', '1', 'LES SYSTEMES'],
  ['Axe II - Dialogue', 'II', 'Dialogue'],
  ['2.1 Formation', '2.1', 'Formation'],
  ['المحور ٢: الحوار', '2', 'الحوار'],
  ['Axe 3', '3', 'Axe 3'],
  ['2020 - un bilan', undefined, '2020 - un bilan'],
  ['Information', undefined, 'Information'],
])('the number of the section "%s" is %s', (text, number, title) => {
  expect(sectionNumber(text)).toMatchObject(number ? { number, title } : { title });
  expect(sectionNumber(text).number).toBe(number);
});

test.each([
  ['Activité. 3.3: Programme', '3.3'],
  ['Activité 1.3 : Réaliser', '1.3'],
  ['Activity 2: Train', '2'],
  ['1.1 Former', '1.1'],
  ['5 articles d’analyse', undefined],
  ['25-26 mars', undefined],
  ['4ème atelier', undefined],
  ['Activités 3 pays', undefined],
])('the number of the activity "%s" is %s', (text, number) => {
  expect(activityNumber(text).number).toBe(number);
});

test.each([
  ['Axe/Thème', ['section']],
  ['Lieu, Période', ['place', 'period']],
  ['Date et lieu', ['place', 'period']],
  ['N°', ['number']],
  ["Domaine d'intervention", ['section']],
  ['Indicateurs', ['other']],
  ['Nord', []],
  ['Atelier des réseaux syndicaux régionaux sur le lieu de travail des migrants', []],
])('the header "%s" means %j', (text, fields) => {
  expect(headerFields(text)).toEqual(fields);
});

test.each([
  ['PROMIG / UMT - CDT', ['PROMIG', 'UMT', 'CDT']],
  ['UGTT et CGT', ['UGTT', 'CGT']],
  ["Ministère de l'emploi et de la formation", ["Ministère de l'emploi et de la formation"]],
  ['CSE (Union Migrant Net, Bruxelles), CSI Afrique', ['CSE (Union Migrant Net, Bruxelles)', 'CSI Afrique']],
  ['UMT-CDT', ['UMT', 'CDT']],
  ['UGTT/BIT', ['UGTT', 'BIT']],
])('the responsibles "%s" are %j', (text, names) => {
  expect(splitResponsibles(text, directory()).responsibles.map((one) => one.text)).toEqual(names);
});

test('a known acronym is never taken for a slip of another', () => {
  const names = directory();
  expect([
    names.propose('COFIL'),
    names.propose('UGTM'),
    names.propose('CGT'),
    names.propose('Paris'),
  ]).toEqual(['COPIL', undefined, undefined, undefined]);
  expect([oneSlipApart('cofil', 'copil'), oneSlipApart('ugtt', 'utgt'), oneSlipApart('umt', 'cdt')]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ['Tunis ou Casa', ['Tunis', 'Casa'], 'any'],
  ['Lecce Italie', ['Lecce Italie'], 'all'],
  ['Tunis et Rabat', ['Tunis', 'Rabat'], 'all'],
  ['Aix-en-Provence', ['Aix-en-Provence'], 'all'],
  ['تونس أو الرباط', ['تونس', 'الرباط'], 'any'],
  [', ', [], 'all'],
])('the places "%s" are %j', (text, places, mode) => {
  const read = splitPlaces(text);
  expect([read.places.map((place) => place.text), read.placesMode]).toEqual([places, mode]);
});

test('countries are known by their name in five languages, and by nothing else', () => {
  expect(['MAROC', 'Mauritania', 'تونس', 'Libye', 'Italia', "Côte d'Ivoire"].map(countryOf)).toEqual([
    'MA',
    'MR',
    'TN',
    'LY',
    'IT',
    'CI',
  ]);
  expect(countryOf('Plaidoyer')).toBeUndefined();
});

test('a convention with a digit missing is proposed, one that is cited is not', () => {
  expect(conventionSlips('C97, C43 et C189')).toEqual([{ text: 'C43', proposed: 'C143' }]);
});

test('the language of a text is told by its small words', () => {
  expect(
    [
      'Les activités et résultats du projet',
      'The rights of workers and their families',
      'Los derechos de las personas y el trabajo',
      'I diritti delle persone e il lavoro',
      'خطة عمل الشبكة',
    ].map(languageOf),
  ).toEqual(['fr', 'en', 'es', 'it', 'ar']);
});
