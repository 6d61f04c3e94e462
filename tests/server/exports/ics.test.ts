import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { newId } from '#domain/ids';
import type { ListedActivity } from '#server/activities/list';
import { calendarFile } from '#server/exports/ics';

const documentId = newId<string>();
const listed = (changes: Partial<ListedActivity>): ListedActivity => ({
  documentId,
  documentTitle: 'Plan 2020',
  documentOpen: true,
  activityId: newId(),
  number: '',
  title: 'Atelier',
  kind: null,
  sectionTitle: 'Former',
  sectionSuspended: false,
  period: { text: '25-26 mars', start: '2020-03-25', end: '2020-03-26', precision: 'day', confirmed: true },
  places: [],
  placesMode: 'all',
  responsibles: [],
  leadOrganisationId: null,
  deliverables: [],
  projectIds: [],
  indicatorIds: [],
  status: null,
  canReport: false,
  ...changes,
});
const made = (activities: readonly ListedActivity[], name = 'Plan', sequence = 7) =>
  calendarFile({
    name,
    words: 'fr',
    activities,
    documents: new Map([[documentId, { sequence, modifiedAt: new Date('2020-02-01T10:00:00Z') }]]),
    publicUrl: 'https://jalon.test',
  });
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    // An event that breaks a rule of the standard is an error here, not a repair.
    const event = new ICAL.Event(component, { strictExceptions: true });
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      description: event.description,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDay: event.startDate.isDate && event.endDate.isDate,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      transparency: component.getFirstPropertyValue('transp'),
    };
  });
};

describe('a calendar, read by another parser', () => {
  it('[K1] has whole days, the end being the day after', () => {
    const activity = listed({ places: [{ text: 'Tunis' }, { text: 'Casa' }], placesMode: 'any' });
    expect(read(made([activity]))).toMatchObject([
      {
        uid: `${activity.activityId}@jalon`,
        start: '2020-03-25',
        end: '2020-03-27',
        isDay: true,
        location: 'Tunis ou Casa',
        sequence: 7,
        status: 'CONFIRMED',
        transparency: 'OPAQUE',
      },
    ]);
  });
  it('[K1] says what was written in every script, folded after at most 75 octets', () => {
    const words = fc.constantFrom(
      'Atelier',
      'نشاط تدريبي',
      'a;b,c',
      'l\\n',
      '« é »',
      '🙂🙂',
      '"x"',
      'BEGIN:VEVENT',
    );
    const text = fc.array(words, { minLength: 1, maxLength: 20 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, text, fc.constantFrom(' ', '\n', '\r\n', '\t'), (title, name, between) => {
        const file = made([listed({ title: `${title}${between}${name}`, responsibles: [] })], `${name}\nX:1`);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file).not.toMatch(/[^\r]\n/);
        expect(read(file)).toMatchObject([{ summary: `${title} ${name}` }]);
        const calendar = new ICAL.Component(ICAL.parse(file));
        // The standard knows no type for it, so the parser leaves it as it stands.
        const called = String(calendar.getFirstPropertyValue('x-wr-calname'));
        expect(called.replace(/\\(.)/g, '$1')).toBe(`${name} X:1`);
      }),
      { numRuns: 100 },
    );
  });
  it('[K2] marks what is known to the month only, and leaves out what has no date', () => {
    const period = {
      text: 'Mars-Avril',
      start: '2020-03-01',
      end: '2020-04-30',
      precision: 'month',
      confirmed: false,
    } as const;
    const none = { text: 'A fixer', start: null, end: null, precision: 'none', confirmed: false } as const;
    expect(read(made([listed({ period }), listed({ period: none })]))).toMatchObject([
      {
        summary: '≈ Atelier (date approximative)',
        description: expect.stringContaining('Date approximative : Mars-Avril'),
        start: '2020-03-01',
        end: '2020-05-01',
        status: 'TENTATIVE',
        transparency: 'TRANSPARENT',
      },
    ]);
  });
  it('[K3] is the same for the same state, and later than before an edit', () => {
    const activity = listed({});
    expect(made([activity])).toBe(made([activity]));
    const [before, after] = [made([activity], 'Plan', 7), made([activity], 'Plan', 8)].map(read);
    expect(after?.[0]?.uid).toBe(before?.[0]?.uid);
    expect(after?.[0]?.sequence).toBeGreaterThan(before?.[0]?.sequence ?? 0);
  });
});
