import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityStatuses } from '#domain/activities/status';
import {
  type ActivityFilter,
  filterRows,
  type KnownFacts,
  NONE,
  noFilter,
  placeKeys,
  responsibleKeys,
} from '#domain/document/filter';
import { entries, newPlan, union } from './plan';

const [ugtt, cgtm] = [union(), union()];
const plan = newPlan();
const axis = plan.section('Protection des travailleurs');
const country = plan.section('Mauritanie', axis, 'MR');
const other = plan.section('Communication');
const workshop = plan.activity('Atelier régional', {
  sectionId: axis,
  period: '25-26 mars',
  responsibles: entries({ text: 'UGTT', organisationId: ugtt, lead: true }, { text: 'COFIL' }),
  places: entries({ text: 'Tunis' }, { text: 'MAROC' }),
  projects: { thamm: true },
});
const study = plan.activity('Étude sur les œuvres sociales', {
  sectionId: country,
  period: 'mars-avril (à confirmer)',
  responsibles: entries({ text: 'CGTM', organisationId: cgtm }),
});
const film = plan.activity('فيلم قصير حول الهجرة', { sectionId: other, period: 'À fixer' });
const site = plan.activity('Site du réseau', { sectionId: other, period: '2e semestre' });
const loose = plan.activity('Sans section');

const facts: KnownFacts = {
  statusOf: (id) => (id === workshop ? 'done' : id === study ? 'planned' : null),
  wordsOf: (id) => (id === ugtt ? 'UGTT Union générale tunisienne du travail' : ''),
};
const passing = (filter: Partial<ActivityFilter>, kept: string | null = null): string[] =>
  filterRows(plan.read(), { ...noFilter, ...filter }, facts, kept).activities.map(({ id }) => id);

describe('[V1] the filter of a plan', () => {
  it('asks nothing when it is empty, and then changes nothing', () => {
    const rows = plan.read();
    expect(filterRows(rows, { ...noFilter, text: '  ' }, facts)).toBe(rows);
  });

  it.each([
    ['etude', () => [study]],
    ['ETUDE sur', () => [study]],
    ['regional tunis', () => [workshop]],
    ['generale tunisienne', () => [workshop]],
    ['communication', () => [film, site]],
    ['cofil', () => [workshop]],
    ['الهجره', () => [film]],
    ['atelier film', () => []],
  ])('finds %s without accents, in any of its texts and those around it', (text, wanted) => {
    expect(passing({ text })).toEqual(wanted());
  });

  it('takes any of the values of one criterion and all criteria together', () => {
    expect(passing({ statuses: ['done', NONE] })).toEqual([workshop, film, site, loose]);
    expect(passing({ statuses: ['done', NONE], sections: [axis] })).toEqual([workshop]);
    expect(passing({ projects: ['thamm'], statuses: ['planned'] })).toEqual([]);
  });

  it('knows a responsible by the organisation, else by the words of the plan, else as nobody', () => {
    expect(passing({ responsibles: [ugtt] })).toEqual([workshop]);
    expect(passing({ responsibles: ['cofil', cgtm] })).toEqual([workshop, study]);
    expect(passing({ responsibles: [NONE] })).toEqual([film, site, loose]);
  });

  it('knows a place by its words, a country by its code, whether of a place or of a section', () => {
    expect(passing({ places: ['tunis'] })).toEqual([workshop]);
    expect(passing({ places: ['MA'] })).toEqual([workshop]);
    expect(passing({ places: ['MR'] })).toEqual([study]);
  });

  it('a section takes along what stands in the sections under it', () => {
    expect(passing({ sections: [axis] })).toEqual([workshop, study]);
    expect(passing({ sections: [country, other] })).toEqual([study, film, site]);
  });

  it('a stretch of months takes what touches it; what has no date is asked for by itself', () => {
    expect(passing({ from: '2020-03', to: '2020-03' })).toEqual([workshop, study]);
    expect(passing({ from: '2020-04', to: null })).toEqual([study, site]);
    expect(passing({ from: null, to: '2020-02' })).toEqual([]);
    expect(passing({ undated: true })).toEqual([film, loose]);
    expect(passing({ from: '2020-07', to: null, undated: true })).toEqual([film, site, loose]);
  });

  it('keeps the sections that lead to what passes, and no others', () => {
    const { sections } = filterRows(plan.read(), { ...noFilter, places: ['MR'] }, facts);
    expect(sections.map(({ id }) => id)).toEqual([axis, country]);
  });

  it('keeps the activity somebody stands in, at its place', () => {
    expect(passing({ statuses: ['done'] }, site)).toEqual([workshop, site]);
  });

  it('never adds, doubles or moves a row, and more criteria never show more', () => {
    const rows = plan.read();
    const ids = rows.activities.map(({ id }) => id);
    const some = <T>(values: readonly T[]) => fc.subarray([...values]);
    const filter: fc.Arbitrary<Partial<ActivityFilter>> = fc.record(
      {
        text: fc.constantFrom('', 'a', 'tunis', 'ا', 'réseau'),
        statuses: some([NONE, ...activityStatuses] as const),
        responsibles: some([NONE, ...rows.activities.flatMap(responsibleKeys)]),
        places: some(rows.activities.flatMap((activity) => placeKeys(activity, rows.sections))),
        sections: some(rows.sections.map(({ id }) => id)),
        from: fc.constantFrom(null, '2020-01', '2020-04'),
        to: fc.constantFrom(null, '2020-03', '2020-12'),
        undated: fc.boolean(),
      },
      // Dates are one criterion of several fields: the second filter adds none.
      { requiredKeys: ['from', 'to', 'undated'] },
    );
    fc.assert(
      fc.property(filter, filter, (first, second) => {
        const shown = passing(first);
        expect(shown).toEqual(ids.filter((id) => shown.includes(id)));
        for (const id of passing({ ...second, ...first })) expect(shown).toContain(id);
      }),
    );
  });
});
