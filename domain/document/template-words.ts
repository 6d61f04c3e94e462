import type { LocalText } from '#domain/language';
import type { DocumentKind } from './kinds';

/** One session of a workshop's day. */
interface Session {
  readonly title: LocalText;
  readonly startsAt: string;
  readonly minutes: number;
}
export interface TemplateSection {
  readonly title: LocalText;
  readonly sessions?: readonly Session[];
}
/** Sections with what usually stands in them, or the headings of a text. */
interface Template {
  readonly sections: readonly TemplateSection[];
}

const text = (fr: string, en: string, ar: string, es: string, it: string): LocalText => ({
  fr,
  en,
  ar,
  es,
  it,
});
const session = (startsAt: string, minutes: number, title: LocalText): Session => ({
  startsAt,
  minutes,
  title,
});

const pause = text('Pause café', 'Coffee break', 'استراحة', 'Pausa café', 'Pausa caffè');
const lunch = text('Déjeuner', 'Lunch', 'غداء', 'Almuerzo', 'Pranzo');
/** The name of a workshop's day, which is counted from one. */
export const day = (number: number): LocalText =>
  text(`Jour ${number}`, `Day ${number}`, `اليوم ${number}`, `Día ${number}`, `Giorno ${number}`);

const networkLife = text(
  'Vie du réseau',
  'Life of the network',
  'حياة الشبكة',
  'Vida de la red',
  'Vita della rete',
);

/** What documents of the field usually begin with. People change, add and delete as they need. */
export const templates: Readonly<Partial<Record<DocumentKind, Template>>> = {
  agenda: {
    sections: [
      {
        title: day(1),
        sessions: [
          session(
            '09:00',
            30,
            text(
              'Accueil et inscription',
              'Registration',
              'الاستقبال والتسجيل',
              'Acogida e inscripción',
              'Accoglienza e registrazione',
            ),
          ),
          session('09:30', 30, text('Ouverture', 'Opening', 'الافتتاح', 'Apertura', 'Apertura')),
          session(
            '10:00',
            45,
            text(
              'Tour de table, objectifs de l’atelier',
              'Introductions, aims of the workshop',
              'التعارف وأهداف الورشة',
              'Presentaciones y objetivos del taller',
              'Presentazioni e obiettivi del seminario',
            ),
          ),
          session('10:45', 15, pause),
          session(
            '11:00',
            90,
            text(
              'Exposé et débat',
              'Presentation and discussion',
              'عرض ونقاش',
              'Exposición y debate',
              'Relazione e dibattito',
            ),
          ),
          session('12:30', 90, lunch),
          session(
            '14:00',
            90,
            text(
              'Travaux de groupes',
              'Working groups',
              'أعمال المجموعات',
              'Trabajo en grupos',
              'Lavori di gruppo',
            ),
          ),
          session('15:30', 15, pause),
          session(
            '15:45',
            60,
            text(
              'Restitution',
              'Reports of the groups',
              'عرض نتائج المجموعات',
              'Puesta en común',
              'Restituzione',
            ),
          ),
        ],
      },
      {
        title: day(2),
        sessions: [
          session(
            '09:00',
            15,
            text(
              'Retour sur la veille',
              'Review of the day before',
              'مراجعة اليوم السابق',
              'Repaso del día anterior',
              'Ripresa del giorno precedente',
            ),
          ),
          session(
            '09:15',
            90,
            text(
              'Exposé et débat',
              'Presentation and discussion',
              'عرض ونقاش',
              'Exposición y debate',
              'Relazione e dibattito',
            ),
          ),
          session('10:45', 15, pause),
          session(
            '11:00',
            60,
            text(
              'Décisions et suites à donner',
              'Decisions and follow-ups',
              'القرارات والمتابعة',
              'Decisiones y seguimiento',
              'Decisioni e seguiti',
            ),
          ),
          session(
            '12:00',
            30,
            text(
              'Évaluation et clôture',
              'Evaluation and closing',
              'التقييم والاختتام',
              'Evaluación y clausura',
              'Valutazione e chiusura',
            ),
          ),
        ],
      },
    ],
  },
  roadmap: {
    sections: [
      { title: networkLife },
      {
        title: text(
          'Accueil et accompagnement des travailleurs migrants',
          'Receiving and supporting migrant workers',
          'استقبال العمال المهاجرين ومرافقتهم',
          'Acogida y acompañamiento de los trabajadores migrantes',
          'Accoglienza e accompagnamento dei lavoratori migranti',
        ),
      },
      { title: text('Formation', 'Training', 'التكوين', 'Formación', 'Formazione') },
      { title: text('Plaidoyer', 'Advocacy', 'المناصرة', 'Incidencia', 'Advocacy') },
      { title: text('Partenariats', 'Partnerships', 'الشراكات', 'Alianzas', 'Partenariati') },
      { title: text('Communication', 'Communication', 'التواصل', 'Comunicación', 'Comunicazione') },
    ],
  },
  'action-plan': {
    sections: [
      { title: networkLife },
      {
        title: text(
          'Renforcement des capacités',
          'Capacity building',
          'تعزيز القدرات',
          'Fortalecimiento de capacidades',
          'Rafforzamento delle capacità',
        ),
      },
      {
        title: text(
          'Plaidoyer et dialogue',
          'Advocacy and dialogue',
          'المناصرة والحوار',
          'Incidencia y diálogo',
          'Advocacy e dialogo',
        ),
      },
      {
        title: text(
          'Études et publications',
          'Studies and publications',
          'الدراسات والمنشورات',
          'Estudios y publicaciones',
          'Studi e pubblicazioni',
        ),
      },
    ],
  },
  tracker: {
    sections: [
      { title: text('Connaissances', 'Knowledge', 'المعارف', 'Conocimientos', 'Conoscenze') },
      { title: text('Capacités', 'Capacities', 'القدرات', 'Capacidades', 'Capacità') },
      { title: text('Concertation', 'Consultation', 'التشاور', 'Concertación', 'Concertazione') },
    ],
  },
  text: {
    sections: [
      { title: text('Contexte', 'Context', 'السياق', 'Contexto', 'Contesto') },
      { title: text('Objectifs', 'Aims', 'الأهداف', 'Objetivos', 'Obiettivi') },
      { title: text('Missions', 'Tasks', 'المهام', 'Tareas', 'Compiti') },
      {
        title: text(
          'Compétences attendues',
          'Skills expected',
          'الكفاءات المطلوبة',
          'Competencias esperadas',
          'Competenze attese',
        ),
      },
      { title: text('Calendrier', 'Calendar', 'الجدول الزمني', 'Calendario', 'Calendario') },
    ],
  },
};
