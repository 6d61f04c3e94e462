import { fold } from '#domain/import/words';

/** Letters of an excerpt before and after the word that was found. */
const BEFORE = 40;
const AFTER = 100;

/** Whether a text holds all the words, whatever its accents and case. */
export function matches(text: string, asked: readonly string[]): boolean {
  const folded = fold(text);
  return asked.every((word) => folded.includes(fold(word)));
}

/** The part of a text around the first of the words that is in it; empty when none is. */
export function excerptOf(text: string, asked: readonly string[]): string {
  // Folding changes lengths; letter by letter, so that a place in it leads back into the text.
  const letters = [...text];
  const folded: string[] = [];
  const at: number[] = [];
  letters.forEach((letter, index) => {
    for (const each of fold(letter) || (/\s/u.test(letter) ? ' ' : '')) {
      folded.push(each);
      at.push(index);
    }
  });
  const whole = folded.join('');
  const found = asked.map((word) => whole.indexOf(fold(word))).filter((index) => index >= 0);
  const first = at[Math.min(...found)];
  if (found.length === 0 || first === undefined) return '';
  const [start, end] = [Math.max(0, first - BEFORE), Math.min(letters.length, first + AFTER)];
  const part = letters.slice(start, end).join('').replace(/\s+/gu, ' ').trim();
  return `${start > 0 ? '…' : ''}${part}${end < letters.length ? '…' : ''}`;
}
