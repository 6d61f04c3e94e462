import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importDocument } from '#domain/import/import';
import type { ImportResult } from '#domain/import/result';
import { importLimits } from '#server/imports/limits';
import { parseFile } from '#server/imports/parse';
import { readImport } from '#server/imports/read';
import { lostWords } from '#tests/domain/import/sources';

// The network's own files stand beside the repository, where they are at hand; the rules have fixtures of their own.
const INPUTS = new URL('../../../../shared/inputs/', import.meta.url);
const inputs = test.runIf(existsSync(INPUTS));
const bytesOf = (name: string) => readFileSync(new URL(name, INPUTS));
const imported = (name: string) => readImport(bytesOf(name), name);
const childrenOf = (result: ImportResult, parentId: string | null) =>
  result.sections.filter((section) => section.parentId === parentId);
const toBeFixed = (result: ImportResult) =>
  result.activities.filter((activity) => activity.period.text !== '' && activity.period.precision === 'none');

inputs('the 2020 plan: 3 domains, 9 themes, 16 activities, periods, alternatives, responsibles', async () => {
  const plan = await imported('plan-actions-2020.docx');
  expect(plan).toMatchObject({ kind: 'action-plan', language: 'fr', year: 2020, leftover: [] });
  expect(plan.title).toContain('COPIL du 14-15 novembre à Paris');
  const domains = childrenOf(plan, null);
  expect(domains.map((domain) => [domain.number, childrenOf(plan, domain.id).length])).toEqual([
    ['1', 4],
    ['2', 3],
    ['3', 2],
  ]);
  expect(plan.activities).toHaveLength(16);
  expect(plan.activities[0]?.period).toMatchObject({
    text: 'Mars-Avril',
    start: '2020-03-01',
    end: '2020-04-30',
    precision: 'month',
  });
  expect(plan.activities[2]?.period).toMatchObject({
    text: '25-26 mars',
    start: '2020-03-25',
    end: '2020-03-26',
    precision: 'day',
  });
  expect(plan.activities[3]).toMatchObject({
    places: [{ text: 'Tunis' }, { text: 'Casa' }],
    placesMode: 'any',
  });
  expect(toBeFixed(plan).map((activity) => [activity.period.text, activity.period.start])).toEqual([
    ['A fixer', undefined],
    ['A fixer', undefined],
    ['A fixer', undefined],
  ]);
  const unplaced = plan.activities.filter((activity) => activity.places.length === 0);
  expect(unplaced.map((activity) => activity.period.text)).toEqual(['', '', '']);
  expect(plan.activities.find((activity) => activity.title.startsWith('Festival'))).toMatchObject({
    places: [{ text: 'Lecce Italie' }],
    period: { text: 'Juin' },
  });
  const slips = plan.activities.flatMap((activity) => activity.responsibles).filter((one) => one.proposed);
  expect(slips).toEqual([1, 2, 3].map(() => ({ text: 'COFIL', proposed: 'COPIL' })));
  expect(plan.activities[5]?.responsibles.map((one) => one.text)).toEqual([
    'PROMIG',
    'CGT',
    'UMT',
    'CDT',
    'BIT THAMM',
  ]);
});

inputs('the plan as a workbook gives the same result as the Word file', async () => {
  expect(await imported('plan-actions-2020.xlsx')).toEqual(await imported('plan-actions-2020.docx'));
});

inputs(
  'the AMEM tracker: 3 axes, 14 sections, 52 activities of which 49 numbered, Libya suspended',
  async () => {
    const tracker = await imported('amem-activites-2019.docx');
    expect(tracker.kind).toBe('tracker');
    const axes = childrenOf(tracker, null);
    const below = axes.map((axis) => childrenOf(tracker, axis.id));
    expect(below.map((sections) => sections.map((section) => section.country))).toEqual([
      ['MA', 'MR', 'TN', undefined, 'LY'],
      ['MA', 'MR', 'TN', 'LY'],
      ['MA', 'MR', 'TN', undefined, 'LY'],
    ]);
    expect(tracker.activities).toHaveLength(52);
    expect(tracker.activities.filter((activity) => activity.number)).toHaveLength(49);
    expect(tracker.activities.find((activity) => activity.numberText === 'Activité.3. 1.')?.number).toBe(
      '3.1',
    );
    for (const libya of below.map((sections) => sections.at(-1))) {
      expect(libya?.suspended?.reason).toMatch(
        /situation sécuritaire .* soutien du ministère libyen du Travail/,
      );
      expect(tracker.activities.some((activity) => activity.sectionId === libya?.id)).toBe(false);
    }
    expect(toBeFixed(tracker)).toEqual([]);
  },
);

inputs(
  'the roadmap: 6 axes with their second names, 31 activities, none to be fixed, its origin',
  async () => {
    const roadmap = await imported('feuille-de-route-2017-2018.docx');
    expect(roadmap).toMatchObject({ kind: 'roadmap', title: 'Feuille de route 2017-2018' });
    expect(
      roadmap.sections.map(
        (section) => roadmap.activities.filter((activity) => activity.sectionId === section.id).length,
      ),
    ).toEqual([6, 6, 6, 4, 6, 3]);
    expect(roadmap.sections[0]?.otherName).toBe(
      'Sensibilisation et renforcement de capacités des syndicalistes',
    );
    expect(roadmap.sections[5]).toMatchObject({ title: 'Opinion public', otherName: 'Opinion publique' });
    expect(
      roadmap.activities.every(
        (activity) => activity.period.text === '' && activity.responsibles.length === 0,
      ),
    ).toBe(true);
    expect(roadmap.activities[0]?.notes).toEqual([{ text: 'C43', proposed: 'C143' }]);
    expect(roadmap.derivedFrom).toMatchObject({ adoptedBy: 'AG du réseau', date: '13-14 février 2017' });
  },
);

inputs.each([
  'plan-actions-2020.docx',
  'plan-actions-2020.xlsx',
  'amem-activites-2019.docx',
  'amem-activites-2019.txt',
  'feuille-de-route-2017-2018.docx',
  'tdr-points-focaux-2018.txt',
  'centres-de-ressources-oit.txt',
])('every word of %s is in the result', async (name) => {
  const document = await parseFile(bytesOf(name), name, importLimits);
  expect(lostWords(document, importDocument(document))).toEqual([]);
});

inputs.each(['tdr-points-focaux-2018.txt', 'centres-de-ressources-oit.txt'])('%s is a text', async (name) => {
  const document = await parseFile(bytesOf(name), name, importLimits);
  expect(importDocument(document)).toMatchObject({ kind: 'text', sections: [], activities: [] });
});
