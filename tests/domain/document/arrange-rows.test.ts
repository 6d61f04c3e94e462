import { describe, expect, it } from 'vitest';
import type { ActivityStatus } from '#domain/activities/status';
import {
  groupByResponsible,
  groupByStatus,
  type Sorting,
  sortActivities,
} from '#domain/document/arrange-rows';
import { NONE } from '#domain/document/filter';
import { entries, newPlan, union } from './plan';

const [ugtt, cgtm] = [union(), union()];
const plan = newPlan();
const reported = new Map<string, ActivityStatus>();
const statusOf = (id: string) => reported.get(id) ?? null;
const add = (
  title: string,
  number: string,
  period: string,
  status: ActivityStatus | null,
  who: Parameters<typeof plan.activity>[1] = {},
) => {
  const id = plan.activity(title, { number, period, ...who });
  if (status) reported.set(id, status);
};
add('été', '10', 'avril', 'done', {
  responsibles: entries({ text: 'COFIL' }, { text: 'UGTT', organisationId: ugtt }),
});
add('Zone', '9', 'À fixer', null);
add('atelier', '', '2e trimestre', 'planned', {
  responsibles: entries(
    { text: 'CGTM', organisationId: cgtm, lead: true },
    { text: 'U', organisationId: ugtt },
  ),
});
add('Étude', 'Activité.1. 2.', 'mars', null, { responsibles: entries({ text: 'Cofil' }) });
const { activities } = plan.read();
const wordsOf = (activity: (typeof activities)[number], column: Sorting['by']) =>
  column === 'responsibles'
    ? activity.responsibles.map(({ text }) => text).join(', ')
    : String(activity[column === 'title' ? 'title' : 'number']);
const sorted = (by: Sorting['by'], descending = false) =>
  sortActivities(activities, { by, descending }, { statusOf, wordsOf, language: 'fr' }).map(
    ({ title }) => title,
  );

describe('[V2] the order and the groups of the table', () => {
  it('sorts as the language sorts, numbers as numbers; what says nothing comes last both ways', () => {
    expect(sorted('title')).toEqual(['atelier', 'été', 'Étude', 'Zone']);
    expect(sorted('number')).toEqual(['Étude', 'Zone', 'été', 'atelier']);
    expect(sorted('number', true)).toEqual(['été', 'Zone', 'Étude', 'atelier']);
  });
  it('sorts by period and by status, what has none last, and equal ones as they stood', () => {
    expect(sorted('period')).toEqual(['Étude', 'été', 'atelier', 'Zone']);
    expect(sorted('period', true)).toEqual(['atelier', 'été', 'Étude', 'Zone']);
    expect(sorted('status')).toEqual(['atelier', 'été', 'Zone', 'Étude']);
    expect(sorted('status', true)).toEqual(['été', 'atelier', 'Zone', 'Étude']);
  });
  it('sorts by any other column by what its cells say', () => {
    expect(sorted('responsibles')).toEqual(['atelier', 'Étude', 'été', 'Zone']);
  });
  it('groups by every status there is, those without a report first', () => {
    const groups = groupByStatus(activities, statusOf).map(({ key, activities: list }) => [key, list.length]);
    expect(groups).toEqual([
      [NONE, 2],
      ['planned', 1],
      ['confirmed', 0],
      ['under-way', 0],
      ['done', 1],
      ['postponed', 0],
      ['suspended', 0],
      ['cancelled', 0],
    ]);
  });
  it('groups by responsible: by all of them, or by the one who carries it', () => {
    const groups = (which: 'all' | 'lead') =>
      groupByResponsible(activities, which, [cgtm, ugtt]).map(({ key, activities: list }) => [
        key,
        list.map(({ title }) => title),
      ]);
    expect(groups('all')).toEqual([
      [cgtm, ['atelier']],
      [ugtt, ['été', 'atelier']],
      ['cofil', ['été', 'Étude']],
      [NONE, ['Zone']],
    ]);
    expect(groups('lead')).toEqual([
      [cgtm, ['atelier']],
      [ugtt, ['été']],
      ['cofil', ['Étude']],
      [NONE, ['Zone']],
    ]);
  });
});
