import { calendarYear, readRegisterRows } from '#domain/statistics/register/register';
import { type FixedTables, fixedTablesOf } from '#domain/statistics/tables';

/** How a demo union's reception desk works: invented, with the shape of a real one. */
export interface DemoDesk {
  readonly organisation: string;
  readonly cities: readonly string[];
  readonly currency: string;
  readonly cases: Readonly<Record<number, number>>;
}

export const desks: readonly DemoDesk[] = [
  { organisation: 'UGTT', cities: ['Tunis', 'Sfax', 'Sousse'], currency: 'TND', cases: { 2019: 268 } },
  { organisation: 'UMT', cities: ['Casablanca', 'Tanger'], currency: 'MAD', cases: { 2019: 174, 2020: 215 } },
  { organisation: 'CDT', cities: ['Casablanca', 'Agadir'], currency: 'MAD', cases: { 2019: 52, 2020: 64 } },
  {
    organisation: 'CGTM',
    cities: ['Nouakchott', 'Nouadhibou'],
    currency: 'MRU',
    cases: { 2019: 88, 2020: 103 },
  },
  { organisation: 'CNTS', cities: ['Dakar'], currency: 'XOF', cases: { 2019: 19 } },
];

const header = [
  'Date d’accueil',
  'Ville',
  'Canal',
  'Sexe',
  'Tranche d’âge',
  'Nationalité',
  'Situation',
  'Secteur',
  'Demande',
  'Service rendu',
  'Orienté vers',
  'Issue',
  'Montant récupéré',
  'Devise',
  'Adhésion au syndicat',
];
// The first of each list comes most often, as in real registers.
const choices = {
  channel: ['Permanence', 'Téléphone', 'WhatsApp'],
  age: ['25-34', '35-49', '18-24', '50 et plus'],
  nationality: ['Côte d’Ivoire', 'Sénégal', 'Guinée', 'Mali', 'Cameroun', 'Syrie', 'RD Congo'],
  status: ['Irrégulière', 'Régulière'],
  sector: ['BTP', 'Travail domestique', 'Agriculture', 'Hôtellerie-restauration', 'Commerce'],
  request: [
    'Salaires impayés',
    'Contrat de travail',
    'Carte de séjour',
    'Accident du travail',
    'Licenciement',
    'Information',
  ],
  service: ['Conseil', 'Orientation', 'Médiation', 'Assistance juridique'],
  referredTo: ['', 'Société civile', 'Inspection du travail / caisse sociale', 'Nations Unies'],
  outcome: ['Résolu', 'En cours', 'Partiellement résolu', 'Orienté', 'Échec', 'Abandonné'],
  membership: ['Non', 'Oui'],
} as const;

/** A small generator with a fixed seed: the demo is the same on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The fixed tables of one desk and year, counted like any register. */
export function countDesk(desk: DemoDesk, year: number): FixedTables {
  const next = numbers(year * 1000 + desk.organisation.length * 31 + desk.organisation.charCodeAt(1));
  // Squaring leans towards the front of the list.
  const pick = (list: readonly string[]): string => list[Math.floor(next() ** 2 * list.length)] ?? '';
  const even = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const rows = Array.from({ length: desk.cases[year] ?? 0 }, () => {
    const request = pick(choices.request);
    const outcome = pick(choices.outcome);
    const paid = request === 'Salaires impayés' && outcome === 'Résolu';
    return [
      `${two(1 + Math.floor(next() * 28))}/${two(1 + Math.floor(next() * 12))}/${year}`,
      pick(desk.cities),
      pick(choices.channel),
      next() < 0.06 ? 'Non renseigné' : even(['Homme', 'Femme', 'Homme']),
      pick(choices.age),
      pick(choices.nationality),
      pick(choices.status),
      pick(choices.sector),
      request,
      pick(choices.service),
      pick(choices.referredTo),
      outcome,
      paid ? String(200 + Math.floor(next() * 900)) : '',
      paid ? desk.currency : '',
      pick(choices.membership),
    ];
  });
  return fixedTablesOf(
    readRegisterRows([header, ...rows], { period: calendarYear(year) }),
    `${year + 1}-01-15`,
  );
}
