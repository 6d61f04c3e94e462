import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setSessionTime } from '#domain/document/agenda';
import { readDocument } from '#domain/document/read';
import { addActivity, addSection, setMeta } from '#domain/document/shape';

type Times = readonly (readonly [startsAt: string, minutes: number | null])[];

function workshop(...days: Times[]) {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'agenda', title: 'Atelier' }, 'seed');
  const ids = days.map((sessions) => {
    const sectionId = addSection(doc, { parentId: null, title: 'Jour' }, 'seed');
    return sessions.map(([startsAt, minutes]) =>
      addActivity(doc, { sectionId, title: 's', startsAt, ...(minutes === null ? {} : { minutes }) }, 'seed'),
    );
  });
  return {
    ids,
    times: () => {
      const { sections, activities } = readDocument(doc);
      return sections.map(({ id }) =>
        activities.filter(({ sectionId }) => sectionId === id).map(({ startsAt }) => startsAt),
      );
    },
    change: (id: string | undefined, change: { startsAt?: string; minutes?: number | null }) =>
      setSessionTime(doc, readDocument(doc), id ?? '', change, 'grid'),
  };
}
const morning: Times = [
  ['09:00', 30],
  ['09:30', 60],
  ['10:45', 15],
  ['11:00', null],
];

describe('[D14] a session that changes', () => {
  it('moves those that follow on its day, their pauses kept, and not the day after', () => {
    const { ids, times, change } = workshop(morning, morning);
    change(ids[0]?.[1], { startsAt: '10:00' });
    expect(times()).toEqual([
      ['09:00', '10:00', '11:15', '11:30'],
      ['09:00', '09:30', '10:45', '11:00'],
    ]);
  });
  it('moves them when it becomes longer or shorter', () => {
    const { ids, times, change } = workshop(morning);
    change(ids[0]?.[0], { minutes: 45 });
    expect(times()).toEqual([['09:00', '09:45', '11:00', '11:15']]);
    change(ids[0]?.[0], { minutes: 30 });
    expect(times()).toEqual([['09:00', '09:30', '10:45', '11:00']]);
  });
  it('leaves those that have no time, or an earlier one', () => {
    const { ids, times, change } = workshop([
      ['10:00', 30],
      ['', null],
      ['09:00', 15],
      ['11:00', 15],
    ]);
    change(ids[0]?.[0], { startsAt: '10:20' });
    expect(times()).toEqual([['10:20', '', '09:00', '11:20']]);
  });
  it('moves nothing when one would leave the day, or when there was no time before', () => {
    const { ids, times, change } = workshop(
      [
        ['09:00', 30],
        ['23:30', 15],
      ],
      [
        ['', null],
        ['10:00', 15],
      ],
    );
    change(ids[0]?.[0], { startsAt: '10:00' });
    change(ids[1]?.[0], { startsAt: '09:00' });
    expect(times()).toEqual([
      ['10:00', '23:30'],
      ['09:00', '10:00'],
    ]);
  });
});
