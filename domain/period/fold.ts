/** Lower case without accents, vowel signs and spelling variants of Arabic letters: what the table is asked with. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
}
