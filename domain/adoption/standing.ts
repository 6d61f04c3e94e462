import type { CalendarDate } from '#domain/period/period';

/** A fact of adoption, as far as it decides which one holds. */
export interface AdoptionFact {
  readonly id: string;
  /** Last day of the meeting, or the day the vote closed. */
  readonly endsOn: CalendarDate;
  /** ISO instant at which the fact was written. */
  readonly at: string;
  readonly replacesId: string | null;
  /** What it replaces was a mistake, and nothing stands in its place. */
  readonly annulled: boolean;
}

/** The facts that hold, the newest adoption first: not those that another replaces, and none that says "there is none". */
export function standing<F extends AdoptionFact>(facts: readonly F[]): F[] {
  const replaced = new Set(facts.flatMap(({ replacesId }) => replacesId ?? []));
  return facts.filter(({ id, annulled }) => !annulled && !replaced.has(id)).sort(newestFirst);
}

/** What is adopted today: the latest adoption by its own date, whenever it was written down. */
export function currentAdoption<F extends AdoptionFact>(facts: readonly F[]): F | null {
  return standing(facts)[0] ?? null;
}

/** By the day of the adoption, then by the moment it was written. Both are written so that they sort as text. */
function newestFirst(a: AdoptionFact, b: AdoptionFact): number {
  return compare(b.endsOn, a.endsOn) || compare(b.at, a.at) || compare(b.id, a.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
