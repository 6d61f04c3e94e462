import { type Code, notStated, other } from './codes/code';
import * as dossier from './codes/dossier';
import * as person from './codes/person';
import { countries, countryLabel, countryNamed, countryOfPlace, regionOf } from './countries';
import { asciiDigits, plain } from './text';

/** Version of the dimensions, their codes and groupings; a return says which one it was counted with. */
export const dimensionsVersion = '2020.1';

export const dimensionNames = [
  'sex',
  'ageBand',
  'nationality',
  'residenceStatus',
  'stage',
  'place',
  'sector',
  'request',
  'service',
  'referredTo',
  'outcome',
  'channel',
  'unionMembership',
] as const;

/** What is read from a column of the register. */
export type RegisterDimension = (typeof dimensionNames)[number];

/** What a table may be crossed by: a register's dimension, or the month in which the case was received. */
export type DimensionName = RegisterDimension | 'month';

export interface Dimension {
  readonly name: RegisterDimension;
  readonly labels: Readonly<Record<'fr' | 'en' | 'ar', string>>;
  /** Closed list, in the order of display; `other` and `notStated` close every list. */
  readonly codes: readonly Code[];
}

/**
 * How a value became a code: its own label or synonym, grouped (city → country, nationality → region,
 * age → band), not known (→ `other`) or left empty (→ `notStated`).
 */
export type ValueHow = 'label' | 'synonym' | 'grouped' | 'unknown' | 'empty';

const places: readonly Code[] = countries.map((country) => ({
  code: country,
  labels: {
    fr: countryLabel(country, 'fr'),
    en: countryLabel(country, 'en'),
    ar: countryLabel(country, 'ar'),
  },
  synonyms: [],
}));

const dimension = (
  name: RegisterDimension,
  fr: string,
  en: string,
  ar: string,
  list: readonly Code[],
): Dimension => ({ name, labels: { fr, en, ar }, codes: [...list, other, notStated] });

/** The network's dimensions (docs/field.md, "Case statistics"). */
export const dimensions: Readonly<Record<RegisterDimension, Dimension>> = {
  sex: dimension('sex', 'Sexe', 'Sex', 'الجنس', person.sex),
  ageBand: dimension('ageBand', "Tranche d'âge", 'Age band', 'الفئة العمرية', person.ageBand),
  nationality: dimension(
    'nationality',
    'Région d’origine',
    'Region of origin',
    'منطقة الأصل',
    person.regions,
  ),
  residenceStatus: dimension(
    'residenceStatus',
    'Situation administrative',
    'Residence status',
    'الوضعية الإدارية',
    person.residenceStatus,
  ),
  stage: dimension('stage', 'Étape du parcours', 'Stage of migration', 'مرحلة الهجرة', person.stage),
  place: dimension('place', 'Pays d’accueil du dossier', 'Country of reception', 'بلد الاستقبال', places),
  sector: dimension('sector', 'Secteur', 'Sector', 'القطاع', person.sector),
  request: dimension('request', 'Demande', 'Request', 'الطلب', dossier.request),
  service: dimension('service', 'Service rendu', 'Service given', 'الخدمة المقدمة', dossier.service),
  referredTo: dimension('referredTo', 'Orienté vers', 'Referred to', 'أحيل إلى', [
    ...dossier.referredTo,
    dossier.notReferred,
  ]),
  outcome: dimension('outcome', 'Issue', 'Outcome', 'النتيجة', dossier.outcome),
  channel: dimension('channel', 'Canal', 'Channel', 'قناة الاتصال', dossier.channel),
  unionMembership: dimension(
    'unionMembership',
    'Adhésion au syndicat',
    'Union membership',
    'الانخراط النقابي',
    person.unionMembership,
  ),
};

/** A dimension's codes, in the order of display. */
export const codesOf = (name: RegisterDimension): string[] => dimensions[name].codes.map(({ code }) => code);

/** Labels of the month of reception, which has no closed list (its codes are `YYYY-MM`). */
export const monthLabels = { fr: 'Mois de réception', en: 'Month received', ar: 'شهر الاستقبال' } as const;

const readers = new Map<RegisterDimension, ReadonlyMap<string, { code: string; how: ValueHow }>>(
  dimensionNames.map((name) => {
    const byText = new Map<string, { code: string; how: ValueHow }>();
    for (const code of dimensions[name].codes) {
      for (const synonym of code.synonyms) byText.set(plain(synonym), { code: code.code, how: 'synonym' });
    }
    for (const code of dimensions[name].codes) {
      for (const label of [code.code, ...Object.values(code.labels)]) {
        byText.set(plain(label), { code: code.code, how: 'label' });
      }
    }
    return [name, byText];
  }),
);

/**
 * The code of a value as a register writes it. Never fails: empty → `notStated`, not known → `other`,
 * and `how` says so, so that nothing is dropped in silence.
 */
export function readValue(name: RegisterDimension, text: string): { code: string; how: ValueHow } {
  const key = plain(text);
  if (key === '') return { code: notStated.code, how: 'empty' };
  const grouped = groupedCode(name, text);
  if (grouped !== undefined) return { code: grouped, how: 'grouped' };
  return readers.get(name)?.get(key) ?? { code: other.code, how: 'unknown' };
}

function groupedCode(name: RegisterDimension, text: string): string | undefined {
  if (name === 'place') return countryOfPlace(text);
  if (name === 'ageBand') return bandOfAge(text);
  if (name !== 'nationality') return undefined;
  const country = countryNamed(text);
  return country === undefined ? undefined : regionOf(country);
}

/** An age in whole years ("27", "27 ans") as a band; "50+" is left to the synonyms. */
function bandOfAge(text: string): string | undefined {
  const written = /^(\d{1,3})\s*(?:ans|años|anni|years?|سنة)?$/iu.exec(asciiDigits(text.trim()));
  if (written === null) return undefined;
  const age = Number(written[1]);
  if (age > 120) return undefined;
  if (age < 18) return 'under18';
  if (age < 25) return '18to24';
  if (age < 35) return '25to34';
  return age < 50 ? '35to49' : '50plus';
}

const codeSets = new Map<RegisterDimension, ReadonlySet<string>>(
  dimensionNames.map((name) => [name, new Set(codesOf(name))]),
);

/** Whether a code belongs to a dimension; a month is `YYYY-MM`. */
export function isCode(name: DimensionName, code: string): boolean {
  return name === 'month' ? /^\d{4}-(0[1-9]|1[0-2])$/.test(code) : (codeSets.get(name)?.has(code) ?? false);
}

/** A code's label; an unknown code, of an older or newer version, is shown as it is. */
export function codeLabel(name: DimensionName, code: string, language: 'fr' | 'en' | 'ar'): string {
  if (name === 'month') return code;
  return dimensions[name].codes.find((known) => known.code === code)?.labels[language] ?? code;
}
