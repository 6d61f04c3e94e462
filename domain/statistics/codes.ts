/** A value of a dimension: `code` is stable and stored, the labels are for people, the synonyms for reading. */
export interface Code {
  readonly code: string;
  readonly labels: Readonly<Record<'fr' | 'en' | 'ar', string>>;
  /** Other spellings found in registers, in five languages; compared with `plain()`. */
  readonly synonyms: readonly string[];
}

const code = (name: string, fr: string, en: string, ar: string, synonyms = ''): Code => ({
  code: name,
  labels: { fr, en, ar },
  synonyms: synonyms === '' ? [] : synonyms.split('|'),
});

/** Every dimension ends with these two: what was written but is not in the list, and what was left empty. */
export const other = code('other', 'Autre', 'Other', 'أخرى', 'autres|others|otro|otra|otros|altro|altri|آخر');
export const notStated = code(
  'notStated',
  'Non renseigné',
  'Not stated',
  'غير مذكور',
  'non précisé|non spécifié|non communiqué|nr|n r|nc|nsp|inconnu|unknown|n a|na|not known|no especificado|no consta|sconosciuto|non indicato|non specificato|غير معروف|غير محدد',
);

export const sex: readonly Code[] = [
  code(
    'woman',
    'Femme',
    'Woman',
    'امرأة',
    'f|femmes|féminin|fille|female|women|w|mujer|femenino|donna|femmina|أنثى|نساء|إناث',
  ),
  code(
    'man',
    'Homme',
    'Man',
    'رجل',
    'h|hommes|masculin|garçon|m|male|men|hombre|varón|masculino|uomo|maschio|ذكر|رجال|ذكور',
  ),
];

export const ageBand: readonly Code[] = [
  code(
    'under18',
    'Moins de 18 ans',
    'Under 18',
    'أقل من 18 سنة',
    'moins de 18|0-17|<18|mineur|mineure|minor|menor|menos de 18|minore|meno di 18|قاصر|أقل من 18',
  ),
  code(
    '18to24',
    '18–24 ans',
    '18–24',
    '18–24 سنة',
    '18-24|18 à 24|18 a 24 ans|18 to 24|de 18 a 24|da 18 a 24',
  ),
  code(
    '25to34',
    '25–34 ans',
    '25–34',
    '25–34 سنة',
    '25-34|25 à 34|25 a 34 ans|25 to 34|de 25 a 34|da 25 a 34',
  ),
  code(
    '35to49',
    '35–49 ans',
    '35–49',
    '35–49 سنة',
    '35-49|35 à 49|35 a 49 ans|35 to 49|de 35 a 49|da 35 a 49',
  ),
  code(
    '50plus',
    '50 ans et plus',
    '50 and over',
    '50 سنة فأكثر',
    '50 et plus|50+|50 plus|plus de 50|plus de 50 ans|50 and over|over 50|50 y más|50 o más|50 e oltre|50 e più|50 فأكثر',
  ),
];

export const regions: readonly Code[] = [
  code(
    'northAfrica',
    'Afrique du Nord',
    'Northern Africa',
    'شمال أفريقيا',
    'maghreb|north africa|áfrica del norte|nord africa|maghrébin|المغرب العربي',
  ),
  code(
    'westAfrica',
    "Afrique de l'Ouest",
    'Western Africa',
    'غرب أفريقيا',
    'afrique occidentale|west africa|áfrica occidental|africa occidentale|ouest-africain',
  ),
  code(
    'centralAfrica',
    'Afrique centrale',
    'Middle Africa',
    'وسط أفريقيا',
    'central africa|áfrica central|africa centrale',
  ),
  code(
    'eastAfrica',
    "Afrique de l'Est",
    'Eastern Africa',
    'شرق أفريقيا',
    'afrique orientale|east africa|áfrica oriental|africa orientale',
  ),
  code(
    'southernAfrica',
    'Afrique australe',
    'Southern Africa',
    'أفريقيا الجنوبية',
    'áfrica austral|africa australe',
  ),
  code(
    'westernAsia',
    'Asie occidentale',
    'Western Asia',
    'غرب آسيا',
    'moyen-orient|middle east|proche-orient|oriente medio|medio oriente|الشرق الأوسط',
  ),
  code(
    'southAsia',
    'Asie du Sud',
    'Southern Asia',
    'جنوب آسيا',
    'south asia|asia meridional|asia meridionale',
  ),
  code('otherAsia', "Reste de l'Asie", 'Rest of Asia', 'بقية آسيا', 'asie|asia|آسيا'),
  code('europe', 'Europe', 'Europe', 'أوروبا', 'europa|européen|européenne|european|أوروبي'),
  code('americas', 'Amériques', 'Americas', 'الأمريكتان', 'amérique|america|américas|americhe|أمريكا'),
];

export const residenceStatus: readonly Code[] = [
  code(
    'regular',
    'Régulière',
    'Regular',
    'نظامي',
    'régulier|en règle|avec titre de séjour|documenté|documented|legal|légal|regolare|نظامية|قانوني',
  ),
  code(
    'irregular',
    'Irrégulière',
    'Irregular',
    'غير نظامي',
    'irrégulier|sans papiers|sans titre de séjour|undocumented|irregolare|indocumentado|غير نظامية|غير قانوني',
  ),
  code(
    'asylumSeeker',
    "Demandeur d'asile",
    'Asylum seeker',
    'طالب لجوء',
    "demandeuse d'asile|demandeur|solicitante de asilo|richiedente asilo|طالبة لجوء",
  ),
  code('refugee', 'Réfugié', 'Refugee', 'لاجئ', 'réfugiée|refugiado|refugiada|rifugiato|rifugiata|لاجئة'),
  code('student', 'Étudiant', 'Student', 'طالب', 'étudiante|estudiante|studente|studentessa|طالبة'),
];

export const stage: readonly Code[] = [
  code(
    'beforeDeparture',
    'Avant le départ',
    'Before departure',
    'قبل المغادرة',
    'pré-départ|avant départ|pre-departure|antes de la salida|prima della partenza|قبل السفر',
  ),
  code(
    'abroad',
    "À l'étranger",
    'Abroad',
    'في الخارج',
    'dans le pays de destination|en emploi|en migration|en el extranjero|all estero|destination|بلد المقصد',
  ),
  code(
    'afterReturn',
    'Après le retour',
    'After return',
    'بعد العودة',
    'retour|de retour|returned|return|retorno|después del retorno|dopo il ritorno|ritorno|العودة',
  ),
];

export const sector: readonly Code[] = [
  code(
    'domesticWork',
    'Travail domestique',
    'Domestic work',
    'العمل المنزلي',
    'travailleuse domestique|emploi de maison|aide ménagère|domestic|trabajo doméstico|empleo del hogar|lavoro domestico|عمل منزلي',
  ),
  code(
    'construction',
    'BTP',
    'Construction',
    'البناء والأشغال',
    'bâtiment|bâtiment et travaux publics|chantier|construcción|edilizia|costruzioni|البناء|بناء',
  ),
  code(
    'agriculture',
    'Agriculture',
    'Agriculture',
    'الفلاحة',
    'agricole|farming|agricultura|agricoltura|زراعة|الزراعة|فلاحة',
  ),
  code(
    'hospitality',
    'Hôtellerie-restauration',
    'Hotels and restaurants',
    'الفنادق والمطاعم',
    'hôtellerie|restauration|café restaurant|tourisme|hospitality|catering|hostelería|alberghi e ristorazione|ristorazione|فندقة|مطاعم',
  ),
  code('commerce', 'Commerce', 'Trade', 'التجارة', 'commerce et vente|vente|retail|comercio|commercio|تجارة'),
  code(
    'textile',
    'Textile',
    'Textile',
    'النسيج',
    'confection|habillement|textiles|garment|textil|tessile|نسيج',
  ),
  code(
    'callCentres',
    "Centres d'appel",
    'Call centres',
    'مراكز النداء',
    "centre d'appel|centre d'appels|centres d'appels|call center|call centre|call centers|centros de llamadas|مركز نداء|مراكز الاتصال",
  ),
  code('fishing', 'Pêche', 'Fishing', 'الصيد البحري', 'pêche maritime|fishery|fisheries|pesca|صيد|الصيد'),
  code(
    'noEmployment',
    'Sans emploi',
    'Not employed',
    'بدون عمل',
    'chômage|chômeur|chômeuse|unemployed|none|sin empleo|desempleado|disoccupato|disoccupata|عاطل|عاطلة|بطالة',
  ),
];

export const request: readonly Code[] = [
  code(
    'unpaidWages',
    'Salaires impayés',
    'Unpaid wages',
    'أجور غير مدفوعة',
    'salaire impayé|salaires|non-paiement des salaires|wages|salarios impagados|salarios adeudados|salari non pagati|أجور|عدم دفع الأجور',
  ),
  code(
    'residencePermit',
    'Carte de séjour',
    'Residence permit',
    'بطاقة الإقامة',
    'titre de séjour|régularisation|permis de séjour|permiso de residencia|permesso di soggiorno|إقامة',
  ),
  code(
    'employmentContract',
    'Contrat de travail',
    'Employment contract',
    'عقد الشغل',
    'contrat|contract|contrato de trabajo|contratto di lavoro|عقد عمل|عقد العمل',
  ),
  code(
    'information',
    'Information',
    'Information',
    'معلومات',
    'informations|renseignement|renseignements|información|informazioni|استعلام|إرشاد',
  ),
  code(
    'dismissal',
    'Licenciement',
    'Dismissal',
    'الطرد من العمل',
    'licenciement abusif|renvoi|unfair dismissal|despido|licenziamento|طرد|فصل تعسفي|طرد تعسفي',
  ),
  code(
    'workAccident',
    'Accident du travail',
    'Accident at work',
    'حادث شغل',
    'accident de travail|accident|work accident|accidente de trabajo|infortunio sul lavoro|infortunio|حادث عمل',
  ),
  code(
    'socialSecurity',
    'Sécurité sociale',
    'Social security',
    'الضمان الاجتماعي',
    'protection sociale|cnss|seguridad social|previdenza sociale|sicurezza sociale|ضمان اجتماعي',
  ),
  code('health', 'Santé', 'Health', 'الصحة', 'soins|accès aux soins|healthcare|salud|salute|sanità|صحة|علاج'),
  code(
    'violenceOrHarassment',
    'Violence ou harcèlement',
    'Violence or harassment',
    'عنف أو تحرش',
    'violence|violences|harcèlement|harassment|violencia|acoso|violenza|molestie|عنف|تحرش',
  ),
  code(
    'housing',
    'Logement',
    'Housing',
    'السكن',
    'hébergement|accommodation|vivienda|alojamiento|alloggio|سكن|إيواء',
  ),
  code(
    'confiscatedPassport',
    'Passeport confisqué',
    'Confiscated passport',
    'حجز جواز السفر',
    'confiscation de passeport|passeport retenu|passport retained|passport confiscation|pasaporte confiscado|passaporto confiscato|جواز سفر محجوز',
  ),
  code(
    'expulsion',
    'Expulsion',
    'Expulsion',
    'الترحيل',
    'refoulement|deportation|reconduite|expulsión|espulsione|ترحيل|طرد من البلاد',
  ),
  code(
    'traffickingOrForcedLabour',
    'Traite ou travail forcé',
    'Trafficking or forced labour',
    'الاتجار بالبشر أو العمل القسري',
    'traite|travail forcé|traite des êtres humains|trafficking|forced labour|forced labor|trata|trata o trabajo forzoso|tratta|lavoro forzato|اتجار بالبشر|عمل قسري',
  ),
  code(
    'childrenSchooling',
    'Scolarisation des enfants',
    "Children's schooling",
    'تمدرس الأطفال',
    'scolarisation|école|scolarité|schooling|escolarización|scolarizzazione|تعليم الأطفال|تمدرس',
  ),
];

export const service: readonly Code[] = [
  code(
    'advice',
    'Conseil',
    'Advice',
    'نصيحة',
    'conseils|counselling|counseling|consejo|asesoramiento|consulenza|consiglio|استشارة|نصح',
  ),
  code(
    'information',
    'Information',
    'Information',
    'معلومات',
    'informations|renseignement|información|informazione|informazioni|إعلام',
  ),
  code(
    'mediation',
    'Médiation',
    'Mediation',
    'وساطة',
    'conciliation|négociation|mediación|mediazione|الوساطة|صلح',
  ),
  code(
    'referral',
    'Orientation',
    'Referral',
    'توجيه',
    'orienté|référencement|referred|derivación|orientación|orientamento|إحالة',
  ),
  code(
    'legalAssistance',
    'Assistance juridique',
    'Legal assistance',
    'مساعدة قانونية',
    'aide juridique|assistance judiciaire|avocat|legal aid|asistencia jurídica|assistenza legale|مساعدة قضائية',
  ),
];

/** The eight partner categories of the focal points' terms of reference. */
export const referredTo: readonly Code[] = [
  code(
    'baseUnion',
    'Syndicat de base',
    'Base union',
    'نقابة أساسية',
    'syndicats de base|section syndicale|local union|trade union|syndicat|sindicato de base|sindicato|sindacato di base|sindacato|نقابة',
  ),
  code(
    'employmentService',
    "Service public de l'emploi",
    'Public employment service',
    'المصلحة العمومية للتشغيل',
    "services publics de l'emploi|agence de l'emploi|aneti|anapec|employment service|public employment services|servicio público de empleo|servizio pubblico per l'impiego|مكتب التشغيل",
  ),
  code(
    'interiorForeignJustice',
    'Intérieur / Affaires étrangères / Justice',
    'Interior / foreign affairs / justice',
    'الداخلية / الخارجية / العدل',
    'intérieur|affaires étrangères|justice|police|tribunal|consulat|ambassade|interior|foreign affairs|asuntos exteriores|interior justicia|interni esteri giustizia|محكمة|قنصلية',
  ),
  code(
    'labourInspectionSocialFund',
    'Inspection du travail / caisse sociale',
    'Labour inspection / social-security fund',
    'تفقدية الشغل / صندوق اجتماعي',
    'inspection du travail|inspecteur du travail|caisse sociale|caisse de sécurité sociale|labour inspection|labor inspection|social security fund|inspección de trabajo|ispettorato del lavoro|تفقدية الشغل|مفتشية الشغل',
  ),
  code(
    'healthSocialAffairs',
    'Santé / affaires sociales',
    'Health / social affairs',
    'الصحة / الشؤون الاجتماعية',
    'santé|affaires sociales|santé et affaires sociales|hôpital|health|social affairs|sanidad|asuntos sociales|sanità|affari sociali|مستشفى|شؤون اجتماعية',
  ),
  code(
    'educationTraining',
    'Éducation / formation',
    'Education / training',
    'التعليم / التكوين',
    'éducation|formation|éducation et formation|école|education|training|educación|formación|istruzione|formazione|تعليم|تكوين',
  ),
  code(
    'unitedNations',
    'Nations Unies',
    'United Nations agencies',
    'الأمم المتحدة',
    'agences des nations unies|agence des nations unies|onu|un|oim|iom|hcr|unhcr|oit|bit|ilo|naciones unidas|nazioni unite|منظمة الهجرة الدولية|مفوضية اللاجئين',
  ),
  code(
    'civilSociety',
    'Société civile',
    'Civil society',
    'المجتمع المدني',
    'association|associations|ong|ngo|ngos|sociedad civil|società civile|جمعية|جمعيات',
  ),
];

/** Nobody was referred anywhere: an answer of its own, since an empty cell of this column may mean either. */
export const notReferred = code(
  'notReferred',
  'Non orienté',
  'Not referred',
  'لم يوجَّه',
  'aucun|aucune|none|non orientée|no|non|ninguno|nessuno|لا أحد',
);

export const outcome: readonly Code[] = [
  code(
    'resolved',
    'Résolu',
    'Resolved',
    'تم الحل',
    'résolue|réglé|réglée|solved|settled|resuelto|resuelta|risolto|risolta|محلول|تمت التسوية',
  ),
  code(
    'partlyResolved',
    'Partiellement résolu',
    'Partly resolved',
    'حل جزئي',
    'partiellement résolue|partiel|partially resolved|parcialmente resuelto|parzialmente risolto|تسوية جزئية',
  ),
  code(
    'referred',
    'Orienté',
    'Referred',
    'تمت الإحالة',
    'orientée|transféré|transmis|derivado|derivada|orientato|orientata|أحيل|محال',
  ),
  code(
    'ongoing',
    'En cours',
    'Ongoing',
    'جارٍ',
    'en cours de traitement|ouvert|open|in progress|pending|en curso|abierto|in corso|aperto|قيد المعالجة|جاري',
  ),
  code(
    'abandoned',
    'Abandonné',
    'Abandoned',
    'متروك',
    'abandonnée|abandon|classé|dropped|withdrawn|abandonado|abbandonato|متخلى عنه|تم التخلي',
  ),
  code(
    'failed',
    'Échec',
    'Failed',
    'فشل',
    'échoué|non résolu|unresolved|not resolved|failure|fracaso|fallido|fallimento|non risolto|لم يحل|إخفاق',
  ),
];

export const channel: readonly Code[] = [
  code(
    'receptionDesk',
    'Permanence',
    'Reception desk',
    'مداومة',
    'au bureau|bureau|guichet|accueil|sur place|office|walk-in|oficina|permanencia|sportello|ufficio|مكتب|استقبال',
  ),
  code(
    'telephone',
    'Téléphone',
    'Telephone',
    'هاتف',
    'tel|tél|appel|appel téléphonique|phone|call|hotline|ligne verte|teléfono|llamada|telefono|chiamata|الهاتف|مكالمة',
  ),
  code('whatsapp', 'WhatsApp', 'WhatsApp', 'واتساب', 'whats app|messagerie|واتس اب|واتسآب'),
  code(
    'fieldVisit',
    'Visite de terrain',
    'Field visit',
    'زيارة ميدانية',
    'terrain|visite|sur le terrain|outreach|field|visita de campo|visita sul campo|visita|ميداني',
  ),
];

export const unionMembership: readonly Code[] = [
  code(
    'yes',
    'Adhérent',
    'Member',
    'منخرط',
    'oui|o|yes|y|true|vrai|1|adhérente|syndiqué|syndiquée|sí|si|afiliado|sì|iscritto|نعم|منخرطة',
  ),
  code(
    'no',
    'Non adhérent',
    'Not a member',
    'غير منخرط',
    'non|n|no|false|faux|0|non adhérente|non syndiqué|no afiliado|non iscritto|لا|غير منخرطة',
  ),
];
