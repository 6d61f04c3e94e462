/**
 * A text as registers are compared: no accents, no case, no punctuation, Arabic letters in one spelling,
 * every kind of digit as 0–9. "N° dossier" → "n dossier"; "Tranche d'âge" → "tranche d age".
 */
export function plain(text: string): string {
  return asciiDigits(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ـ/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Arabic-Indic (٠–٩) and Persian (۰–۹) digits as 0–9; everything else as it was. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
