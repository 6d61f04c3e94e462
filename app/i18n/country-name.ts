/** ISO 3166-1, two letters. */
export const isCountryCode = (text: string): boolean => /^[A-Z]{2}$/.test(text);

/** A country's name in a language; what is no code, or one that nobody named, as it is. */
export function countryName(code: string, language: string): string {
  if (!isCountryCode(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}
