import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityStatuses } from '#domain/activities/status';
import { type ActivityFilter, NONE, noFilter } from '#domain/document/filter';
import {
  readFilter,
  readGrouping,
  readMonth,
  readSorting,
  readView,
  writeFilter,
} from '~/features/documents/views/address';

const words = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
const month = fc.option(fc.constantFrom('2020-01', '2021-12'), { nil: null });
const anyFilter: fc.Arbitrary<ActivityFilter> = fc.record({
  text: fc.string().filter((text) => text.trim() !== '' || text === ''),
  statuses: fc.subarray([NONE, ...activityStatuses] as const),
  responsibles: words,
  places: words,
  projects: words,
  sections: words,
  from: month,
  to: month,
  undated: fc.boolean(),
});

describe('[V4] the address of a view', () => {
  it('brings back every filter that was put into it, and keeps what else it says', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, (before, filter) => {
        const opened = new URLSearchParams({ view: 'board', activity: 'a' });
        const written = writeFilter(writeFilter(opened, before), filter);
        const read = new URLSearchParams(written.toString());
        expect(readFilter(read)).toEqual(filter);
        expect([read.get('view'), read.get('activity')]).toEqual(['board', 'a']);
      }),
    );
  });

  it('is empty when nothing is asked', () => {
    expect(writeFilter(new URLSearchParams(), noFilter).toString()).toBe('');
  });

  it('asks nothing by what it does not understand', () => {
    const params = new URLSearchParams('status=x&from=2020-13&to=soon&undated=1&sort=colour&group=x&view=x');
    expect(readFilter(params)).toEqual(noFilter);
    expect(readSorting(params)).toBeNull();
    expect(readGrouping(params)).toBe('section');
    expect(readView(params, 'action-plan')).toBe('table');
    expect(readMonth(new URLSearchParams('month=0000-01'), 'month')).toBeNull();
  });

  it('has no view that a kind of document has nothing to say in', () => {
    expect(readView(new URLSearchParams('view=timeline'), 'action-plan')).toBe('timeline');
    expect(readView(new URLSearchParams('view=timeline'), 'roadmap')).toBe('table');
    expect(readView(new URLSearchParams('view=board'), 'agenda')).toBe('table');
  });
});
