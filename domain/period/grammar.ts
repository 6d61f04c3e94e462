import { type At, type Atom, type Point, readAtom, readYear, skip } from './atoms';
import type { PeriodLanguage } from './period';
import type { Token } from './tokens';

/** How two points stand together: as the ends of a range, or as neighbours in a list. */
export type Join = 'to' | 'and';

/** What was read from one place of the text on; `next` is the first token that does not belong to it. */
export type Reading = {
  readonly next: number;
} & (
  | {
      readonly kind: 'points';
      readonly points: readonly Point[];
      readonly joins: readonly Join[];
      readonly doubt: boolean;
    }
  /** "À fixer". */
  | { readonly kind: 'undecided' }
  /** About time, but without dates that could be told: "avant mai", or 03/04/2020 in English. */
  | { readonly kind: 'unsaid' }
);

/**
 * The longest period that begins at `at`, or null.
 *
 *     period   = opening* ( undecided | series ) doubt*
 *     series   = atom ( join atom )*             one precision all along
 *     join     = "-" | "to" | "and" | "or" | "/" | ","
 *
 * A number without a month ("25" in "25-26 mars") takes what it lacks from the atom that follows.
 */
export function readPeriod(tokens: readonly Token[], at: number, language?: PeriodLanguage): Reading | null {
  const opening = readOpening(tokens, at);
  const head = tokens[opening.next];
  if (head?.kind === 'undecided') return { kind: 'undecided', next: opening.next + 1 };
  if (opening.confirm && !startsAtom(tokens, opening.next, language))
    return { kind: 'undecided', next: opening.confirm };

  const series = readSeries(tokens, opening.next, opening.between, language);
  if (!series) return null;
  const closing = readDoubt(tokens, series.next);
  const isRange = series.joins.includes('to');
  const open = opening.limit || ((opening.from || opening.between) && !isRange);
  if (open || series.unsaid) return { kind: 'unsaid', next: closing.next };
  const points = complete(series.atoms);
  if (!points) return null;
  const guessed = points.some((point) => point.guessed);
  const doubt = opening.doubt || opening.between || series.doubt || guessed || closing.next > series.next;
  return { kind: 'points', points, joins: series.joins, doubt, next: closing.next };
}

function startsAtom(tokens: readonly Token[], at: number, language?: PeriodLanguage): boolean {
  return readAtom(tokens, at, language) !== null;
}

interface Opening {
  doubt: boolean;
  limit: boolean;
  from: boolean;
  between: boolean;
  /** Just after the last "à confirmer", or 0. */
  confirm: number;
  next: number;
}

function readOpening(tokens: readonly Token[], at: number): Opening {
  const opening: Opening = { doubt: false, limit: false, from: false, between: false, confirm: 0, next: at };
  for (; ; opening.next++) {
    switch (tokens[opening.next]?.kind) {
      case 'confirm':
        opening.confirm = opening.next + 1;
        opening.doubt = true;
        break;
      case 'doubt':
        opening.doubt = true;
        break;
      case 'limit':
      case 'until':
        opening.limit = true;
        break;
      case 'from':
        opening.from = true;
        break;
      case 'between':
        opening.between = true;
        break;
      case 'of':
      case 'noise':
      case 'at':
        break;
      default:
        return opening;
    }
  }
}

interface Series {
  atoms: Atom[];
  joins: Join[];
  doubt: boolean;
  unsaid: boolean;
  next: number;
}

function readSeries(
  tokens: readonly Token[],
  at: number,
  between: boolean,
  language?: PeriodLanguage,
): Series | null {
  const first = readAtom(tokens, at, language);
  if (!first) return null;
  const read: Series = { atoms: [first.value], joins: [], doubt: false, unsaid: false, next: first.next };
  let whole = isWhole(first.value) ? snapshot(read) : null;
  let last: Atom = first.value;
  for (;;) {
    const join = readJoin(tokens, read.next, between);
    const following = join && readAtom(tokens, join.next, language);
    if (!join || !following) break;
    const { value: atom, next } = afterMonthFirst(tokens, last, following);
    if (whole && isWhole(atom) && differs(last, atom)) {
      if (join.loose) break;
      read.unsaid = true;
    }
    read.atoms.push(atom);
    read.joins.push(join.value);
    read.doubt ||= join.doubt;
    read.next = next;
    last = atom;
    if (isWhole(atom)) whole = snapshot(read);
  }
  if (whole) whole.unsaid ||= whole.atoms.some((atom) => atom.kind === 'unsaid');
  return whole;
}

const snapshot = (series: Series): Series => ({
  ...series,
  atoms: [...series.atoms],
  joins: [...series.joins],
});

const isWhole = (atom: Atom) => atom.kind !== 'number';

function differs(a: Atom, b: Atom): boolean {
  return a.kind === 'point' && b.kind === 'point' && a.precision !== b.precision;
}

/** "March 12-14, 2020": the second number is a day of the same month, and the year may stand behind it. */
function afterMonthFirst(tokens: readonly Token[], before: Atom, read: At<Atom>): At<Atom> {
  if (before.kind !== 'point' || !before.monthFirst || read.value.kind !== 'number') return read;
  return readYear(tokens, read.next, { ...before, day: read.value.n, year: undefined });
}

function readJoin(
  tokens: readonly Token[],
  at: number,
  between: boolean,
): (At<Join> & { doubt: boolean; loose: boolean }) | null {
  switch (tokens[at]?.kind) {
    case 'dash':
    case 'to':
    case 'until':
    case 'at':
      return { value: 'to', next: at + 1, doubt: false, loose: false };
    case 'comma': {
      const next = skip(tokens, at + 1, ['and']);
      return { value: 'and', next, doubt: false, loose: next === at + 1 };
    }
    case 'slash':
    case 'and':
      return { value: between ? 'to' : 'and', next: at + 1, doubt: false, loose: false };
    case 'or':
      return { value: 'and', next: at + 1, doubt: true, loose: false };
    default:
      return null;
  }
}

/** "?", "(à confirmer)", ", environ" behind a period. */
function readDoubt(tokens: readonly Token[], at: number): { next: number } {
  let next = at;
  for (;;) {
    const inside = skip(tokens, next, ['comma', 'dash', 'open']);
    const after = skip(tokens, inside, ['doubt', 'confirm', 'question']);
    if (after === inside) return { next };
    next = tokens[inside - 1]?.kind === 'open' ? skip(tokens, after, ['close']) : after;
  }
}

/** Gives every lone number what the next point has; null when that makes no sense ("2, mars"). */
function complete(atoms: readonly Atom[]): Point[] | null {
  const points: Point[] = [];
  for (const atom of [...atoms].reverse()) {
    const model = points[0];
    if (atom.kind === 'point') points.unshift(atom);
    else if (atom.kind === 'number' && model) {
      const point = nth(atom.n, model);
      if (!point) return null;
      points.unshift(point);
    } else return null;
  }
  return points;
}

function nth(n: number, model: Point): Point | null {
  if (model.precision === 'day') return { ...model, day: n, year: undefined };
  const counted = model.counted && n * model.months <= 12;
  return counted ? { ...model, month: (n - 1) * model.months + 1, year: undefined } : null;
}
