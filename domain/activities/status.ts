/** The statuses of an activity (docs/field.md, "Status of an activity"), in the order of a board. */
export const activityStatuses = [
  'planned',
  'confirmed',
  'under-way',
  'done',
  'postponed',
  'suspended',
  'cancelled',
] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** People who took part, by sex. Null: not stated; 0 is a number. */
export interface Participants {
  readonly women: number | null;
  readonly men: number | null;
  readonly notStated: number | null;
}

/** One report of status: a fact. It is never edited; a correction replaces it and names it. */
export interface StatusFact {
  readonly id: string;
  /** Who it is reported for; null: nobody in particular (an import). */
  readonly organisationId: string | null;
  readonly status: ActivityStatus;
  /** 0–100, or not stated. */
  readonly progress: number | null;
  readonly participants: Participants;
  readonly replacesId: string | null;
  /** An instant, ISO 8601 UTC. */
  readonly at: string;
}

export interface CurrentStatus<F extends StatusFact> {
  /** The fact that speaks for the activity: the lead's latest, else the latest of all. */
  readonly fact: F;
  /** Organisations whose own latest report says another status; the plan shows that they differ. */
  readonly differing: readonly F[];
}

/** The facts that count: those that no later one replaces. */
export function standingFacts<F extends StatusFact>(facts: readonly F[]): F[] {
  const replaced = new Set(facts.flatMap((fact) => (fact.replacesId === null ? [] : [fact.replacesId])));
  return facts.filter((fact) => !replaced.has(fact.id));
}

/** Newest first; facts of the same instant by id, which sorts by the time it was made. */
function newestFirst(a: StatusFact, b: StatusFact): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/**
 * What an activity's status is now. A shared activity has one lead and its state is the activity's; the others
 * report their contribution, and an organisation that has said nothing does not hold it back.
 * @returns null when nothing was reported
 */
export function currentStatus<F extends StatusFact>(
  facts: readonly F[],
  leadOrganisationId: string | null,
): CurrentStatus<F> | null {
  const latest = new Map<string | null, F>();
  for (const fact of standingFacts(facts).sort(newestFirst)) {
    if (!latest.has(fact.organisationId)) latest.set(fact.organisationId, fact);
  }
  const all = [...latest.values()];
  const fact = (leadOrganisationId === null ? undefined : latest.get(leadOrganisationId)) ?? all[0];
  if (!fact) return null;
  // What an import found written speaks for nobody: nobody differs by it.
  const others = all.filter((other) => other !== fact && other.organisationId !== null);
  return { fact, differing: others.filter((other) => other.status !== fact.status) };
}

/** The one who carries an activity: marked so, else the first responsible that is known to the network. */
export function leadOf(
  responsibles: readonly { readonly organisationId: string | null; readonly lead: boolean }[],
): string | null {
  const known = responsibles.filter((responsible) => responsible.organisationId !== null);
  return (known.find((responsible) => responsible.lead) ?? known[0])?.organisationId ?? null;
}
