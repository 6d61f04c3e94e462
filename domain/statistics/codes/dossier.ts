import { type Code, code } from './code';

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
