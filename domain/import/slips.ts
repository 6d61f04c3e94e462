/** Conventions of the ILO and the UN that documents on migrant workers cite; ILO NORMLEX. */
const CITED_CONVENTIONS = new Set(
  'C19 C29 C81 C87 C95 C97 C98 C100 C102 C105 C111 C118 C129 C138 C143 C155 C157 C158 C181 C182 C187 C188 C189 C190'.split(
    ' ',
  ),
);

/**
 * Numbers of conventions that look as if a digit were forgotten: "C43" (sheet-glass works, 1934) in a text
 * on migrants proposes C143. The text itself is never changed.
 */
export function conventionSlips(text: string): { text: string; proposed: string }[] {
  return [...text.matchAll(/\bC\s?(\d{1,3})\b/g)].flatMap(([written, digits = '']) => {
    if (CITED_CONVENTIONS.has(`C${digits}`)) return [];
    const meant = [...CITED_CONVENTIONS].filter((cited) => isMissingDigit(digits, cited.slice(1)));
    const [only] = meant;
    return only && meant.length === 1 ? [{ text: written, proposed: only }] : [];
  });
}

function isMissingDigit(written: string, cited: string): boolean {
  if (written.length < 2 || cited.length !== written.length + 1) return false;
  return [...cited].some((_, at) => cited.slice(0, at) + cited.slice(at + 1) === written);
}
