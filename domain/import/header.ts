import type { ColumnField } from './result';
import { fold, words } from './words';

/** What tables of the field call their columns, in French, English, Spanish, Italian and Arabic. */
const SYNONYMS: readonly (readonly [ColumnField, string])[] = [
  [
    'section',
    'domaine|axe|theme|thematique|composante|volet|pilier|chantier|priorite|objectif|pays|domain|area|axis|component|pillar|objective|priority|strand|country|ambito|eje|tema|componente|objetivo|pais|asse|obiettivo|paese|مجال|محور|موضوع|مكون|هدف|بلد',
  ],
  [
    'period',
    'periode|date|calendrier|echeance|echeancier|mois|quand|trimestre|delai|duree|debut|fin|period|when|deadline|due|month|quarter|timing|schedule|timeline|timeframe|start|end|periodo|fecha|plazo|mes|calendario|cuando|data|scadenza|mese|quando|فترة|تاريخ|موعد|شهر|اجل',
  ],
  [
    'place',
    'lieu|ville|localite|endroit|localisation|place|venue|location|city|where|lugar|ciudad|donde|luogo|citta|sede|dove|مكان|مدينة',
  ],
  [
    'title',
    'action|activite|activites|titre|intitule|actions|activity|activities|title|task|what|accion|acciones|actividad|actividades|titulo|tarea|azione|azioni|attivita|titolo|نشاط|انشطة|اجراء|عنوان|عمل',
  ],
  [
    'remarks',
    'remarque|observation|commentaire|note|precision|remark|comment|observacion|observaciones|comentario|nota|osservazione|osservazioni|commento|commenti|note|ملاحظة|ملاحظات|تعليق',
  ],
  [
    'responsible',
    'responsable|organisateur|pilote|porteur|chef de file|qui|responsible|responsibility|lead|leader|owner|organiser|organizer|who|encargado|organizador|quien|responsabile|responsabili|organizzatore|referente|chi|مسؤول|مسؤولون|مسؤولين|جهة',
  ],
  ['status', 'statut|etat|avancement|status|state|progress|estado|avance|stato|avanzamento|حالة|وضع'],
  ['number', 'n|no|num|numero|code|number|رقم'],
  [
    'other',
    'indicateur|resultat|partenaire|budget|cout|cible|public|projet|heure|horaire|intervenant|description|financement|source|indicator|result|output|outcome|partner|cost|target|project|time|hour|speaker|session|funding|indicador|resultado|socio|presupuesto|proyecto|hora|indicatore|risultato|bilancio|progetto|ora|orario|مؤشر|نتيجة|شريك|شركاء|ميزانية|مشروع|ساعة|توقيت',
  ],
];

const NAMES = SYNONYMS.flatMap(([field, synonyms]) =>
  synonyms.split('|').map((synonym) => ({ field, wanted: words(fold(synonym)) })),
);

const BETWEEN = /[/,;&+\n()|]|\s(?:et|and|y|e|ou|or|و)\s/iu;

/** Longest text that can still be the name of a column; longer is content that begins with such a word. */
const LONGEST_HEADER = 60;

function says(pieceWords: readonly string[], wanted: readonly string[]): number {
  return pieceWords.findIndex((_, start) =>
    wanted.every((want, offset) => {
      const have = (pieceWords[start + offset] ?? '').replace(/^ال(?=\p{L}{2})/u, '');
      return (
        have === want ||
        (want.length > 2 && (have === `${want}s` || have === `${want}x` || have === `${want}es`))
      );
    }),
  );
}

function fieldOf(piece: string): ColumnField | undefined {
  const pieceWords = words(fold(piece));
  if (pieceWords.length === 0 || pieceWords.length > 5) return undefined;
  let found: ColumnField | undefined;
  let earliest = Number.POSITIVE_INFINITY;
  for (const { field, wanted } of NAMES) {
    const at = says(pieceWords, wanted);
    if (at >= 0 && at < earliest) [found, earliest] = [field, at];
  }
  return found;
}

/**
 * What the header of a column says the column holds; combined ones ("Lieu, Période") give several fields.
 * Empty when no word of it is known.
 */
export function headerFields(text: string): ColumnField[] {
  if (text.length > LONGEST_HEADER) return [];
  const fields = [...new Set(text.split(BETWEEN).flatMap((piece) => fieldOf(piece) ?? []))];
  if (fields.includes('place') && fields.includes('period')) return ['place', 'period'];
  if (fields.includes('title')) return ['title'];
  const [first] = fields.filter((field) => field !== 'other');
  return first ? [first] : fields.slice(0, 1);
}
