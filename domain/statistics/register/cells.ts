import { asciiDigits, plain } from '../text';

/** A calendar date read from a cell: `YYYY-MM-DD`, or undefined when the text is none. */
export function readDate(text: string): string | undefined {
  const written = asciiDigits(text).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(written);
  if (iso !== null) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ].*)?$/.exec(written);
  if (dayFirst !== null) {
    const year = Number(dayFirst[3]);
    return calendarDate(year < 100 ? 2000 + year : year, Number(dayFirst[2]), Number(dayFirst[1]));
  }
  return /^\d{4,5}(?:[.,]\d+)?$/.test(written) ? spreadsheetDate(Number.parseInt(written, 10)) : undefined;
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * A spreadsheet's serial number as a date: days since 1899-12-30 (Excel's 1900 system, LibreOffice).
 * Only 1950–2100, so that a plain number or a year alone is not taken for a date.
 */
export function spreadsheetDate(serial: number): string | undefined {
  if (serial < 18264 || serial > 73415) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

/**
 * An amount in thousandths of its unit, so that sums stay exact. "1 234,5", "1.234,50", "1,234.50" and
 * "643 TND" are read; a negative or unreadable one is undefined; an empty cell is 0.
 */
export function readAmount(text: string): number | undefined {
  const bare = asciiDigits(text)
    .replace(/٫/g, ',')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[A-Z€$£]{1,4}|(?:\p{L}|[€$£.])+$/giu, '');
  if (bare === '') return text.trim() === '' ? 0 : undefined;
  if (!/^\d[\d.,]*$/.test(bare)) return undefined;
  const decimal = decimalMark(bare);
  const [units = '', decimals = '', ...more] = decimal === '' ? [bare] : bare.split(decimal);
  if (more.length > 0 || decimals.length > 3 || /[.,]/.test(decimals)) return undefined;
  return Math.round(Number(units.replace(/[.,]/g, '')) * 1000 + Number(decimals.padEnd(3, '0')));
}

/** The last mark is the decimal one, unless it can only group thousands ("1.234.567"; "12.345" reads as grouped). */
function decimalMark(digits: string): '' | '.' | ',' {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return '';
  const mark = digits[last] === '.' ? '.' : ',';
  const otherMark = mark === '.' ? ',' : '.';
  if (digits.includes(otherMark)) return mark;
  const alone = digits.indexOf(mark) === last;
  const after = digits.length - last - 1;
  return alone && !(mark === '.' && after === 3) ? mark : '';
}

const currencyNames: Readonly<Record<string, string>> = {
  TND: 'dt|dinar tunisien|dinars tunisiens|دينار تونسي|د ت',
  MAD: 'dh|dhs|dirham|dirhams|درهم|درهم مغربي',
  MRU: 'ouguiya|um|أوقية',
  XOF: 'fcfa|cfa|f cfa|franc cfa|francs cfa|فرنك',
  XAF: 'franc cfa beac',
  DZD: 'da|dinar algérien|دينار جزائري',
  EUR: 'euro|euros|€|يورو',
  USD: 'dollar|dollars|$|us$|دولار',
};
/** ISO 4217: the currencies of the network's countries and those that are paid in there. */
export const currencies: readonly string[] = Object.keys(currencyNames);

const currencyByName = new Map(
  Object.entries(currencyNames).flatMap(([iso, names]) =>
    names.split('|').map((name) => [plain(name) || name, iso] as const),
  ),
);

/** ISO 4217 code of a currency as written, or undefined. */
export function readCurrency(text: string): string | undefined {
  const iso = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(iso) && !currencyByName.has(plain(text))) return iso;
  return currencyByName.get(plain(text) || text.trim());
}

/**
 * The text of a spreadsheet's cell value as exceljs gives it, so that a file read in the browser and one read
 * by the command line take the same way: dates as ISO, formulas by their result, rich text and links by their text
 * (a link's address too: it may hold an e-mail address that must be found).
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(cellText).join('');
  if (typeof value !== 'object') return String(value);
  if ('result' in value) return cellText(value.result);
  if ('richText' in value) return cellText(value.richText);
  if ('hyperlink' in value && 'text' in value) {
    const address = cellText(value.hyperlink);
    return address.startsWith('mailto:')
      ? `${cellText(value.text)} ${address.slice(7)}`
      : cellText(value.text);
  }
  return 'text' in value ? cellText(value.text) : '';
}
