import type { AttendanceSnapshot } from './read-workshop';
import type { AttendanceState } from './workshop';

/** As a report of status counts participants; null: nobody said, which is not zero. */
export interface Participants {
  readonly women: number | null;
  readonly men: number | null;
  readonly notStated: number | null;
}

/** Those who were there, as the participants of the activity; null when nobody is entered as present. */
export function participantsOf(attendance: readonly AttendanceSnapshot[]): Participants | null {
  const present = attendance.filter(({ state }) => state === 'present');
  const sum = (sex: AttendanceSnapshot['sex']): number | null =>
    present.filter((each) => each.sex === sex).reduce((total, { count }) => total + count, 0) || null;
  const participants = { women: sum('women'), men: sum('men'), notStated: sum('not-stated') };
  return Object.values(participants).every((count) => count === null) ? null : participants;
}

/** How many of one organisation came, were excused, and did not come. */
export interface OrganisationAttendance extends Readonly<Record<AttendanceState, number>> {
  /** Null: no organisation of the network. */
  readonly organisationId: string | null;
  /** What was written. */
  readonly organisation: string;
}

/**
 * Totals by organisation, in the order in which each was first written: what leaves the page. Sex stays inside, for one
 * woman of one union is a person.
 */
export function attendanceTotals(attendance: readonly AttendanceSnapshot[]): {
  readonly organisations: readonly OrganisationAttendance[];
  readonly all: Readonly<Record<AttendanceState, number>>;
} {
  const organisations = new Map<string, OrganisationAttendance>();
  let all = { present: 0, excused: 0, absent: 0 };
  for (const { organisationId, organisation, state, count } of attendance) {
    const key = organisationId ?? `text ${organisation.trim().toLocaleLowerCase()}`;
    const known = organisations.get(key) ?? {
      ...{ organisationId, organisation: organisation.trim() },
      ...{ present: 0, excused: 0, absent: 0 },
    };
    organisations.set(key, { ...known, [state]: known[state] + count });
    all = { ...all, [state]: all[state] + count };
  }
  return { organisations: [...organisations.values()], all };
}
