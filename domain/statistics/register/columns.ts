import { dimensions, type RegisterDimension } from '../dimensions';
import { plain } from '../text';

/** What a column of the register is for. The dossier number only finds duplicates and is never kept. */
export type ColumnRole = RegisterDimension | 'received' | 'dossier' | 'amount' | 'currency';

/** `header`: the title is known; `similar`: it begins with a known one; `mapping`: set by hand. */
export type ColumnHow = 'header' | 'similar' | 'mapping' | 'unused' | 'duplicate';

/** A focal point's own mapping, by header as written; `null` says that a column is not to be read. */
export type ColumnMapping = Readonly<Record<string, ColumnRole | null>>;

/** Titles found in registers, in French, English, Spanish, Italian and Arabic. */
const headers: Readonly<Record<ColumnRole, string>> = {
  sex: 'sexe|sexe du migrant|genre|sex|gender|sexo|género|sesso|genere|الجنس|النوع',
  ageBand:
    "tranche d'âge|âge|age|groupe d'âge|classe d'âge|age band|age group|edad|grupo de edad|tramo de edad|età|fascia d'età|السن|العمر|الفئة العمرية",
  nationality:
    "nationalité|pays d'origine|région d'origine|origine|nationality|country of origin|citizenship|nacionalidad|país de origen|nazionalità|paese di origine|الجنسية|بلد الأصل|البلد الأصلي",
  residenceStatus:
    'situation|situation administrative|statut|statut de séjour|statut administratif|residence status|immigration status|legal status|situación|situación administrativa|stato di soggiorno|situazione|الوضعية|الوضعية القانونية|الوضعية الإدارية|الوضع القانوني',
  stage:
    'étape|étape du parcours|phase|phase de migration|stage|stage of migration|migration stage|etapa|fase|fase migratoria|tappa|المرحلة|مرحلة الهجرة',
  place:
    "ville|lieu|lieu d'accueil|localité|gouvernorat|région|city|town|place|location|ciudad|lugar|localidad|città|luogo|المدينة|المكان|الولاية|pays d'accueil|country",
  sector:
    "secteur|secteur d'activité|branche|sector|industry|sector de actividad|settore|settore di attività|القطاع|قطاع العمل|قطاع النشاط",
  request:
    'demande|objet|objet de la demande|motif|type de demande|problème|request|reason|issue raised|type of request|complaint|solicitud|demanda|motivo|richiesta|domanda|الطلب|الموضوع|موضوع الطلب|نوع الطلب',
  service:
    'service rendu|service|services rendus|prestation|réponse|service given|service provided|assistance|servicio|servicio prestado|servizio|servizio reso|الخدمة|الخدمة المقدمة',
  referredTo:
    'orienté vers|orientation|orientation vers|adressé à|référé à|partenaire|referred to|referral|derivado a|derivación|inviato a|orientato verso|أحيل إلى|الإحالة|جهة الإحالة|وجه إلى',
  outcome:
    'issue|résultat|suite donnée|état|état du dossier|statut du dossier|outcome|result|case status|resultado|estado|esito|risultato|النتيجة|المآل|نتيجة الملف',
  channel:
    "canal|canal d'accueil|moyen de contact|mode de contact|mode d'accueil|channel|contact channel|vía|vía de contacto|medio de contacto|canale|القناة|قناة الاتصال|طريقة الاتصال",
  unionMembership:
    'adhésion au syndicat|adhésion|adhérent|syndiqué|membre du syndicat|union membership|union member|member of a union|afiliación|afiliación sindical|afiliado|iscrizione al sindacato|iscritto al sindacato|الانخراط|الانخراط النقابي|منخرط في النقابة|العضوية النقابية',
  received:
    "date d'accueil|date|date de réception|date de la demande|date d'ouverture|reçu le|date received|received on|reception date|intake date|fecha|fecha de recepción|fecha de acogida|data|data di accoglienza|data di ricezione|التاريخ|تاريخ الاستقبال|تاريخ استقبال الملف|تاريخ الوصول",
  dossier:
    'n° dossier|no dossier|numéro de dossier|numéro dossier|dossier|n°|n|nº|no|numéro|id dossier|référence|réf|référence du dossier|case number|case no|case id|case|reference|ref|file number|número de expediente|expediente|nº expediente|numero pratica|pratica|رقم الملف|الملف|الرقم|المرجع',
  amount:
    'montant récupéré|montant|montant obtenu|somme récupérée|somme|amount|amount recovered|recovered amount|importe|importe recuperado|cantidad recuperada|importo|importo recuperato|somma|المبلغ|المبلغ المسترجع|المبلغ المسترد',
  currency: 'devise|monnaie|currency|moneda|divisa|valuta|العملة',
};

const roleByHeader = new Map<string, ColumnRole>();
for (const [role, list] of Object.entries(headers) as [ColumnRole, string][]) {
  // The keys of a Record are its key type.
  for (const header of list.split('|')) roleByHeader.set(plain(header), role);
}
for (const { name, labels } of Object.values(dimensions)) {
  for (const label of Object.values(labels)) {
    if (!roleByHeader.has(plain(label))) roleByHeader.set(plain(label), name);
  }
}

/** Longest first, so that "date d'accueil (permanence)" is read as "date d'accueil", not as "date". */
const beginnings = [...roleByHeader]
  .filter(([header]) => header.length > 3)
  .sort(([a], [b]) => b.length - a.length);

/** A header that begins with "date" but is none of reception's own is another date; it must not be guessed. */
const guessable = (header: string, role: ColumnRole) =>
  role !== 'received' || !/^(date|data|fecha|تاريخ) (?!accueil|d accueil)/.test(header);

/** What a header says, or undefined when it is not known. */
export function roleOfHeader(header: string): { role: ColumnRole; how: 'header' | 'similar' } | undefined {
  const key = plain(header);
  const withoutNote = plain(header.replace(/[([].*?[)\]]/g, ' '));
  const role = roleByHeader.get(key) ?? roleByHeader.get(withoutNote);
  if (role !== undefined) return { role, how: 'header' };
  const begun = beginnings.find(([known]) => key.startsWith(`${known} `));
  return begun !== undefined && guessable(key, begun[1]) ? { role: begun[1], how: 'similar' } : undefined;
}

export interface Column {
  readonly header: string;
  readonly role: ColumnRole | null;
  readonly how: ColumnHow;
}

/** Gives each header its role: by hand first, then by its title; a second column of one role is left unused. */
export function mapColumns(headerRow: readonly string[], mapping: ColumnMapping = {}): Column[] {
  const taken = new Set<ColumnRole>(
    headerRow.flatMap((header) => (Object.hasOwn(mapping, header) ? (mapping[header] ?? []) : [])),
  );
  const exact = new Set(
    headerRow
      .filter((header) => roleOfHeader(header)?.how === 'header')
      .map((header) => roleOfHeader(header)?.role),
  );
  return headerRow.map((header): Column => {
    if (Object.hasOwn(mapping, header)) {
      const role = mapping[header] ?? null;
      return { header, role, how: role === null ? 'unused' : 'mapping' };
    }
    const read = roleOfHeader(header);
    if (read === undefined) return { header, role: null, how: 'unused' };
    // An exact title goes before one that only begins like it, wherever it stands.
    const weaker = read.how === 'similar' && exact.has(read.role);
    if (weaker || taken.has(read.role)) return { header, role: null, how: 'duplicate' };
    taken.add(read.role);
    return { header, role: read.role, how: read.how };
  });
}
