import type * as Y from 'yjs';
import type { ActivitySnapshot, DocumentSnapshot } from './read';
import { type EditOrigin, setActivity } from './shape';

const LAST_MINUTE = 24 * 60 - 1;

/** Minutes since midnight of `HH:mm`; null when no time was written. */
function minutesOf(startsAt: string): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(startsAt);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

function timeOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** When a session ends, in minutes since midnight; one without a length ends as it begins. */
function endOf({ startsAt, minutes }: Pick<ActivitySnapshot, 'startsAt' | 'minutes'>): number | null {
  const start = minutesOf(startsAt);
  return start === null ? null : start + (minutes ?? 0);
}

/**
 * Changes when a session of a workshop begins or how long it is. Those that follow on the same day keep their
 * distance to it: they move by as much as its end does. Earlier ones, and those without a time, stay; nothing moves
 * when one would leave the day.
 */
export function setSessionTime(
  doc: Y.Doc,
  { activities }: Pick<DocumentSnapshot, 'activities'>,
  id: string,
  change: Partial<Pick<ActivitySnapshot, 'startsAt' | 'minutes'>>,
  origin: EditOrigin,
): void {
  const session = activities.find((each) => each.id === id);
  if (!session) return;
  const [before, after] = [endOf(session), endOf({ ...session, ...change })];
  const moved = before === null || after === null ? [] : following(activities, session, after - before);
  doc.transact(() => {
    if (change.startsAt !== undefined) setActivity(doc, id, 'startsAt', change.startsAt, origin);
    if (change.minutes !== undefined) setActivity(doc, id, 'minutes', change.minutes, origin);
    for (const each of moved) setActivity(doc, each.id, 'startsAt', each.startsAt, origin);
  }, origin);
}

function following(
  activities: DocumentSnapshot['activities'],
  session: ActivitySnapshot,
  by: number,
): { id: string; startsAt: string }[] {
  if (by === 0) return [];
  const day = activities.filter((each) => each.sectionId === session.sectionId);
  const begins = minutesOf(session.startsAt) ?? 0;
  const moved = day.slice(day.indexOf(session) + 1).flatMap(({ id, startsAt }) => {
    const start = minutesOf(startsAt);
    return start === null || start < begins ? [] : [{ id, start: start + by }];
  });
  if (moved.some(({ start }) => start < 0 || start > LAST_MINUTE)) return [];
  return moved.map(({ id, start }) => ({ id, startsAt: timeOf(start) }));
}
