import type { LocalText } from '#domain/language';

export interface DemoIndicator {
  readonly code: string;
  readonly titles: LocalText;
  readonly definitions: LocalText;
  readonly level: 'output' | 'outcome' | 'impact';
  readonly unit: string;
  readonly kind: 'count' | 'amount' | 'ratio' | 'qualitative';
  readonly source: 'manual' | 'cases' | 'activities';
  readonly sourceSpec?: Readonly<Record<string, unknown>>;
  readonly timeRule: 'sum' | 'latest';
  readonly baseline: { readonly value: number; readonly year: number };
  readonly targets: Readonly<Record<string, number>>;
  readonly projects: readonly string[];
}

/** The demo's indicators. Codes are what plans refer to. */
export const indicators: readonly DemoIndicator[] = [
  {
    code: 'CAS-1',
    titles: {
      fr: 'Dossiers reçus par les permanences syndicales',
      en: 'Cases received by the union desks',
      ar: 'الملفات التي استقبلتها المداومات النقابية',
    },
    definitions: {
      fr: 'Nombre de dossiers ouverts dans la période par les points focaux.',
      en: 'Number of cases opened in the period by the focal points.',
      ar: 'عدد الملفات التي فتحتها نقاط الاتصال خلال الفترة.',
    },
    level: 'outcome',
    unit: 'dossiers',
    kind: 'count',
    source: 'cases',
    sourceSpec: { table: 'outcome', filter: {} },
    timeRule: 'sum',
    baseline: { value: 320, year: 2018 },
    targets: { '2019': 550, '2020': 700 },
    projects: ['AMEM', 'THAMM'],
  },
  {
    code: 'CAS-2',
    titles: { fr: 'Dossiers résolus', en: 'Cases resolved', ar: 'الملفات التي سُوّيت' },
    definitions: {
      fr: 'Dossiers dont l’issue est « résolu » à la date du comptage.',
      en: 'Cases whose outcome is “resolved” on the counting date.',
      ar: 'الملفات التي كانت نتيجتها «سُوّي» في تاريخ العدّ.',
    },
    level: 'outcome',
    unit: 'dossiers',
    kind: 'count',
    source: 'cases',
    sourceSpec: { table: 'outcome', filter: { outcome: 'resolved' } },
    timeRule: 'sum',
    baseline: { value: 90, year: 2018 },
    targets: { '2019': 220, '2020': 280 },
    projects: ['AMEM'],
  },
  {
    code: 'ACT-1',
    titles: { fr: 'Ateliers tenus', en: 'Workshops held', ar: 'الورشات المنعقدة' },
    definitions: {
      fr: 'Activités liées à l’indicateur et déclarées réalisées par leur responsable principal.',
      en: 'Activities linked to the indicator and reported done by their lead.',
      ar: 'الأنشطة المرتبطة بالمؤشر والتي أعلن المسؤول الرئيسي إنجازها.',
    },
    level: 'output',
    unit: 'ateliers',
    kind: 'count',
    source: 'activities',
    sourceSpec: { measure: 'done' },
    timeRule: 'sum',
    baseline: { value: 0, year: 2018 },
    targets: { '2019': 6, '2020': 8 },
    projects: ['AMEM', 'THAMM'],
  },
  {
    code: 'PAR-1',
    titles: { fr: 'Personnes formées', en: 'People trained', ar: 'الأشخاص المكوَّنون' },
    definitions: {
      fr: 'Participants déclarés par le responsable principal des activités liées.',
      en: 'Participants reported by the lead of the linked activities.',
      ar: 'المشاركون الذين صرّح بهم المسؤول الرئيسي عن الأنشطة المرتبطة.',
    },
    level: 'output',
    unit: 'personnes',
    kind: 'count',
    source: 'activities',
    sourceSpec: { measure: 'participants' },
    timeRule: 'sum',
    baseline: { value: 0, year: 2018 },
    targets: { '2019': 120, '2020': 160 },
    projects: ['AMEM'],
  },
];
