import {
  type EntriesColumn,
  type Entry,
  fromOffer,
  fromWords,
  type Known,
  listOf,
  nameOf,
  type Offer,
  offersOf,
  takesFreeText,
} from '../cells/entries';
import { foldWords } from './fold-words';

const SHOWN = 7;

/** What the words in the box can become. */
export interface Found {
  readonly offers: readonly Offer[];
  /** The words themselves can be added. */
  readonly free: boolean;
  /** They name what is chosen already. */
  readonly there: boolean;
  /** Whether they name something known is not yet said: its list is on its way. */
  readonly waits: boolean;
}

/** Looks for words among what can be added to a cell. What is already chosen is not offered again. */
export function find(column: EntriesColumn, typed: string, entries: readonly Entry[], known: Known): Found {
  const list = listOf(column);
  if (list !== null && known.choices.loading.has(list))
    return { offers: [], free: false, there: false, waits: true };
  const wanted = foldWords(typed);
  const chosen = new Set(
    entries.flatMap((entry) => [entry.key, entry.organisationId ?? '', list === null ? entry.text : '']),
  );
  const offers = offersOf(column, known)
    .filter((offer) => !chosen.has(offer.id))
    .filter((offer) => foldWords(`${offer.label} ${offer.hint}`).includes(wanted))
    .slice(0, SHOWN);
  const isWanted = (name: string): boolean => foldWords(name) === wanted;
  const there = entries.some((entry) => isWanted(nameOf(column, entry, known.choices)));
  const exact = there || offers.some(({ label }) => isWanted(label));
  return { offers, free: wanted !== '' && !exact && takesFreeText(column), there, waits: false };
}

/** The entry at a place of the list: the offers, then the words themselves. */
export function entryAt(column: EntriesColumn, typed: string, found: Found, at: number): Entry | null {
  const offer = found.offers[at];
  if (offer) return fromOffer(column, offer);
  return found.free ? fromWords(typed.trim()) : null;
}

/** The values with one more; the first responsible leads. */
export function withEntry(column: EntriesColumn, entries: readonly Entry[], entry: Entry): Entry[] {
  const leads = column === 'responsibles' && entries.length === 0;
  return [...entries, leads ? { ...entry, lead: true } : entry];
}

/**
 * What words become when the cell is left without choosing: what bears this very name, else the words as they
 * are, else the first offer where only offers count. Null: nothing can be made of them.
 */
export function takenAlong(column: EntriesColumn, typed: string, found: Found): Entry | null {
  const wanted = foldWords(typed);
  if (wanted === '' || found.there) return null;
  const exact = found.offers.findIndex(({ label }) => foldWords(label) === wanted);
  if (exact >= 0) return entryAt(column, typed, found, exact);
  return entryAt(column, typed, found, found.free ? found.offers.length : 0);
}
