import { describe, expect, it } from 'vitest';
import type { ActivityStatus } from '#domain/activities/status';
import type { ListedActivity } from '#server/activities/list';
import { endOfQuarter, grouped, groupOf } from '~/features/activities/groups';
import { aFact } from './fact';

const today = '2020-05-12';
const period = (start: string | null, end: string | null): ListedActivity['period'] => ({
  text: '',
  start,
  end,
  precision: start === null ? 'none' : 'day',
  confirmed: false,
});
const reported = (status: ActivityStatus): ListedActivity['status'] => ({
  latest: aFact({ status }),
  differing: [],
});
const activity = (values: Partial<ListedActivity>): ListedActivity => ({
  documentId: 'document',
  documentTitle: 'Plan',
  documentOpen: true,
  activityId: 'activity',
  number: '',
  title: '',
  kind: null,
  sectionTitle: '',
  sectionSuspended: false,
  period: period(null, null),
  places: [],
  placesMode: 'all',
  responsibles: [],
  leadOrganisationId: null,
  deliverables: [],
  projectIds: [],
  indicatorIds: [],
  status: null,
  canReport: true,
  ...values,
});

describe('my work is ordered by when something is to be done', () => {
  it.each([
    ['ended yesterday', '2020-05-01', '2020-05-11', 'late'],
    ['ends today', '2020-03-01', '2020-05-12', 'quarter'],
    ['begins on the last day of the quarter', '2020-06-30', '2020-09-01', 'quarter'],
    ['begins a day later', '2020-07-01', '2020-07-02', 'later'],
    ['has no date', null, null, 'undated'],
  ] as const)('what %s is in its group', (_, start, end, name) => {
    expect(groupOf(activity({ period: period(start, end) }), today)).toBe(name);
  });

  it.each([
    ['done', 'closed'],
    ['cancelled', 'closed'],
    ['suspended', 'suspended'],
    ['postponed', 'late'],
    ['under-way', 'late'],
  ] as const)('what was reported goes before the plan: %s', (status, name) => {
    const past = period('2020-01-01', '2020-01-31');
    expect(groupOf(activity({ period: past, status: reported(status) }), today)).toBe(name);
  });

  it('a suspended section suspends what nobody has begun', () => {
    const past = { period: period('2020-01-01', '2020-01-31'), sectionSuspended: true };
    expect(groupOf(activity(past), today)).toBe('suspended');
    expect(groupOf(activity({ ...past, status: reported('planned') }), today)).toBe('suspended');
    expect(groupOf(activity({ ...past, status: reported('under-way') }), today)).toBe('late');
    expect(groupOf(activity({ ...past, status: reported('done') }), today)).toBe('closed');
  });

  it('empty groups are not shown, and what ends first comes first', () => {
    const made = (activityId: string, start: string, end: string) =>
      activity({ activityId, period: period(start, end) });
    const groups = grouped(
      [
        made('later', '2021-01-01', '2021-01-31'),
        made('second', '2020-01-01', '2020-04-30'),
        made('first', '2020-02-01', '2020-03-31'),
      ],
      today,
    );
    expect(groups.map(({ name, activities }) => [name, activities.map((each) => each.activityId)])).toEqual([
      ['late', ['first', 'second']],
      ['later', ['later']],
    ]);
  });

  it('a quarter ends on its last day, also in February of a leap year', () => {
    expect(['2020-01-01', '2020-02-29', '2020-06-30', '2020-12-31'].map(endOfQuarter)).toEqual([
      '2020-03-31',
      '2020-03-31',
      '2020-06-30',
      '2020-12-31',
    ]);
  });
});
