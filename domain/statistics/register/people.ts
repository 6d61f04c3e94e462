import { JalonError } from '#domain/errors';
import { asciiDigits, plain } from '../text';
import { readDate } from './cells';
import { type Column, roleOfHeader } from './columns';

/**
 * Titles of columns that name a person, in five languages, as words of the plain header.
 * In doubt a column is refused: renaming a harmless one costs a minute, a leaked name cannot be taken back.
 */
const namingWords =
  'nom|noms|prenom|prenoms|name|names|surname|firstname|lastname|fullname|forename|apellido|apellidos|cognome|cognomi|nome|nombres|' +
  'telephone|telephones|tel|phone|mobile|gsm|portable|telefono|cellulare|movil|celular|whatsapp|' +
  'email|mail|mails|courriel|correo|posta elettronica|e mail|facebook|' +
  'passeport|passport|pasaporte|passaporto|cin|cni|nin|dni|nie|carte d identite|identite|identity|id card|id number|identidad|identita|codice fiscale|carte consulaire|' +
  'adresse|address|direccion|indirizzo|domicile|domicilio|' +
  'date de naissance|naissance|ne le|nee le|ne e le|date of birth|birth date|birthdate|birthday|dob|fecha de nacimiento|nacimiento|data di nascita|nascita|' +
  'signature|firma|photo|' +
  'الاسم|اسم|اسماء|الاسماء|اللقب|لقب|النسب|الهاتف|هاتف|رقم الهاتف|الجوال|البريد|بريد|ايميل|الجواز|جواز|جواز السفر|الهويه|بطاقه التعريف|بطاقه الهويه|بطاقه وطنيه|العنوان|عنوان|تاريخ الميلاد|الميلاد|الولاده|التوقيع';
const naming = new RegExp(`(?:^| )(?:${namingWords})(?= |$)`, 'u');

/** "Nombre" is a name in Spanish and a number in French: only a French counting phrase is let through. */
const spanishName =
  /(?:^| )nombre(?! (?:de |d )?(?:cas|enfants|personnes|dossiers|femmes|hommes|jours|heures|mois|visites|appels)(?: |$))/u;

/** Titles that, standing alone, announce the person: "Migrant", "Bénéficiaire". */
const personAlone = new Set(
  (
    'migrant|migrante|beneficiaire|beneficiaires|beneficiary|beneficiario|travailleur|travailleuse|worker|trabajador|' +
    'lavoratore|plaignant|plaignante|complainant|requerant|usager|client|cliente|personne|persona|person|' +
    'المهاجر|المستفيد|العامل|الشخص|المشتكي'
  ).split('|'),
);

/** Names of what is no person. */
const harmless =
  /(?:nom|name|nombre|nome|اسم) (?:du |de la |de l |de |of |of the |del |della )?(?:syndicat|centrale|union|pays|country|pais|paese|ville|city|ciudad|citta|service|permanence|bureau|office|النقابه|البلد|المدينه)(?: |$)|(?:union|country|city|office) name|(?:passeport|passport|pasaporte|passaporto) (?:confisque|confiscated|retenu|retained|confiscado|confiscato)/u;

/** Whether a header is the title of a column that names a person. A header known as a dimension never is. */
export function headerNamesPeople(header: string): boolean {
  const key = plain(header);
  const read = roleOfHeader(header);
  if (read?.how === 'header' || harmless.test(key)) return false;
  return naming.test(key) || spanishName.test(key) || personAlone.has(key);
}

const email = /[^\s@;,<>()]+@[^\s@;,<>()]+\.\p{L}{2,}/u;
const internationalPhone = /(?:^|[^\d])(?:\+|00)\s?\d(?:[\s.\-()]?\d){7,14}/;
/** "20 000 010", "77 123 45 67", "06-12-34-56-78": groups of two or three digits, eight digits or more. */
const groupedPhone = /(?<![\d.,/-])\d{2,3}(?:[ .\u00a0-]\d{2,3}){2,6}(?![\d/,-])/g;
const longNumber = /(?<![\d.,])\d{8,}(?![\d])/;
const documentNumber = /(?:^|[^\p{L}\d])\p{Lu}{1,3}[ -]?\d{5,9}\p{Lu}?(?![\p{L}\d])/u;
const anyDate = /(?<!\d|\d[-/.])\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}\S*)?(?!\d|[-/.]\d)/g;

type Kind = 'email' | 'phone' | 'identity-number' | 'birth-date';

/** What personal thing a text holds, if any. Dates are set aside first, so that they are not taken for numbers. */
function personalKind(text: string): Kind | undefined {
  if (email.test(text)) return 'email';
  const rest = asciiDigits(text).replace(anyDate, (found) => (readDate(found) === undefined ? found : ' '));
  if (internationalPhone.test(rest)) return 'phone';
  for (const [found] of rest.matchAll(groupedPhone)) if (found.replace(/\D/g, '').length >= 8) return 'phone';
  if (longNumber.test(rest)) return 'phone';
  return documentNumber.test(rest) ? 'identity-number' : undefined;
}

/**
 * What personal thing a short text holds by itself, if any: an address, a telephone, an identity number, or a full date,
 * which belongs to a person wherever it is not asked for.
 */
export function personalText(text: string): Kind | undefined {
  return personalKind(text) ?? (holdsBirthDate(asciiDigits(text), 9999) ? 'birth-date' : undefined);
}

/** In a dossier number or an amount, digits are expected: only what cannot be one is looked for. */
function personalInNumbers(text: string): Kind | undefined {
  // Most are bare numbers, and every one is another: a look for a single sign spares the rest.
  if (!/[@+]/.test(text)) return undefined;
  if (email.test(text)) return 'email';
  return /\+\s?\d(?:[\s.\-()]?\d){7,14}/.test(asciiDigits(text)) ? 'phone' : undefined;
}

/** A full date so long before the cases that it can only be a birth date. */
const yearsBefore = 10;

function latestYear(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  given?: number,
): number {
  if (given !== undefined) return given;
  const at = columns.findIndex((column) => column.role === 'received');
  const years = rows.map((row) => Number(readDate(row[at] ?? '')?.slice(0, 4) ?? 0));
  return years.reduce((latest, year) => Math.max(latest, year), 0);
}

function holdsBirthDate(text: string, before: number): boolean {
  return (text.match(anyDate) ?? []).some((found) => {
    const year = Number(readDate(found)?.slice(0, 4) ?? before + 1);
    return year <= before;
  });
}

/**
 * Refuses a register that names people, before anything is counted: by the titles of its columns, then by their
 * values (e-mail addresses, telephone numbers, identity numbers, birth dates, free text that holds them), whatever
 * a column is mapped to.
 * @throws JalonError `names-people` with `column` (its header) and `why` (`header` or the kind of value); the value
 *   itself is never repeated.
 */
export function refusePeople(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  periodYear?: number,
): void {
  for (const { header } of columns) {
    if (headerNamesPeople(header)) throw new JalonError('names-people', { column: header, why: 'header' });
  }
  const birthBefore = latestYear(columns, rows, periodYear) - yearsBefore;
  const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  for (let at = 0; at < width; at += 1) {
    const column = columns[at] ?? { header: '', role: null };
    const why = personalColumn(column, rows, at, birthBefore);
    if (why !== undefined) {
      throw new JalonError('names-people', { column: column.header.trim() || String(at + 1), why });
    }
  }
}

function personalColumn(
  column: Pick<Column, 'header' | 'role'>,
  rows: readonly (readonly string[])[],
  at: number,
  birthBefore: number,
): Kind | undefined {
  const numbers = column.role === 'dossier' || column.role === 'amount';
  const check =
    numbers || /montant|amount|importe?o?|somme|مبلغ/.test(plain(column.header))
      ? personalInNumbers
      : personalKind;
  // Registers repeat a few values: each is looked at once.
  const isOld = new Map<string, boolean>();
  let old = 0;
  let filled = 0;
  for (const row of rows) {
    const text = row[at] ?? '';
    if (text === '') continue;
    filled += 1;
    if (numbers) {
      const kind = check(text);
      if (kind !== undefined) return kind;
      continue;
    }
    let birth = isOld.get(text);
    if (birth === undefined) {
      const kind = check(text);
      if (kind !== undefined) return kind;
      birth = holdsBirthDate(text, birthBefore) || serialBirth(column, text, birthBefore);
      isOld.set(text, birth);
    }
    if (birth) old += 1;
  }
  if (old === 0) return undefined;
  // One mistyped year in the date of reception is a line to correct; a column of old dates is birth dates.
  return column.role !== 'received' || old * 2 > filled ? 'birth-date' : undefined;
}

/** A spreadsheet's serial number counts as a date only where the title speaks of dates or ages. */
function serialBirth(column: Pick<Column, 'header' | 'role'>, text: string, before: number): boolean {
  if (
    column.role !== 'ageBand' &&
    column.role !== 'received' &&
    !/date|data|fecha|age|تاريخ/.test(plain(column.header))
  )
    return false;
  if (!/^\d{4,5}$/.test(text.trim())) return false;
  const serial = Number(text);
  // Below 7,305 (1920) a number is a year or a count.
  return serial >= 7305 && 1899 + serial / 365.25 <= before;
}
