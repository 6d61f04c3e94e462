import { datesOf } from './dating';
import { type Reading, readPeriod } from './grammar';
import type { Period, PeriodLanguage, PeriodPrecision } from './period';
import { type Token, tokenise } from './tokens';

/** What the surroundings of a text tell: the year a plan is about, the language it is written in. */
export interface PeriodContext {
  readonly year?: number;
  readonly language?: PeriodLanguage;
}

/** Characters. What is longer is prose, and is not searched: reading takes the square of the length. */
const LONGEST_TEXT = 1000;

/**
 * Reads a text that is a period and nothing else. Never throws and never invents: without a year (1900–2199)
 * in the text or the context there are no dates, and `precision` says what is known. What cannot be read
 * keeps its text, with precision `none`. All five languages are understood in any context; `language`
 * decides only the order of day and month in figures (03/04/2020: day first in French, Arabic, Spanish and
 * Italian; left as text in English; without a language day first, unconfirmed).
 *
 * Seasons are quarters; "hiver 2020" is the winter that begins in December 2020 and ends in February 2021.
 * Beginning, middle and end of a month, its weeks and halves are read as the month. `confirmed` is true for
 * what has dates and carries no mark of doubt ("?", "à confirmer", "environ", "prévu", "mars ou avril").
 */
export function parsePeriod(text: string, context: PeriodContext = {}): Period {
  const tokens = text.length > LONGEST_TEXT ? [] : withoutWrapping(tokenise(text));
  const reading = readPeriod(tokens, 0, context.language);
  return periodOf(text, reading?.next === tokens.length ? reading : null, context);
}

/** A period found inside a longer text, and what is left of the text (the place, the title). */
export interface FoundPeriod {
  readonly period: Period;
  readonly rest: string;
}

/**
 * Finds the period in a cell that says more ("Tunis, Mars-Avril"), with its text as written. The finest one
 * counts ("Plan 2020 … du 14-15 novembre" gives the days, and no year from the other words); two different
 * ones as fine as each other give null, because neither can be chosen. Null too when there is none.
 */
export function findPeriod(text: string, context: PeriodContext = {}): FoundPeriod | null {
  const candidates = candidatesIn(text, context);
  const finest = Math.min(...candidates.map((candidate) => RANK[candidate.period.precision]));
  const [best, ...others] = candidates.filter((candidate) => RANK[candidate.period.precision] === finest);
  if (!best || others.some((other) => !meansTheSame(best.period, other.period))) return null;
  return { period: best.period, rest: restOf(text, best.start, best.end) };
}

interface Candidate {
  readonly period: Period;
  readonly start: number;
  readonly end: number;
}

const RANK: Readonly<Record<PeriodPrecision, number>> = {
  day: 0,
  month: 1,
  quarter: 2,
  half: 3,
  year: 4,
  none: 5,
};

function candidatesIn(text: string, context: PeriodContext): Candidate[] {
  const tokens = text.length > LONGEST_TEXT ? [] : tokenise(text);
  const found: Candidate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const reading = readPeriod(tokens, i, context.language);
    const first = tokens[i];
    const last = reading && tokens[reading.next - 1];
    if (!reading || !first || !last) {
      i++;
      continue;
    }
    if (standsAlone(tokens, i, reading)) {
      const period = periodOf(text.slice(first.start, last.end), reading, context);
      found.push({ period, start: first.start, end: last.end });
    }
    i = reading.next;
  }
  return found;
}

/** Whether a reading may be taken out of the words around it. */
function standsAlone(tokens: readonly Token[], at: number, reading: Reading): boolean {
  if (tokens[at - 1]?.kind === 'street') return false;
  const isFirst = isBorder(tokens[at - 1]);
  // "Lieu à fixer" speaks of the place.
  if (reading.kind === 'undecided') return isFirst;
  const isWeak = reading.kind === 'points' && reading.points.length === 1 && reading.points[0]?.weak;
  return !isWeak || (isFirst && isBorder(tokens[reading.next]));
}

function isBorder(token: Token | undefined): boolean {
  return !token || ['comma', 'break', 'open', 'close', 'dash', 'slash'].includes(token.kind);
}

function periodOf(text: string, reading: Reading | null, context: PeriodContext): Period {
  const meaning = reading?.kind === 'points' ? datesOf(reading.points, reading.joins, context.year) : null;
  const isDoubtful = reading?.kind === 'points' && reading.doubt;
  return {
    text,
    ...meaning?.dates,
    precision: meaning?.precision ?? 'none',
    confirmed: meaning?.dates !== undefined && !isDoubtful,
  };
}

function meansTheSame(a: Period, b: Period): boolean {
  if (a.start || b.start) return a.start === b.start && a.end === b.end && a.precision === b.precision;
  return a.text.toLowerCase() === b.text.toLowerCase();
}

function withoutWrapping(tokens: readonly Token[]): readonly Token[] {
  const isWrapping = (token: Token) => ['open', 'close', 'break', 'comma'].includes(token.kind);
  const first = tokens.findIndex((token) => !isWrapping(token));
  const last = tokens.findLastIndex((token) => !isWrapping(token));
  // In "mars (à confirmer)" the bracket belongs to the doubt.
  const isClosed = tokens[last + 1]?.kind === 'close' && tokens[0]?.kind !== 'open';
  return first < 0 ? [] : tokens.slice(first, isClosed ? last + 2 : last + 1);
}

const SEPARATORS_BEFORE = /[\s,،;؛:|•/([\u2010-\u2015-]+$/u;
const SEPARATORS_AFTER = /^[\s.,،;؛:|•/)\]\u2010-\u2015-]+/u;

function restOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const left = before.replace(SEPARATORS_BEFORE, '');
  const right = after.replace(SEPARATORS_AFTER, '');
  const separator = /^\s*$/.test(before.slice(left.length) + after.slice(0, after.length - right.length))
    ? ' '
    : ', ';
  return [left, right].filter(Boolean).join(separator).trim();
}
