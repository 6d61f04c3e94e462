/** Words that stand before the number of a section or of an activity, in the five languages. */
const SECTION_WORD =
  'axe|domaine|th[eè]me|composante|volet|objectif|pilier|chapitre|partie|axis|domain|theme|component|pillar|objective|chapter|part|eje|[aá]mbito|tema|componente|objetivo|asse|ambito|obiettivo|capitolo|المحور|محور|المجال|مجال|الموضوع|موضوع';
const ACTIVITY_WORD =
  'activit[eé]s?|actions?|activity|actividad|acci[oó]n|attivit[aà]|azione|النشاط|نشاط|الإجراء|إجراء';

/** At most three: a year is no number of a section. */
const DIGITS = '[0-9٠-٩۰-۹]{1,3}(?![0-9٠-٩۰-۹])';
const DOTTED = `${DIGITS}(?:\\s*\\.\\s*${DIGITS})*`;
const AFTER = '[\\s.:)/\\-–—]*';

const NAMED_SECTION = new RegExp(
  `^(?:${SECTION_WORD})\\s*\\.?\\s*(?:n[°o]\\s*)?(${DOTTED}|[IVX]+)(?![\\p{L}\\p{N}\\p{M}])${AFTER}`,
  'iu',
);
const BARE_SECTION = new RegExp(`^(${DOTTED}|[IVX]+)\\s*(?:[/.):]|[-–—](?=\\s))${AFTER}`, 'u');
const DOTTED_START = new RegExp(`^(${DIGITS}(?:\\.${DIGITS})+)(?![\\p{L}\\p{N}\\p{M}])${AFTER}`, 'u');
const NAMED_ACTIVITY = new RegExp(
  `^(?:${ACTIVITY_WORD})\\s*\\.?\\s*(?:n[°o]\\s*)?(${DIGITS}(?:\\s*\\.\\s*${DIGITS})+|${DIGITS}(?=\\s*[.:)/\\-–—]))(?![\\p{L}\\p{N}\\p{M}])${AFTER}`,
  'iu',
);

export interface Numbered {
  readonly number?: string;
  /** As written, only when it is not the number alone. */
  readonly numberText?: string;
  readonly title: string;
}

function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

function split(text: string, patterns: readonly RegExp[]): Numbered {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const number = latin(found[1]).replace(/\s+/g, '');
    const title = text.slice(found[0].length).trim();
    if (title === '') return { number, title: text };
    const numberText = found[0].trim();
    return numberText === number ? { number, title } : { number, numberText, title };
  }
  return { title: text };
}

/** "1/ Accompagnement" → 1 and "Accompagnement"; "AXE 1: …" → 1. A title that is only a number stays whole. */
export function sectionNumber(text: string): Numbered {
  return split(text, [NAMED_SECTION, DOTTED_START, BARE_SECTION]);
}

/** "Activité.3. 1. Réaliser …" → 3.1, kept as written too. "5 articles" and "25-26 mars" are no numbers. */
export function activityNumber(text: string): Numbered {
  return split(text, [NAMED_ACTIVITY, DOTTED_START]);
}

/** Whether a line calls itself a section ("AXE 1: …"). */
export function namesSection(text: string): boolean {
  return NAMED_SECTION.test(text);
}

/** Whether a line calls itself an activity ("Activité 1.2 …"). */
export function namesActivity(text: string): boolean {
  return NAMED_ACTIVITY.test(text);
}
