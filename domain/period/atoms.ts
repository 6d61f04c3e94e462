import type { PeriodLanguage, PeriodPrecision } from './period';
import type { Token } from './tokens';

/** Something read, and the token after it. */
export interface At<T> {
  readonly value: T;
  readonly next: number;
}

/** One day, month, quarter, half, season or year; what the text leaves out is left out here too. */
export interface Point {
  readonly kind: 'point';
  readonly precision: Exclude<PeriodPrecision, 'none'>;
  /** The first month (1–12) and how many; a day has 0. */
  readonly month: number;
  readonly months: 0 | 1 | 3 | 6 | 12;
  readonly day?: number;
  readonly year?: number;
  /** "March 12": numbers that follow are days of it. */
  readonly monthFirst?: boolean;
  /** A quarter or half with its number: one before it may be a number alone. */
  readonly counted?: boolean;
  /** The day and month were told apart by a habit, not by the text. */
  readonly guessed?: boolean;
  /** Too little to be taken for a period in the middle of a sentence. */
  readonly weak?: boolean;
}

export type Atom =
  | Point
  | { readonly kind: 'number'; readonly n: number }
  /** Day and month that cannot be told apart. */
  | { readonly kind: 'unsaid' };

/** The first place from `at` on whose token is none of these. */
export function skip(tokens: readonly Token[], at: number, kinds: readonly Token['kind'][]): number {
  let next = at;
  for (let token = tokens[next]; token && kinds.includes(token.kind); token = tokens[next]) next++;
  return next;
}

/** One point of time, or a lone number that a neighbour must complete. */
export function readAtom(tokens: readonly Token[], from: number, language?: PeriodLanguage): At<Atom> | null {
  const at = skip(tokens, from, ['of', 'noise', 'at', 'weekday']);
  const token = tokens[at];
  switch (token?.kind) {
    case 'part':
      return readMonth(tokens, skip(tokens, at + 1, ['dash', 'of', 'noise']));
    case 'portion':
    case 'last':
      return readPortion(tokens, at);
    case 'number':
    case 'ordinal':
      return readNumbered(tokens, at, token.n, token.kind === 'ordinal');
    case 'isoDate': {
      const { year, month, day } = token;
      return { value: { kind: 'point', precision: 'day', month, months: 0, day, year }, next: at + 1 };
    }
    case 'figures':
      return { value: dayFromFigures(token, language), next: at + 1 };
    case 'yearMonth':
      return { value: monthPoint(token.month, token.year), next: at + 1 };
    case 'year':
      return {
        value: { kind: 'point', precision: 'year', month: 1, months: 12, year: token.year },
        next: at + 1,
      };
    case 'code':
      return readYear(tokens, at + 1, { ...unitPoint(token.n, token.months), weak: true });
    case 'month':
      return readMonthFirst(tokens, at, language) ?? readMonth(tokens, at);
    case 'season':
      return readSeason(tokens, at);
    case 'unit':
      return readUnit(tokens, at);
    default:
      return null;
  }
}

const monthPoint = (month: number, year?: number): Point => ({
  kind: 'point',
  precision: 'month',
  month,
  months: 1,
  year,
});

const unitPoint = (n: number, months: 3 | 6): Point => ({
  kind: 'point',
  precision: months === 3 ? 'quarter' : 'half',
  month: (n - 1) * months + 1,
  months,
  counted: true,
});

/** The year behind a point: "mars 2020", "mars de l'année 2020", "mars, 2020", "mars (2020)". */
function yearBehind(tokens: readonly Token[], at: number): At<number> | null {
  const inner = skip(tokens, at, ['of', 'noise', 'comma']);
  const isOpen = tokens[inner]?.kind === 'open';
  const token = tokens[isOpen ? inner + 1 : inner];
  if (token?.kind !== 'year') return null;
  if (!isOpen) return { value: token.year, next: inner + 1 };
  return tokens[inner + 2]?.kind === 'close' ? { value: token.year, next: inner + 3 } : null;
}

/** The point with the year that stands behind it, if one does. */
export function readYear(tokens: readonly Token[], at: number, point: Point): At<Point> {
  const year = yearBehind(tokens, at);
  return year
    ? { value: { ...point, year: year.value, weak: false }, next: year.next }
    : { value: point, next: at };
}

function readMonth(tokens: readonly Token[], at: number): At<Point> | null {
  const token = tokens[at];
  if (token?.kind !== 'month') return null;
  return readYear(tokens, at + 1, { ...monthPoint(token.month), weak: token.weak });
}

/** "March 12, 2020". In the other languages "mars 20" is as likely a year: only English names are read so. */
function readMonthFirst(tokens: readonly Token[], at: number, language?: PeriodLanguage): At<Point> | null {
  const month = tokens[at];
  const day = tokens[skip(tokens, at + 1, ['noise'])];
  const next = skip(tokens, at + 1, ['noise']) + 1;
  if (month?.kind !== 'month' || day?.kind !== 'number') return null;
  if ((language !== 'en' && !month.english) || tokens[skip(tokens, next, ['of'])]?.kind === 'month')
    return null;
  return readYear(tokens, next, {
    kind: 'point',
    precision: 'day',
    month: month.month,
    months: 0,
    day: day.n,
    monthFirst: true,
  });
}

/** A winter may name both its years, "hiver 2020-2021"; with one, it is the year of its December. */
function readSeason(tokens: readonly Token[], at: number): At<Point> | null {
  const token = tokens[at];
  if (token?.kind !== 'season') return null;
  const { month, weak } = token;
  const season = readYear(tokens, at + 1, { kind: 'point', precision: 'quarter', month, months: 3, weak });
  const second = tokens[season.next + 1];
  const isPair =
    month === 12 &&
    ['dash', 'slash'].includes(tokens[season.next]?.kind ?? '') &&
    second?.kind === 'year' &&
    second.year === (season.value.year ?? 0) + 1;
  return isPair ? { ...season, next: season.next + 2 } : season;
}

/** "trimestre 3", "الربع الأول": the number behind the word. */
function readUnit(tokens: readonly Token[], at: number): At<Point> | null {
  const unit = tokens[at];
  const number = tokens[at + 1];
  if (unit?.kind !== 'unit' || (number?.kind !== 'number' && number?.kind !== 'ordinal')) return null;
  return readPart(tokens, at + 2) ?? readCounted(tokens, at + 2, number.n, unit.months);
}

function readCounted(tokens: readonly Token[], next: number, n: number, months: 3 | 6): At<Point> | null {
  return n * months <= 12 ? readYear(tokens, next, unitPoint(n, months)) : null;
}

/** "dernière semaine de mai", "الأسبوع الأول من ماي". */
function readPortion(tokens: readonly Token[], at: number): At<Point> | null {
  return readPart(tokens, skip(tokens, at, ['last', 'portion', 'ordinal']));
}

/** Behind "2e quinzaine" or "first half" the month: a part of a month is read as the month. */
function readPart(tokens: readonly Token[], at: number): At<Point> | null {
  return tokens[at]?.kind === 'of' ? readMonth(tokens, skip(tokens, at, ['of', 'noise'])) : null;
}

/** What begins with a number: "12 mars", "2e trimestre", "2e quinzaine de mars", or the number alone. */
function readNumbered(tokens: readonly Token[], at: number, n: number, inWords: boolean): At<Atom> | null {
  const following = tokens[at + 1];
  if (following?.kind === 'portion') return readPortion(tokens, at + 1);
  if (following?.kind === 'unit')
    return readPart(tokens, at + 2) ?? readCounted(tokens, at + 2, n, following.months);
  const month = tokens[skip(tokens, at + 1, ['of'])];
  if (month?.kind === 'month' && (!inWords || n === 1)) {
    const next = skip(tokens, at + 1, ['of']) + 1;
    return readYear(tokens, next, { kind: 'point', precision: 'day', month: month.month, months: 0, day: n });
  }
  if (inWords && following?.kind !== 'and') return null;
  return { value: { kind: 'number', n }, next: at + 1 };
}

/**
 * 03/04/2020. French, Arabic, Spanish and Italian write the day first. English has both orders, so that only
 * a number above 12 tells; without a language the day comes first, as in four of the five, and it is marked
 * as guessed (which makes the period unconfirmed).
 */
function dayFromFigures(
  { first, second, year }: { first: number; second: number; year?: number },
  language?: PeriodLanguage,
): Atom {
  const ambiguous = first <= 12 && second <= 12 && first !== second;
  const dayFirst = { day: first, month: second };
  const monthFirst = { day: second, month: first };
  const mayBeEnglish = language === 'en' || language === undefined;
  if (ambiguous && language === 'en') return { kind: 'unsaid' };
  const order = second > 12 && first <= 12 && mayBeEnglish ? monthFirst : dayFirst;
  if (order.month > 12 || order.month < 1) return { kind: 'unsaid' };
  return {
    kind: 'point',
    precision: 'day',
    months: 0,
    ...order,
    year,
    guessed: ambiguous && language === undefined,
    weak: year === undefined,
  };
}
