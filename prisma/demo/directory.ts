import type { Role } from '#domain/access/actor';
import type { Language, LocalText } from '#domain/language';

interface DemoOrganisation {
  readonly code: string;
  readonly names: LocalText;
  readonly kind: 'union' | 'partner' | 'donor' | 'committee';
  readonly country?: string;
}

/** The unions, partners and donors that the demo's plans name. The secretariat and COPIL come with every network. */
export const organisations: readonly DemoOrganisation[] = [
  {
    code: 'UGTT',
    kind: 'union',
    country: 'TN',
    names: {
      fr: 'Union générale tunisienne du travail',
      en: 'Tunisian General Labour Union',
      ar: 'الاتحاد العام التونسي للشغل',
    },
  },
  {
    code: 'UMT',
    kind: 'union',
    country: 'MA',
    names: { fr: 'Union marocaine du travail', en: 'Moroccan Labour Union', ar: 'الاتحاد المغربي للشغل' },
  },
  {
    code: 'CDT',
    kind: 'union',
    country: 'MA',
    names: {
      fr: 'Confédération démocratique du travail',
      en: 'Democratic Confederation of Labour',
      ar: 'الكونفدرالية الديمقراطية للشغل',
    },
  },
  {
    code: 'CGTM',
    kind: 'union',
    country: 'MR',
    names: {
      fr: 'Confédération générale des travailleurs de Mauritanie',
      en: 'General Confederation of Workers of Mauritania',
      ar: 'الكونفدرالية العامة لعمال موريتانيا',
    },
  },
  {
    code: 'CNTS',
    kind: 'union',
    country: 'SN',
    names: {
      fr: 'Confédération nationale des travailleurs du Sénégal',
      en: 'National Confederation of Workers of Senegal',
      ar: 'الكونفدرالية الوطنية لعمال السنغال',
    },
  },
  {
    code: 'CGT',
    kind: 'union',
    country: 'FR',
    names: {
      fr: 'Confédération générale du travail',
      en: 'General Confederation of Labour (France)',
      ar: 'الكونفدرالية العامة للشغل (فرنسا)',
    },
  },
  {
    code: 'CFDT',
    kind: 'union',
    country: 'FR',
    names: {
      fr: 'Confédération française démocratique du travail',
      en: 'French Democratic Confederation of Labour',
      ar: 'الكونفدرالية الفرنسية الديمقراطية للشغل',
    },
  },
  {
    code: 'CGIL',
    kind: 'union',
    country: 'IT',
    names: {
      fr: 'Confédération générale italienne du travail',
      en: 'Italian General Confederation of Labour',
      ar: 'الكونفدرالية العامة الإيطالية للشغل',
      it: 'Confederazione generale italiana del lavoro',
    },
  },
  {
    code: 'CCOO',
    kind: 'union',
    country: 'ES',
    names: {
      fr: 'Commissions ouvrières',
      en: 'Workers’ Commissions (Spain)',
      ar: 'اللجان العمالية (إسبانيا)',
      es: 'Comisiones Obreras',
    },
  },
  {
    code: 'PROMIG',
    kind: 'partner',
    names: {
      fr: 'PROMIG-FES, projet partenaire',
      en: 'PROMIG-FES, partner project',
      ar: 'بروميغ، مشروع شريك',
    },
  },
  {
    code: 'BIT',
    kind: 'partner',
    names: {
      fr: 'Bureau international du travail',
      en: 'International Labour Office',
      ar: 'مكتب العمل الدولي',
    },
  },
  {
    code: 'OIM',
    kind: 'partner',
    names: {
      fr: 'Organisation internationale pour les migrations',
      en: 'International Organization for Migration',
      ar: 'المنظمة الدولية للهجرة',
    },
  },
  {
    code: 'CSI',
    kind: 'partner',
    names: {
      fr: 'Confédération syndicale internationale',
      en: 'International Trade Union Confederation',
      ar: 'الاتحاد الدولي لنقابات العمال',
    },
  },
  {
    code: 'FONDS',
    kind: 'donor',
    names: {
      fr: 'Fonds pour le travail décent (démonstration)',
      en: 'Decent Work Fund (demonstration)',
      ar: 'صندوق العمل اللائق (عرض)',
    },
  },
];

interface DemoPerson {
  /** Before `@demo.jalon.test`. */
  readonly account: string;
  readonly name: string;
  readonly language: Language;
  readonly held: readonly { readonly organisation: string; readonly role: Role }[];
}

/** The demo accounts. The names are invented. */
export const people: readonly DemoPerson[] = [
  {
    account: 'secretariat',
    name: 'Amel Ferchichi',
    language: 'fr',
    held: [{ organisation: 'Secrétariat', role: 'secretariat' }],
  },
  {
    account: 'secretariat2',
    name: 'Lucas Marin',
    language: 'fr',
    held: [{ organisation: 'Secrétariat', role: 'secretariat' }],
  },
  {
    account: 'copil',
    name: 'Giulia Rossetti',
    language: 'fr',
    held: [{ organisation: 'CGIL', role: 'copil' }],
  },
  {
    account: 'ugtt',
    name: 'Naïma Trabelsi',
    language: 'fr',
    held: [{ organisation: 'UGTT', role: 'coordinator' }],
  },
  {
    account: 'umt',
    name: 'Youssef Bennani',
    language: 'fr',
    held: [{ organisation: 'UMT', role: 'coordinator' }],
  },
  {
    account: 'cgt',
    name: 'Claire Delmas',
    language: 'fr',
    held: [{ organisation: 'CGT', role: 'coordinator' }],
  },
  {
    account: 'focal.ugtt',
    name: 'Hatem Jaziri',
    language: 'fr',
    held: [{ organisation: 'UGTT', role: 'focal-point' }],
  },
  {
    account: 'donor',
    name: 'Ingrid Solheim',
    language: 'fr',
    held: [{ organisation: 'FONDS', role: 'donor' }],
  },
];

/**
 * People without an account of the demo, so that returns of other unions have an author and an approver, and the
 * steering committee more than one member.
 */
export const otherPeople: readonly DemoPerson[] = [
  {
    account: 'focal.umt',
    name: 'Salma Idrissi',
    language: 'fr',
    held: [{ organisation: 'UMT', role: 'focal-point' }],
  },
  {
    account: 'focal.cdt',
    name: 'Omar Tazi',
    language: 'fr',
    held: [{ organisation: 'CDT', role: 'focal-point' }],
  },
  {
    account: 'cdt',
    name: 'Khadija Amrani',
    language: 'fr',
    held: [{ organisation: 'CDT', role: 'coordinator' }],
  },
  {
    account: 'focal.cgtm',
    name: 'Sidi Ould Ahmed',
    language: 'fr',
    held: [{ organisation: 'CGTM', role: 'focal-point' }],
  },
  {
    account: 'cgtm',
    name: 'Mariem Mint Sall',
    language: 'fr',
    held: [{ organisation: 'CGTM', role: 'coordinator' }],
  },
  {
    account: 'focal.cnts',
    name: 'Awa Ndiaye',
    language: 'fr',
    held: [{ organisation: 'CNTS', role: 'focal-point' }],
  },
  {
    account: 'cnts',
    name: 'Ibrahima Fall',
    language: 'fr',
    held: [{ organisation: 'CNTS', role: 'coordinator' }],
  },
  {
    account: 'copil.umt',
    name: 'Rachida El Amrani',
    language: 'fr',
    held: [{ organisation: 'UMT', role: 'copil' }],
  },
  {
    account: 'copil.cgt',
    name: 'Bernard Lacombe',
    language: 'fr',
    held: [{ organisation: 'CGT', role: 'copil' }],
  },
  {
    account: 'copil.ccoo',
    name: 'Elena Ortega',
    language: 'fr',
    held: [{ organisation: 'CCOO', role: 'copil' }],
  },
];

interface DemoProject {
  readonly code: string;
  readonly names: LocalText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly donors: readonly string[];
}

export const projects: readonly DemoProject[] = [
  {
    code: 'AMEM',
    startsOn: '2018-09-01',
    endsOn: '2020-12-31',
    donors: ['FONDS'],
    names: {
      fr: 'Appui à la migration équitable au Maghreb',
      en: 'Support for fair migration in the Maghreb',
      ar: 'دعم الهجرة العادلة في المغرب الكبير',
    },
  },
  {
    code: 'THAMM',
    startsOn: '2019-10-01',
    endsOn: '2022-12-31',
    donors: ['FONDS'],
    names: {
      fr: 'Gouvernance de la migration de travail en Afrique du Nord',
      en: 'Labour migration governance in North Africa',
      ar: 'حوكمة هجرة اليد العاملة في شمال أفريقيا',
    },
  },
  {
    code: 'FAIR',
    startsOn: '2018-11-01',
    endsOn: '2021-10-31',
    donors: [],
    names: { fr: 'Recrutement équitable', en: 'Fair recruitment', ar: 'التوظيف العادل' },
  },
  {
    code: 'PALIM',
    startsOn: '2019-03-01',
    endsOn: '2021-06-30',
    donors: [],
    names: {
      fr: 'Mobilité Maroc–Belgique dans les métiers du numérique',
      en: 'Morocco–Belgium mobility in digital trades',
      ar: 'تنقل المغرب–بلجيكا في المهن الرقمية',
    },
  },
];
