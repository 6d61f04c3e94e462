import * as Y from 'yjs';
import { readRichText, richTextToPlain } from '#domain/document/rich-text';

/** What a reader of history is shown of one field: plain JSON; null when there is nothing. */
export type HistoryValue =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };

/** Of a longer text a change keeps what differs, with so much around it. */
const WHOLE_TEXT = 400;
const AROUND = 80;
/** Of anything longer than that the beginning is kept. */
const LONGEST = 2_000;
const MOST_FIELDS = 100;

/** A field's value of any form somebody may have written. Rich text is read as its words. */
export function historyValue(value: unknown, words: WordsOf): HistoryValue {
  if (value instanceof Y.XmlFragment) return words(value);
  const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value;
  const text = JSON.stringify(plain, (_, part: unknown) => plainPart(part));
  // What JSON has no form for is nothing; the rest is JSON by now.
  return text === undefined ? null : (JSON.parse(text) as HistoryValue);
}

function plainPart(part: unknown): unknown {
  if (typeof part === 'string') return clean(part);
  if (typeof part === 'bigint') return String(part);
  if (part instanceof Uint8Array) return { bytes: part.byteLength };
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, held]) => [clean(key), held]));
}

/** Whether there is nothing to tell of: absent, an empty text, an empty list. */
export function isNothing(value: HistoryValue): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

export type WordsOf = (text: Y.XmlFragment) => string;

/**
 * Reads the words of shared text, a block at a time, and remembers those of a block until `forget`: one letter typed
 * in a long text costs its paragraph.
 */
export function rememberWords(): { words: WordsOf; forget(type: unknown): void } {
  const known = new WeakMap<object, string>();
  const ofBlock = (block: Y.XmlElement | Y.XmlText | Y.XmlHook): string => {
    const before = known.get(block);
    if (before !== undefined) return before;
    const words = clean(
      block instanceof Y.XmlElement ? richTextToPlain(readRichText(block)) : wordsOf(block),
    );
    known.set(block, words);
    return words;
  };
  return {
    words: (text) =>
      text
        .toArray()
        .map(ofBlock)
        .filter((line) => line !== '')
        .join('\n'),
    forget: (type) => {
      if (type instanceof Y.AbstractType) known.delete(type);
    },
  };
}

/** Of text that stands in no block. */
function wordsOf(text: unknown): string {
  if (!(text instanceof Y.XmlText)) return '';
  // Yjs types a text's delta as any; its form is fixed by Yjs.
  const deltas = text.toDelta() as readonly { readonly insert: unknown }[];
  return deltas.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** PostgreSQL's text and JSON take neither NUL nor half a surrogate pair; a Y.Doc takes both. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Both sides of a change, bounded. Of long texts the same stretch is left out at both ends. */
export function boundChange(
  before: HistoryValue,
  after: HistoryValue,
): { before: HistoryValue; after: HistoryValue } {
  if (typeof before === 'string' && typeof after === 'string' && isLong(before, after)) {
    const from = Math.max(0, commonStart(before, after) - AROUND);
    const end = Math.max(0, commonEnd(before, after, from) - AROUND);
    return { before: stretch(before, from, end), after: stretch(after, from, end) };
  }
  return { before: bound(before), after: bound(after) };
}

const isLong = (...texts: readonly string[]): boolean => texts.some((text) => text.length > WHOLE_TEXT);

/** A part of a longer text: where it begins, and how long the whole is. */
function stretch(text: string, from: number, end: number): HistoryValue {
  const part = text.slice(from, Math.max(from, text.length - end)).slice(0, LONGEST);
  return { text: clean(part), from, of: text.length };
}

function bound(value: HistoryValue): HistoryValue {
  if (typeof value === 'string') return value.length > LONGEST ? stretch(value, 0, 0) : value;
  if (typeof value !== 'object' || value === null) return value;
  const text = JSON.stringify(value);
  return text.length > LONGEST ? { json: clean(text.slice(0, LONGEST)), of: text.length } : value;
}

/** A whole row: each of its fields bounded by itself, as long as there are no more of them than rows have. */
export function boundRow(row: HistoryValue): HistoryValue {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return bound(row);
  const fields = Object.entries(row);
  if (fields.length > MOST_FIELDS) return bound(row);
  // The values are the fields' own.
  return Object.fromEntries(fields.map(([field, value]) => [field, bound(value as HistoryValue)]));
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function commonEnd(a: string, b: string, from: number): number {
  let length = 0;
  const most = Math.min(a.length, b.length) - from;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}
