import ical, {
  escape as escapeText,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { InterfaceLanguage } from '#domain/language';
import type { ListedActivity } from '#server/activities/list';
import type { DatedSession } from '#server/agendas/sessions';
import { printable } from './blocks';
import { wordsOf } from './words';

/** The state of the document that an activity stands in. */
export interface CalendarDocument {
  /** Grows with every edit: what a calendar calls a later state of the same event. */
  readonly sequence: number;
  readonly modifiedAt: Date;
}

export interface CalendarParts {
  readonly name: string;
  readonly words: InterfaceLanguage;
  readonly activities: readonly ListedActivity[];
  /** Of workshops' agendas. */
  readonly sessions?: readonly DatedSession[];
  readonly documents: ReadonlyMap<string, CalendarDocument>;
  /** Of the installation, without a slash at the end. */
  readonly publicUrl: string;
}

/** Calendars ask again after this. */
const REFRESH_SECONDS = 60 * 60;
/** Nothing in it changed since. */
const NEVER = new Date(0);

/**
 * The dated activities as a calendar (RFC 5545): whole days, for a plan knows no hours; what is known to the month or
 * the quarter only says so in its title and keeps nobody's days taken. The same state gives the same bytes. Remarks
 * are internal and are not in it.
 */
export function calendarFile(parts: CalendarParts): string {
  const { name, words, activities, sessions = [], documents, publicUrl } = parts;
  const calendar = ical({
    prodId: { company: 'Jalon', product: 'Plans', language: words.toUpperCase() },
    // The library writes a calendar's name as it is given.
    name: escapeText(oneLine(name), false),
    ttl: REFRESH_SECONDS,
  });
  for (const activity of activities) {
    const { start, end } = activity.period;
    if (start === null || end === null) continue;
    const { sequence, modifiedAt } = documents.get(activity.documentId) ?? { sequence: 0, modifiedAt: NEVER };
    const approximate = isApproximate(activity);
    calendar.createEvent({
      id: `${activity.activityId}@jalon`,
      sequence,
      stamp: modifiedAt,
      lastModified: modifiedAt,
      allDay: true,
      start: new Date(`${start}T00:00:00Z`),
      // The day after the last one (RFC 5545, 3.6.1).
      end: new Date(Date.parse(`${end}T00:00:00Z`) + 24 * 60 * 60 * 1000),
      summary: summaryOf(activity, words),
      description: { plain: descriptionOf(activity, words) },
      location: placesOf(activity, words) || null,
      url: activity.documentOpen
        ? `${publicUrl}/documents/${activity.documentId}?activity=${activity.activityId}`
        : null,
      status: statusOf(activity),
      transparency: approximate ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  for (const session of sessions)
    calendar.createEvent(sessionEvent(session, documents.get(session.documentId), publicUrl, words));
  return calendar.toString();
}

/** An hour at the place, whatever the zone of who reads it (RFC 5545, 3.3.5, form 1). */
function sessionEvent(
  session: DatedSession,
  { sequence, modifiedAt }: CalendarDocument = { sequence: 0, modifiedAt: NEVER },
  publicUrl: string,
  words: InterfaceLanguage,
): ICalEventData {
  const { file, plan } = wordsOf(words);
  const start = new Date(`${session.date}T${session.startsAt}:00Z`);
  const speakers = session.speakers.map(oneLine).filter(Boolean).join(', ');
  const about = [
    ...(speakers === '' ? [] : [`${wordsOf(words).agenda.file.speakers} : ${speakers}`]),
    `${file.plan} ${oneLine(session.documentTitle)}`,
  ];
  return {
    id: `${session.sessionId}@jalon`,
    sequence,
    stamp: modifiedAt,
    lastModified: modifiedAt,
    floating: true,
    start,
    ...(session.minutes ? { end: new Date(start.getTime() + session.minutes * 60_000) } : {}),
    summary: oneLine(session.title) || plan.untitled,
    description: { plain: about.join('\n') },
    location: session.places.map(oneLine).filter(Boolean).join(', ') || null,
    url: `${publicUrl}/documents/${session.documentId}?activity=${session.sessionId}`,
    status: ICalEventStatus.CONFIRMED,
  };
}

function isApproximate({ period }: ListedActivity): boolean {
  return period.precision !== 'day';
}

function statusOf({ status, period, sectionSuspended }: ListedActivity): ICalEventStatus {
  if (status?.latest.status === 'cancelled') return ICalEventStatus.CANCELLED;
  const rests =
    sectionSuspended || status?.latest.status === 'suspended' || status?.latest.status === 'postponed';
  return period.confirmed && !rests ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function summaryOf(activity: ListedActivity, language: InterfaceLanguage): string {
  const { file, plan } = wordsOf(language);
  const title = oneLine([activity.number, activity.title].filter(Boolean).join(' ')) || plan.untitled;
  return isApproximate(activity) ? `≈ ${title} (${file.approximate})` : title;
}

function placesOf({ places, placesMode }: ListedActivity, language: InterfaceLanguage): string {
  const between = placesMode === 'any' ? ` ${wordsOf(language).plan.or} ` : ', ';
  return places
    .map(({ text }) => oneLine(text))
    .filter(Boolean)
    .join(between);
}

function descriptionOf(activity: ListedActivity, language: InterfaceLanguage): string {
  const { file, status: statuses } = wordsOf(language);
  const { period, responsibles, sectionTitle, documentTitle, status, sectionSuspended } = activity;
  const written = oneLine(period.text);
  const said = (label: string, text: string) => (text === '' ? [] : [`${label} ${text}`]);
  return [
    ...said(isApproximate(activity) ? file.approximateHint : file.period, written),
    ...(period.confirmed ? [] : [file.toConfirm]),
    ...(sectionSuspended ? [file.sectionSuspended] : []),
    ...said(file.status, status ? statuses[status.latest.status] : ''),
    ...said(
      file.responsibles,
      responsibles
        .map(({ text }) => oneLine(text))
        .filter(Boolean)
        .join(', '),
    ),
    ...said(file.section, oneLine(sectionTitle)),
    ...said(file.plan, oneLine(documentTitle)),
  ].join('\n');
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
