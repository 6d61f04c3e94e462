import { isYear } from './calendar';
import { fold } from './fold';
import { LONGEST_ENTRY, lookUp, type Word } from './words';

/** A piece of the text with a meaning and its place in the text (UTF-16 offsets, `end` exclusive). */
export type Token = { readonly start: number; readonly end: number } & TokenMeaning;

type TokenMeaning =
  | Word
  /** 1–31, or with a mark of order ("1er", "2nd"). */
  | { readonly kind: 'number'; readonly n: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'isoDate'; readonly year: number; readonly month: number; readonly day: number }
  /** 03/04/2020 or 03/04: which of the two is the day, the grammar decides. */
  | { readonly kind: 'figures'; readonly first: number; readonly second: number; readonly year?: number }
  | { readonly kind: 'yearMonth'; readonly year: number; readonly month: number }
  /** T1, Q2, S1, H2. */
  | { readonly kind: 'code'; readonly months: 3 | 6; readonly n: number }
  | { readonly kind: Mark };

type Mark = 'dash' | 'slash' | 'comma' | 'question' | 'open' | 'close' | 'break' | 'other';

const DIGIT = '[0-9\u0660-\u0669\u06f0-\u06f9]';
const ORDER = 'ers?|(?:è|e\u0300?)[rm]es?|es?|nde?|st|rd|th|ros?|dos?|tos?|ra|da|ta|[oaºª°]';

/** The first that fits at a place wins. Written with `D` for a digit of any of the three kinds. */
const SHAPES = {
  isoDate: 'D{4}(?<iso>[-/.])D{1,2}\\k<iso>D{1,2}(?!D)',
  figures: 'D{1,2}(?:(?<cut>[-/.])D{1,2}\\k<cut>D{4}|/D{1,2}(?!/D))(?!D)',
  yearMonth: '(?:D{1,2}/D{4}|D{4}[-/]D{2})(?![-/.]?D)',
  code: '(?:[TQSH][1-4]|[1-4][TQSH])(?!\\p{L}|D)',
  order: `D{1,2}(?:${ORDER})(?![\\p{L}\\p{M}])`,
  /** A reference such as C97, whose number is no day. */
  mixed: '\\p{Script=Latin}+D{1,3}(?!D)',
  numbered: 'D+(?:[.,]D+)+',
  digits: 'D+',
  word: '\\p{L}[\\p{L}\\p{M}]*',
  mark: '[-\u2010-\u2015\u2212→/,،&+?؟~≈()\\[\\];؛:|•\\n\\r]',
  other: '[^\\s.\'’ʼ"«»“”\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]',
} as const;

const SHAPE = new RegExp(
  Object.entries(SHAPES)
    .map(([name, shape]) => `(?<${name}_>${shape.replace(/(?<!\\)D/g, DIGIT)})`)
    .join('|'),
  'giu',
);

const MARKS: Readonly<Record<string, TokenMeaning>> = {
  '/': { kind: 'slash' },
  ',': { kind: 'comma' },
  '،': { kind: 'comma' },
  '&': { kind: 'and' },
  '+': { kind: 'and' },
  '?': { kind: 'question' },
  '؟': { kind: 'question' },
  '~': { kind: 'doubt' },
  '≈': { kind: 'doubt' },
  '(': { kind: 'open' },
  '[': { kind: 'open' },
  ')': { kind: 'close' },
  ']': { kind: 'close' },
  ...Object.fromEntries([...';؛:|•\n\r'].map((mark) => [mark, { kind: 'break' as const }])),
};

/** The value of digits of any of the three kinds. */
function figureOf(digits: string): number {
  return Number([...digits].map((digit) => (digit.codePointAt(0) ?? 0) & 0xf).join(''));
}

function numbersIn(text: string): number[] {
  return (text.match(new RegExp(`${DIGIT}+`, 'gu')) ?? []).map(figureOf);
}

function isMonth(n: number): boolean {
  return n >= 1 && n <= 12;
}

/** 2011-12 may be December or two years: neither is chosen. */
function yearMonth(text: string): TokenMeaning {
  const [a = 0, b = 0] = numbersIn(text);
  const [year, month] = a > 31 ? [a, b] : [b, a];
  if (!isYear(year) || !isMonth(month) || (a > 31 && month === (year % 100) + 1)) return { kind: 'other' };
  return { kind: 'yearMonth', year, month };
}

function meaningOf(shape: string, text: string): TokenMeaning {
  const [a = 0, b = 0, c = 0] = numbersIn(text);
  switch (shape) {
    case 'isoDate_':
      return isYear(a) ? { kind: 'isoDate', year: a, month: b, day: c } : { kind: 'other' };
    case 'figures_':
      if (c === 0) return { kind: 'figures', first: a, second: b };
      return isYear(c) ? { kind: 'figures', first: a, second: b, year: c } : { kind: 'other' };
    case 'yearMonth_':
      return yearMonth(text);
    case 'code_':
      return code(text, a);
    case 'order_':
    case 'digits_':
      if (isYear(a)) return { kind: 'year', year: a };
      return a >= 1 && a <= 31 ? { kind: 'number', n: a } : { kind: 'other' };
    case 'mark_':
      return MARKS[text] ?? { kind: 'dash' };
    default:
      return { kind: 'other' };
  }
}

function code(text: string, n: number): TokenMeaning {
  const months = /[tq]/i.test(text) ? 3 : 6;
  return n <= 12 / months ? { kind: 'code', months, n } : { kind: 'other' };
}

interface Piece {
  readonly shape: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(text: string): Piece[] {
  return Array.from(text.matchAll(SHAPE), (match) => {
    const shape = Object.entries(match.groups ?? {}).find(([name, value]) => name.endsWith('_') && value);
    return {
      shape: shape?.[0] ?? 'other_',
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** The longest entry of the table that begins at this piece; a hyphen, a dot or an apostrophe may stand inside. */
function entryAt(pieces: readonly Piece[], at: number): { word: Word; next: number } | null {
  let found: { word: Word; next: number } | null = null;
  const words: string[] = [];
  for (let i = at; words.length < LONGEST_ENTRY && pieces[i]; i++) {
    const piece = pieces[i];
    if (piece?.shape === 'word_') words.push(fold(piece.text));
    else if (piece?.text === '-' && words.length > 0) continue;
    else break;
    const word = lookUp(words.join(' '));
    if (word) found = { word, next: i + 1 };
  }
  return found;
}

/** Arabic writes "and" together with the word that follows. */
function splitAnd(piece: Piece): Token[] | null {
  const folded = fold(piece.text);
  const word = folded.startsWith('و') ? lookUp(folded.slice(1)) : undefined;
  if (!word) return null;
  const cut = piece.start + 1;
  return [
    { kind: 'and', start: piece.start, end: cut },
    { ...word, start: cut, end: piece.end },
  ];
}

/** "3/4 mai" is two days, not the 3rd of April. */
function splitFigures(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index): Token[] => {
    if (token.kind !== 'figures' || token.year !== undefined) return [token];
    const after = tokens.slice(index + 1).find((next) => next.kind !== 'of');
    if (after?.kind !== 'month' && after?.kind !== 'unit') return [token];
    const { start, end } = token;
    return [
      { kind: 'number', n: token.first, start, end },
      { kind: 'slash', start, end },
      { kind: 'number', n: token.second, start, end },
    ];
  });
}

/** One month under two names, as the Arabic press writes it: "آذار/مارس", "مارس (آذار)". */
function joinTwins(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [month, mark, twin, close] = tokens.slice(i, i + 4);
    if (!month) break;
    const isTwin = month.kind === 'month' && twin?.kind === 'month' && twin.month === month.month;
    const last =
      mark?.kind === 'slash' ? twin : mark?.kind === 'open' && close?.kind === 'close' ? close : null;
    if (isTwin && last) {
      joined.push({ ...month, end: last.end });
      i = tokens.indexOf(last, i);
    } else joined.push(month);
  }
  return joined;
}

/** Cuts a text into what has a meaning for periods; what has none is `other`. Never throws, loses no letter. */
export function tokenise(text: string): Token[] {
  const pieces = piecesOf(text);
  const tokens: Token[] = [];
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i];
    if (!piece) break;
    const entry = piece.shape === 'word_' ? entryAt(pieces, i) : null;
    const last = entry ? pieces[entry.next - 1] : undefined;
    const pair = piece.shape === 'word_' && !entry ? splitAnd(piece) : null;
    if (entry && last) tokens.push({ ...entry.word, start: piece.start, end: last.end });
    else if (pair) tokens.push(...pair);
    else tokens.push({ ...meaningOf(piece.shape, piece.text), start: piece.start, end: piece.end });
    i = entry ? entry.next : i + 1;
  }
  return splitFigures(joinTwins(tokens));
}
