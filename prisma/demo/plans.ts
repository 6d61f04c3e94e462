import type { ActivityStatus } from '#domain/activities/status';
import type { ActivityKind, DocumentKind } from '#domain/document/kinds';

export interface DemoActivity {
  readonly title: string;
  readonly number?: string;
  readonly kind?: ActivityKind;
  /** As people write it; read by domain/period with the plan's year. */
  readonly period?: string;
  readonly places?: readonly string[];
  /** The places are alternatives. */
  readonly either?: boolean;
  /** The first is the lead. Codes of organisations; anything else stays as written. */
  readonly responsibles?: readonly string[];
  readonly projects?: readonly string[];
  readonly indicators?: readonly string[];
  readonly quantity?: number;
  readonly targetGroup?: string;
  readonly remarks?: string;
  readonly expectedResult?: string;
  readonly startsAt?: string;
  readonly minutes?: number;
  readonly status?: {
    readonly status: ActivityStatus;
    readonly progress?: number;
    readonly text: string;
    readonly women?: number;
    readonly men?: number;
    readonly by: string;
  };
}
export interface DemoSection {
  readonly title: string;
  readonly otherName?: string;
  readonly number?: string;
  readonly country?: string;
  readonly suspendedReason?: string;
  readonly sections?: readonly DemoSection[];
  readonly activities?: readonly DemoActivity[];
}
export interface DemoPlan {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly year?: number;
  readonly derivedFrom?: { readonly text: string; readonly adoptedBy: string; readonly date: string };
  readonly projects?: readonly string[];
  /** The activity this agenda belongs to: key of the plan and title. */
  readonly of?: { readonly plan: string; readonly activity: string };
  readonly body?: readonly string[];
  readonly sections: readonly DemoSection[];
}

export const roadmap: DemoPlan = {
  key: 'roadmap',
  kind: 'roadmap',
  title: 'Feuille de route 2017-2018',
  derivedFrom: {
    text: 'Plan d’actions adopté par l’assemblée générale',
    adoptedBy: 'AG',
    date: '2017-02-14',
  },
  body: ['Six axes de travail, communs à tous les syndicats membres.'],
  sections: [
    {
      title: 'Sensibilisation et formation des syndicalistes',
      otherName: 'Renforcement de capacités',
      activities: [
        {
          title: 'Former aux conventions internationales sur les travailleurs migrants (C97, C143)',
          kind: 'training',
        },
        { title: 'Former les points focaux à la médiation et à l’orientation', kind: 'training' },
        { title: 'Mener une campagne auprès des adhérents nationaux', kind: 'other' },
      ],
    },
    {
      title: 'Connaissance du terrain',
      activities: [
        { title: 'Échanger les bonnes pratiques entre syndicats du Nord et du Sud', kind: 'event' },
        { title: 'Enquêter sur l’emploi des jeunes et des femmes migrantes', kind: 'study' },
        { title: 'Tenir à jour les profils migratoires des pays', kind: 'publication' },
      ],
    },
    {
      title: 'Services aux migrants',
      activities: [
        { title: 'Publier des supports d’information sur les droits et l’adhésion', kind: 'publication' },
        { title: 'Réunir syndicats et société civile autour des migrants', kind: 'event' },
      ],
    },
    {
      title: 'Dialogue multi-acteurs',
      activities: [
        { title: 'Atelier des partenaires sociaux sur les conventions bilatérales', kind: 'event' },
        { title: 'Ateliers avec les ministères sur les accords de mobilité', kind: 'event' },
      ],
    },
    {
      title: 'Plaidoyer',
      activities: [
        { title: 'Missions auprès des institutions régionales', kind: 'mission' },
        { title: 'Campagne de ratification des conventions', kind: 'other' },
        { title: 'Participer aux rencontres internationales sur la migration', kind: 'event' },
      ],
    },
    {
      title: 'Opinion publique',
      otherName: 'Opinion',
      activities: [
        { title: 'Campagne contre le racisme et la précarité', kind: 'other' },
        { title: 'Raconter des réussites : reportages et documentaire', kind: 'publication' },
      ],
    },
  ],
};

export const actionPlan: DemoPlan = {
  key: 'plan-2020',
  kind: 'action-plan',
  title: 'Plan d’action 2020',
  year: 2020,
  body: ['Préparé par le comité de pilotage réuni à Paris les 14 et 15 novembre 2019.'],
  sections: [
    {
      number: '1',
      title: 'Accompagner les travailleurs migrants',
      sections: [
        {
          title: 'Expériences pilotes',
          activities: [
            {
              title: 'Atelier de cartographie de l’assistance aux migrants en Tunisie',
              kind: 'event',
              period: 'Mars-Avril',
              places: ['Tunis'],
              responsibles: ['UGTT', 'PROMIG', 'BIT'],
              projects: ['FAIR'],
              indicators: ['ACT-1', 'PAR-1'],
              remarks: 'Avec l’OIM ; une rencontre des points focaux précède l’atelier.',
              status: {
                status: 'under-way',
                progress: 60,
                text: 'Le terrain est couvert dans quatre gouvernorats ; restitution en préparation.',
                by: 'UGTT',
              },
            },
            {
              title: 'Rencontre des réseaux syndicaux d’Europe et d’Afrique',
              kind: 'event',
              period: 'Juin',
              places: ['Dakar'],
              responsibles: ['UGTT', 'PROMIG', 'COPIL'],
              indicators: ['ACT-1'],
              remarks: 'Inviter les fédérations mondiales et sous-régionales.',
            },
          ],
        },
        {
          title: 'Renforcement des syndicats',
          activities: [
            {
              title: 'Quatrième atelier des points focaux',
              kind: 'training',
              period: '25-26 mars',
              places: ['Tunis'],
              responsibles: ['UGTT', 'PROMIG'],
              indicators: ['ACT-1', 'PAR-1'],
              remarks: 'Deuxième phase du test des outils ; plans nationaux.',
              status: {
                status: 'done',
                progress: 100,
                text: 'Atelier tenu : les outils sont prêts pour la seconde phase du test.',
                women: 11,
                men: 14,
                by: 'UGTT',
              },
            },
            {
              title: 'Cinquième atelier des points focaux',
              kind: 'training',
              period: 'Septembre',
              places: ['Tunis', 'Casablanca'],
              either: true,
              responsibles: ['UGTT', 'PROMIG', 'BIT'],
              projects: ['THAMM'],
              indicators: ['ACT-1', 'PAR-1'],
              remarks: 'Résultats du test ; recherche de fonds.',
            },
          ],
        },
        {
          title: 'Coordination interne des syndicats',
          activities: [
            {
              title: 'Atelier interne des intervenants migration',
              kind: 'event',
              period: 'À fixer',
              places: ['Casablanca'],
              responsibles: ['UMT', 'CDT', 'PROMIG'],
              remarks: 'Une mission préparatoire est prévue au printemps.',
            },
            {
              title: 'Formation d’un collectif marocain au centre de la CGT',
              kind: 'training',
              period: 'À fixer',
              places: ['Paris'],
              responsibles: ['CGT', 'UMT', 'CDT', 'PROMIG'],
              projects: ['THAMM'],
              status: {
                status: 'postponed',
                text: 'Reportée : les déplacements ne sont pas possibles.',
                by: 'CGT',
              },
            },
          ],
        },
        {
          title: 'Publications',
          activities: [
            {
              title: 'Guide des outils du réseau',
              kind: 'publication',
              responsibles: ['PROMIG', 'COPIL'],
              remarks: 'À présenter à l’assemblée générale.',
            },
          ],
        },
      ],
    },
    {
      number: '2',
      title: 'Dialogue social pour des politiques fondées sur les droits',
      sections: [
        {
          title: 'Canaux de migration régulière',
          activities: [
            {
              title: 'Échange sur la mobilité dans les métiers du numérique',
              kind: 'event',
              period: 'À fixer',
              places: ['Casablanca'],
              responsibles: ['UMT', 'CDT', 'PROMIG'],
              projects: ['PALIM'],
            },
          ],
        },
        {
          title: 'Politiques migratoires',
          activities: [
            {
              title: 'Débat « Migration et travail »',
              kind: 'event',
              period: 'Mai',
              places: ['Paris'],
              responsibles: ['CGT', 'CFDT', 'COPIL'],
              indicators: ['ACT-1'],
              status: {
                status: 'confirmed',
                progress: 20,
                text: 'Salle et intervenants confirmés.',
                by: 'CGT',
              },
            },
            {
              title: 'Séminaire européen sur les zones de forte pression migratoire',
              kind: 'event',
              period: 'Octobre',
              places: ['Espagne'],
              responsibles: ['CCOO', 'COPIL'],
            },
            {
              title: 'Séminaire maghrébin sur la libre circulation et le travail',
              kind: 'event',
              period: 'Septembre',
              places: ['Tunis', 'Nouakchott'],
              either: true,
              responsibles: ['PROMIG', 'COPIL'],
              projects: ['AMEM'],
              indicators: ['ACT-1'],
            },
          ],
        },
        {
          title: 'Publications',
          activities: [
            {
              title: 'Livret des bonnes pratiques syndicales',
              kind: 'publication',
              responsibles: ['PROMIG', 'COPIL'],
              remarks: 'Cinq articles d’analyse, un par syndicat volontaire.',
              status: {
                status: 'under-way',
                progress: 40,
                text: 'Deux articles sur cinq sont rédigés.',
                by: 'COPIL',
              },
            },
          ],
        },
      ],
    },
    {
      number: '3',
      title: 'Solidarité entre régions',
      sections: [
        {
          title: 'Dialogue interrégional',
          activities: [
            {
              title: 'Atelier syndical du festival Sabir : travail informel et migrants',
              kind: 'event',
              period: 'Juin',
              places: ['Lecce, Italie'],
              responsibles: ['CGIL', 'COPIL', 'PROMIG'],
            },
            {
              title: 'Deuxième atelier de coordination des réseaux régionaux',
              kind: 'event',
              period: 'Octobre',
              places: ['Bruxelles'],
              responsibles: ['COPIL', 'PROMIG', 'CSI'],
            },
            {
              title: 'Conférence de la sixième assemblée générale',
              kind: 'event',
              period: 'Octobre-novembre',
              places: ['Rome'],
              responsibles: ['CGIL', 'COPIL', 'PROMIG'],
            },
          ],
        },
        {
          title: 'Publications',
          activities: [
            {
              title: 'Boîte à outils syndicale sur le Pacte mondial',
              kind: 'publication',
              responsibles: ['PROMIG', 'COPIL'],
            },
          ],
        },
      ],
    },
  ],
};

const suspended =
  'Activités suspendues en raison de la situation du pays ; le ministère du Travail soutient le projet.';

export const tracker: DemoPlan = {
  key: 'amem',
  kind: 'tracker',
  title: 'Suivi des activités AMEM 2019',
  year: 2019,
  projects: ['AMEM'],
  sections: [
    {
      number: '1',
      title: 'Les systèmes d’information sur la migration de travail sont améliorés',
      sections: [
        {
          title: 'Maroc',
          country: 'MA',
          activities: [
            {
              number: '1.1',
              title: 'État des lieux de la collecte de données',
              kind: 'study',
              period: 'T1 2019',
              responsibles: ['UMT'],
              projects: ['AMEM'],
              status: {
                status: 'done',
                progress: 100,
                text: 'Rapport validé par le comité technique.',
                by: 'UMT',
              },
            },
            {
              number: '1.2',
              title: 'Ateliers pour les producteurs de données',
              kind: 'training',
              period: 'Septembre 2019',
              quantity: 2,
              targetGroup: 'Institutions statistiques',
              responsibles: ['UMT', 'CDT'],
              projects: ['AMEM'],
              indicators: ['ACT-1', 'PAR-1'],
              status: {
                status: 'done',
                progress: 100,
                text: 'Deux ateliers tenus.',
                women: 23,
                men: 31,
                by: 'UMT',
              },
            },
          ],
        },
        {
          title: 'Mauritanie',
          country: 'MR',
          activities: [
            {
              number: '1.1',
              title: 'État des lieux de la collecte de données',
              kind: 'study',
              period: '2019',
              responsibles: ['CGTM'],
              projects: ['AMEM'],
              status: {
                status: 'under-way',
                progress: 70,
                text: 'Entretiens menés dans deux villes.',
                by: 'CGTM',
              },
            },
          ],
        },
        {
          title: 'Tunisie',
          country: 'TN',
          activities: [
            {
              number: '1.1',
              title: 'État des lieux de la collecte de données',
              kind: 'study',
              period: 'S1 2019',
              responsibles: ['UGTT'],
              projects: ['AMEM'],
              status: { status: 'done', progress: 100, text: 'Diagnostic remis et discuté.', by: 'UGTT' },
            },
            {
              number: '1.2',
              title: 'Deux ateliers avec les institutions partenaires',
              kind: 'training',
              period: 'Octobre 2019',
              quantity: 2,
              responsibles: ['UGTT'],
              projects: ['AMEM'],
              indicators: ['ACT-1', 'PAR-1'],
              status: {
                status: 'done',
                progress: 100,
                text: 'Recommandations adoptées.',
                women: 19,
                men: 22,
                by: 'UGTT',
              },
            },
          ],
        },
        {
          title: 'Sous-régional',
          activities: [
            {
              title: 'Atelier d’échange entre les quatre pays',
              kind: 'event',
              period: 'Novembre 2019',
              responsibles: ['BIT', 'UGTT'],
              projects: ['AMEM'],
              indicators: ['ACT-1'],
            },
          ],
        },
        { title: 'Libye', country: 'LY', suspendedReason: suspended },
      ],
    },
    {
      number: '2',
      title: 'Le dialogue social sur la migration de travail est consolidé',
      sections: [
        {
          title: 'Maroc',
          country: 'MA',
          activities: [
            {
              number: '2.1',
              title: 'Ateliers nationaux pour responsables syndicaux et patronaux',
              kind: 'training',
              period: '2019',
              responsibles: ['UMT', 'CDT'],
              projects: ['AMEM'],
              indicators: ['ACT-1', 'PAR-1'],
              status: {
                status: 'under-way',
                progress: 50,
                text: 'Premier atelier tenu à Casablanca.',
                women: 12,
                men: 18,
                by: 'UMT',
              },
            },
            {
              number: '2.4',
              title: 'Éducation financière des migrants et de leurs familles',
              kind: 'training',
              period: 'S2 2019',
              responsibles: ['CDT'],
              projects: ['AMEM'],
            },
          ],
        },
        {
          title: 'Mauritanie',
          country: 'MR',
          activities: [
            {
              number: '2.1',
              title: 'Programme de formation des partenaires sociaux',
              kind: 'training',
              period: 'T4 2019',
              responsibles: ['CGTM'],
              projects: ['AMEM'],
            },
          ],
        },
        {
          title: 'Tunisie',
          country: 'TN',
          activities: [
            {
              number: '2.1',
              title: 'Deux ateliers sur la protection des migrants dans le dialogue social',
              kind: 'training',
              period: 'Juin 2019',
              quantity: 2,
              responsibles: ['UGTT'],
              projects: ['AMEM'],
              indicators: ['ACT-1', 'PAR-1'],
              status: {
                status: 'done',
                progress: 100,
                text: 'Ateliers tenus à Tunis et à Sfax.',
                women: 16,
                men: 20,
                by: 'UGTT',
              },
            },
            {
              number: '2.2',
              title: 'Enquête sur les besoins de protection et d’information',
              kind: 'study',
              period: 'S2 2019',
              responsibles: ['UGTT'],
              projects: ['AMEM'],
              status: { status: 'under-way', progress: 30, text: 'Questionnaire prêt.', by: 'UGTT' },
            },
          ],
        },
        { title: 'Libye', country: 'LY', suspendedReason: suspended },
      ],
    },
    {
      number: '3',
      title: 'Services publics et privés agissent avec cohérence',
      sections: [
        {
          title: 'Maroc',
          country: 'MA',
          activities: [
            {
              number: '3.1',
              title: 'État des lieux de la législation',
              kind: 'study',
              period: 'S1 2019',
              responsibles: ['CDT'],
              projects: ['AMEM'],
              status: { status: 'done', progress: 100, text: 'Étude publiée.', by: 'CDT' },
            },
          ],
        },
        {
          title: 'Mauritanie',
          country: 'MR',
          activities: [
            {
              number: '3.1',
              title: 'Appui à la ratification de la convention 143',
              kind: 'support',
              period: '2019',
              responsibles: ['CGTM'],
              projects: ['AMEM'],
            },
          ],
        },
        {
          title: 'Tunisie',
          country: 'TN',
          activities: [
            {
              number: '3.2',
              title: 'Formation de l’inspection du travail aux droits des migrants',
              kind: 'training',
              period: 'Novembre 2019',
              responsibles: ['UGTT'],
              projects: ['AMEM'],
              indicators: ['ACT-1', 'PAR-1'],
            },
          ],
        },
        {
          title: 'Sous-régional',
          activities: [
            {
              title: 'Séminaire sur la protection sociale des migrants',
              kind: 'event',
              period: 'Décembre 2019',
              responsibles: ['BIT', 'UGTT'],
              projects: ['AMEM'],
            },
          ],
        },
        { title: 'Libye', country: 'LY', suspendedReason: suspended },
      ],
    },
  ],
};

export const agenda: DemoPlan = {
  key: 'agenda',
  kind: 'agenda',
  title: 'Ordre du jour : quatrième atelier des points focaux',
  year: 2020,
  of: { plan: 'plan-2020', activity: 'Quatrième atelier des points focaux' },
  sections: [
    {
      title: 'Mercredi 25 mars',
      activities: [
        { startsAt: '09:00', minutes: 30, title: 'Ouverture et tour de table', responsibles: ['UGTT'] },
        {
          startsAt: '09:30',
          minutes: 90,
          title: 'Besoins des migrants : ce que disent les permanences',
          responsibles: ['UGTT', 'PROMIG'],
          expectedResult: 'Une liste commune des demandes les plus fréquentes.',
        },
        {
          startsAt: '11:15',
          minutes: 105,
          title: 'Le registre et la fiche partenariat, exercices',
          responsibles: ['PROMIG'],
        },
        { startsAt: '14:30', minutes: 120, title: 'Plans d’action nationaux', responsibles: ['COPIL'] },
      ],
    },
    {
      title: 'Jeudi 26 mars',
      activities: [
        {
          startsAt: '09:00',
          minutes: 120,
          title: 'Orientation : partenaires publics et société civile',
          responsibles: ['OIM', 'BIT'],
        },
        {
          startsAt: '11:15',
          minutes: 90,
          title: 'Deuxième phase du test des outils',
          responsibles: ['PROMIG'],
          expectedResult: 'Un calendrier et un responsable par pays.',
        },
        { startsAt: '14:00', minutes: 60, title: 'Décisions et suites', responsibles: ['COPIL'] },
      ],
    },
  ],
};

export const plans: readonly DemoPlan[] = [roadmap, actionPlan, tracker, agenda];
