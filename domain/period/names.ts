import type { PeriodLanguage } from './period';

/** How one language writes periods; every form is one that the parser reads back. */
export interface PeriodNames {
  /** January to December. */
  readonly months: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly string[];
  readonly quarters: readonly string[];
  readonly halves: readonly string[];
  readonly dayNumber: (day: number) => string;
  readonly day: (day: string, month: string) => string;
  /** A point of time with its year, `year` being "2020", or "2020-2021" for a winter. */
  readonly inYear: (point: string, year: string) => string;
  readonly range: (from: string, to: string) => string;
  /** Between two names or numbers that share what follows. */
  readonly shortRange: (from: string, to: string) => string;
  readonly toConfirm: string;
}

const plain = (first: string, second: string) => `${first} ${second}`;
const dash = (from: string, to: string) => `${from} – ${to}`;
const closeDash = (from: string, to: string) => `${from}–${to}`;
const fromTo = (from: string, to: string) => `من ${from} إلى ${to}`;

const fr: PeriodNames = {
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  seasons: ['printemps', 'été', 'automne', 'hiver'],
  quarters: ['1er trimestre', '2e trimestre', '3e trimestre', '4e trimestre'],
  halves: ['1er semestre', '2e semestre'],
  dayNumber: (day) => (day === 1 ? '1er' : String(day)),
  day: plain,
  inYear: plain,
  range: dash,
  shortRange: closeDash,
  toConfirm: 'à confirmer',
};

const en: PeriodNames = {
  months: 'January February March April May June July August September October November December'.split(' '),
  seasons: ['spring', 'summer', 'autumn', 'winter'],
  quarters: ['Q1', 'Q2', 'Q3', 'Q4'],
  halves: ['H1', 'H2'],
  dayNumber: String,
  day: plain,
  inYear: plain,
  range: dash,
  shortRange: closeDash,
  toConfirm: 'to be confirmed',
};

const es: PeriodNames = {
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  seasons: ['primavera', 'verano', 'otoño', 'invierno'],
  quarters: ['primer trimestre', 'segundo trimestre', 'tercer trimestre', 'cuarto trimestre'],
  halves: ['primer semestre', 'segundo semestre'],
  dayNumber: String,
  day: (day, month) => `${day} de ${month}`,
  inYear: (point, year) => `${point} de ${year}`,
  range: dash,
  shortRange: closeDash,
  toConfirm: 'por confirmar',
};

const it: PeriodNames = {
  months:
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
      ' ',
    ),
  seasons: ['primavera', 'estate', 'autunno', 'inverno'],
  quarters: ['primo trimestre', 'secondo trimestre', 'terzo trimestre', 'quarto trimestre'],
  halves: ['primo semestre', 'secondo semestre'],
  dayNumber: (day) => (day === 1 ? '1º' : String(day)),
  day: plain,
  inYear: plain,
  range: dash,
  shortRange: closeDash,
  toConfirm: 'da confermare',
};

/** The months' names that Arabic has in common from Egypt to the press of the Maghreb; figures are 0–9. */
const ar: PeriodNames = {
  months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  quarters: ['الربع الأول', 'الربع الثاني', 'الربع الثالث', 'الربع الرابع'],
  halves: ['النصف الأول', 'النصف الثاني'],
  dayNumber: String,
  day: plain,
  inYear: plain,
  range: fromTo,
  shortRange: fromTo,
  toConfirm: 'للتأكيد',
};

export const PERIOD_NAMES: Readonly<Record<PeriodLanguage, PeriodNames>> = { fr, en, ar, es, it };
