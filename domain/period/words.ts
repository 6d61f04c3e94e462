import { fold } from './fold';

/**
 * Every word about time that is understood, in French, English, Spanish, Italian and Arabic. The table does
 * not ask which language a text is in: people mix them, and no name of a month means another month in one of
 * the others. (What would, such as "jui" or "sem", is left out.)
 */
export type Word =
  /** `english`: a name that English alone has, so that "March 12" may be read month first. */
  | { readonly kind: 'month'; readonly month: number; readonly english: boolean; readonly weak: boolean }
  /** `month`: the first of its three. */
  | { readonly kind: 'season'; readonly month: number; readonly weak: boolean }
  | { readonly kind: 'unit'; readonly months: 3 | 6 }
  | { readonly kind: 'ordinal'; readonly n: number }
  | { readonly kind: Signal };

type Signal = keyof typeof SIGNALS;

/** Sorted from January to December; `|` separates the spellings. Arabic: Egyptian, Maghrebi, Moroccan, Levantine. */
const MONTHS = [
  'janvier|janv|jan|january|enero|ene|gennaio|gen|يناير|جانفي|كانون الثاني|كانون ثاني',
  'février|fevr|fev|feb|february|febrero|febbraio|febb|فبراير|فيفري|فبرير|شباط',
  'mars|mar|march|marzo|مارس|آذار',
  'avril|avr|april|apr|abril|abr|aprile|أبريل|إبريل|أفريل|نيسان',
  'mai|may|mayo|maggio|mag|مايو|ماي|أيار',
  'juin|june|jun|junio|giugno|giu|يونيو|يونيه|جوان|حزيران',
  'juillet|juil|juill|july|jul|julio|luglio|lug|يوليو|يوليه|يوليوز|جويلية|تموز',
  'août|aou|august|aug|agosto|ago|أغسطس|أوت|غشت|آب',
  'septembre|sept|sep|september|septiembre|setiembre|settembre|set|sett|سبتمبر|شتنبر|شتمبر|أيلول',
  'octobre|oct|october|octubre|ottobre|ott|أكتوبر|تشرين الأول|تشرين أول',
  'novembre|nov|november|noviembre|نوفمبر|نونبر|نوفنبر|تشرين الثاني|تشرين ثاني',
  'décembre|déc|december|dec|diciembre|dic|dicembre|ديسمبر|دجنبر|دجمبر|كانون الأول|كانون أول',
];

const ENGLISH_MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december';

const SEASONS: readonly (readonly [month: number, spellings: string])[] = [
  [3, 'printemps|spring|springtime|primavera|ربيع|الربيع'],
  [6, 'été|summer|verano|estate|صيف|الصيف'],
  [9, 'automne|autumn|fall|otoño|autunno|خريف|الخريف'],
  [12, 'hiver|winter|invierno|inverno|شتاء|الشتاء'],
];

const UNITS: readonly (readonly [months: 3 | 6, spellings: string])[] = [
  [3, 'trimestre|trim|quarter|qtr|trimester|الربع|ربع|الثلاثي|ثلاثي'],
  [6, 'semestre|semester|half|half year|السداسي|سداسي|النصف|نصف'],
];

const ORDINALS = [
  'premier|première|first|primer|primero|primera|primo|prima|الأول|أول|الأولى',
  'deuxième|second|seconde|segundo|segunda|secondo|seconda|الثاني|ثاني|الثانية',
  'troisième|third|tercer|tercero|tercera|terzo|terza|الثالث|ثالث|الثالثة',
  'quatrième|fourth|cuarto|cuarta|quarto|quarta|الرابع|رابع|الرابعة',
];

const SIGNALS = {
  /** Between two ends: "3 to 5 May". */
  to: 'to|through|thru|إلى',
  /** Between two ends, or at the beginning of what has no beginning: "jusqu'au 5 mai". */
  until: "jusqu'au|jusqu'à|jusque|until|till|hasta|hasta el|fino a|fino al|fino|حتى|لغاية|إلى غاية",
  /** Between two ends, or before one: "de mars à mai", "au printemps". */
  at: 'à|au|aux|al|alla|ad',
  /** A beginning that wants an end: without one, the period is open. */
  from: 'from|desde|desde el|da|dal|dalla|dès|depuis|since|à partir de|à partir du|starting|a partir de|a partire da|a partire dal|ابتداء من|منذ|بداية من|انطلاقا من',
  between: 'entre|between|tra|fra|بين|ما بين',
  /** One side only: it has no dates that can be told. */
  limit:
    'avant|après|before|after|by|antes|antes de|después|después de|prima di|dopo|entro|sauf|except|excepto|eccetto|not|pas|قبل|بعد|ما عدا',
  and: 'et|and|y|e|ed|puis|و',
  or: 'ou|or|o|et ou|and or|y o|e o|أو|ou bien|oppure',
  /** Stands between a day and its month, a period and its year. */
  of: 'de|du|des|d|of|di|del|dell|della|de la|de l|من|mois|month|months|mes|mese|شهر|année|year|año|anno|سنة|عام|لسنة|لعام|م',
  /** Says nothing about when. */
  noise:
    'le|la|les|l|the|el|los|las|il|lo|i|gli|en|in|on|dans|durant|pendant|during|courant|nel|nella|nell|durante|per|pour|for|para|date|dates|data|fecha|fechas|période|period|periodo|في|خلال|فصل|يوم|يومي|أيام|التاريخ|تاريخ|شهري',
  weekday:
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد',
  /** A part of a month, read as the month. */
  part: 'début|debut|mi|fin|fin de|milieu|early|mid|late|beginning|beginning of|middle of|end of|end|principios|principios de|inicio|inicios|mediados|finales|fines|a finales de|a principios de|a mediados de|inizio|metà|fine|بداية|أوائل|مطلع|منتصف|أواسط|نهاية|أواخر',
  /** A part of a month that is counted: "2e quinzaine de mars". */
  portion:
    'quinzaine|semaine|décade|moitié|week|fortnight|semana|quincena|mitad|settimana|quindicina|أسبوع|الأسبوع',
  last: 'dernière|dernier|last|última|ultima|último|ultimo|الأخير',
  doubt:
    'environ|vers|prévu|prévue|prévus|prévues|prévisionnel|prévisionnelle|provisoire|probable|probablement|peut être|éventuellement|sans doute|si possible|sous réserve|about|around|approximately|approx|circa|ca|planned|expected|tentative|tentatively|provisional|probably|maybe|perhaps|possibly|unconfirmed|estimated|aproximadamente|alrededor|alrededor de|hacia|previsto|prevista|previstos|previste|probablemente|quizás|tentativo|verso|intorno|intorno a|probabilmente|forse|indicativamente|حوالي|تقريبا|نحو|مبدئيا|متوقع|مرتقب|مبرمج|مقرر|ربما|في حدود',
  /** After a period a doubt; alone, no period yet. */
  confirm:
    'à confirmer|non confirmé|to be confirmed|tbc|t b c|por confirmar|a confirmar|sin confirmar|da confermare|للتأكيد|يؤكد لاحقا|تؤكد لاحقا|غير مؤكد|قيد التأكيد',
  undecided:
    'à fixer|à définir|à déterminer|à préciser|à planifier|à programmer|à convenir|à décider|non fixé|non fixée|non défini|non définie|indéterminé|pas encore fixé|pas encore fixée|sans date|to be fixed|to be determined|to be defined|to be decided|to be announced|to be set|to be agreed|to be scheduled|not fixed|not yet fixed|not set|undated|tbd|t b d|tba|t b a|por definir|por fijar|por determinar|por decidir|por concretar|sin fecha|sin definir|da definire|da fissare|da stabilire|da decidere|da determinare|non definito|non definita|يحدد لاحقا|تحدد لاحقا|سيحدد لاحقا|ستحدد لاحقا|لم يحدد بعد|لم تحدد بعد|غير محدد|غير محددة|يحدد|للتحديد|لاحقا',
  /** What follows is the name of a place, as in "avenue du 14 janvier". */
  street:
    'avenue|av|ave|rue|place|boulevard|bd|champ|champs|stade|salle|hôtel|hotel|école|université|street|square|calle|plaza|avenida|via|piazza|viale|شارع|ساحة|نهج|حي|قاعة|نزل|فندق',
  /** Lunar months begin like a season: they are not converted. */
  other: 'ربيع الأول|ربيع الثاني|ربيع الآخر',
} as const;

/** Also ordinary words: alone inside a sentence they say nothing ("il a été", "sept ateliers", "Mar del Plata"). */
const WEAK = 'mar|may|set|ago|gen|mag|ene|été|estate|fall|spring|sept|ماي|أوت|آب|نصف';

/** How many words the longest entry has. */
export const LONGEST_ENTRY = 3;

const spellingsOf = (entry: string) => entry.split('|').map((spelling) => fold(spelling).replace(/'/g, ' '));

function buildTable(): ReadonlyMap<string, Word> {
  const table = new Map<string, Word>();
  const weak = new Set(spellingsOf(WEAK));
  const english = new Set(spellingsOf(ENGLISH_MONTHS));
  const add = (entry: string, word: (spelling: string) => Word) => {
    for (const spelling of spellingsOf(entry)) table.set(spelling, word(spelling));
  };
  for (const kind of Object.keys(SIGNALS) as Signal[]) add(SIGNALS[kind], () => ({ kind })); // keys of a constant
  ORDINALS.forEach((entry, index) => {
    add(entry, () => ({ kind: 'ordinal', n: index + 1 }));
  });
  for (const [months, entry] of UNITS) add(entry, () => ({ kind: 'unit', months }));
  for (const [month, entry] of SEASONS)
    add(entry, (spelling) => ({ kind: 'season', month, weak: weak.has(spelling) }));
  MONTHS.forEach((entry, index) => {
    add(entry, (spelling) => ({
      kind: 'month',
      month: index + 1,
      english: english.has(spelling),
      weak: weak.has(spelling),
    }));
  });
  return table;
}

const TABLE = buildTable();

/** The meaning of a folded word or of folded words joined by one space. */
export function lookUp(folded: string): Word | undefined {
  return TABLE.get(folded);
}

/** Every spelling that has a meaning, folded. */
export function vocabulary(): string[] {
  return [...TABLE.keys()];
}
