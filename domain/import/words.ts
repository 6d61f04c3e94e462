/** Words that say nothing about what a name means, in the five languages. */
const EMPTY_WORDS = new Set(
  'de des du d la le les l et en a au aux the of and for to in un une y el los las del e il lo gli i dei delle della di و في من'.split(
    ' ',
  ),
);

/** For comparing: lower case, without accents, Arabic vowel signs and hamza seats, spaces single. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ـ/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a text: letters and digits together, everything else between them. */
export function words(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Beginnings of the words that carry meaning: "publique" and "public" are the same. */
function stems(text: string): Set<string> {
  return new Set(
    words(fold(text))
      .filter((word) => !EMPTY_WORDS.has(word))
      .map((word) => word.slice(0, 5)),
  );
}

/** How much two names say the same, 0 to 1 (Dice's coefficient over word beginnings). */
export function similarity(a: string, b: string): number {
  const left = stems(a);
  const right = stems(b);
  if (left.size + right.size === 0) return fold(a) === fold(b) ? 1 : 0;
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return (2 * shared) / (left.size + right.size);
}

/** Whether one slip (a letter changed, left out, added, or two swapped) makes one of the other. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}
