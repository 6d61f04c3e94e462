import { type Code, code } from './code';

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
