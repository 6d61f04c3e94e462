import { useRouteLoaderData } from '@remix-run/react';
import dayjs from 'dayjs';
import 'dayjs/locale/ar';
import 'dayjs/locale/fr';
import localizedFormat from 'dayjs/plugin/localizedFormat';
import relativeTime from 'dayjs/plugin/relativeTime';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { loader } from '~/routes/layout';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(localizedFormat);
dayjs.extend(relativeTime);

/** The network writes Arabic with the digits of the Maghreb: 2020, not ٢٠٢٠. */
const numberLocales: Readonly<Record<string, string>> = { ar: 'ar-u-nu-latn' };

export interface Format {
  /** A calendar date without zone, `2020-03-01` → "1 mars 2020". */
  date(date: string): string;
  /** A month, `2020-03` → "mars 2020"; short: "mars", "sept.". */
  month(month: string, length?: 'short'): string;
  /** The day of the week of a calendar date: "lundi"; short: "lun.". */
  weekday(date: string, length?: 'short'): string;
  /** An instant (ISO, UTC), in the network's zone: "1 mars 2020 14:05". */
  dateTime(instant: string): string;
  /** An instant, against now: "il y a 3 heures". */
  ago(instant: string): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A share between 0 and 1: 0.42 → "42 %". */
  percent(share: number): string;
}

/** Dates and numbers as a language writes them. Instants are shown in `timeZone`. */
export function createFormat(language: string, timeZone: string): Format {
  const locale = numberLocales[language] ?? language;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    date: (date) => dayjs(date).locale(language).format('D MMMM YYYY'),
    month: (month, length) =>
      dayjs(`${month}-01`)
        .locale(language)
        .format(length ? 'MMM' : 'MMMM YYYY'),
    weekday: (date, length) =>
      dayjs(date)
        .locale(language)
        .format(length ? 'ddd' : 'dddd'),
    dateTime: (instant) => dayjs(instant).tz(timeZone).locale(language).format('D MMMM YYYY HH:mm'),
    ago: (instant) => dayjs(instant).locale(language).fromNow(),
    number: (value, options) => (options ? new Intl.NumberFormat(locale, options) : number).format(value),
    percent: (share) => percent.format(share),
  };
}

/** The last second of a calendar date in a zone, as an ISO instant: what is open until a day is open all of it. */
export function endOfDay(date: string, timeZone: string): string {
  return dayjs.tz(`${date} 23:59:59`, timeZone).toISOString();
}

/** Dates and numbers in the page's language and the network's zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const zone = useRouteLoaderData<typeof loader>('routes/layout')?.network.timeZone ?? 'UTC';
  return useMemo(() => createFormat(i18n.language, zone), [i18n.language, zone]);
}
