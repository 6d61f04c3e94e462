/** Nobody was referred anywhere: an answer of its own, since an empty cell of this column may mean either. */
export interface Code {
  readonly code: string;
  readonly labels: Readonly<Record<'fr' | 'en' | 'ar', string>>;
  /** Other spellings found in registers, in five languages; compared with `plain()`. */
  readonly synonyms: readonly string[];
}

/** A code with its labels and the synonyms in one text, separated by `|`. */
export const code = (name: string, fr: string, en: string, ar: string, synonyms = ''): Code => ({
  code: name,
  labels: { fr, en, ar },
  synonyms: synonyms === '' ? [] : synonyms.split('|'),
});

export const other = code('other', 'Autre', 'Other', 'أخرى', 'autres|others|otro|otra|otros|altro|altri|آخر');
export const notStated = code(
  'notStated',
  'Non renseigné',
  'Not stated',
  'غير مذكور',
  'non précisé|non spécifié|non communiqué|nr|n r|nc|nsp|inconnu|unknown|n a|na|not known|no especificado|no consta|sconosciuto|non indicato|non specificato|غير معروف|غير محدد',
);
