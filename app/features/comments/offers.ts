import type { Mention, Named } from '#domain/comments/mentions';
import type { LocalText } from '#domain/language';
import type { Mentionable } from '#server/comments/mentionable';
import { foldWords } from '../documents/editors/fold-words';

/** Somebody who can be named, as the list shows them. */
export interface Offer extends Named {
  /** Of whom it is one, or what the letters stand for. */
  readonly hint: string;
}

const MOST_OFFERS = 8;

/** Everyone who can be named, under names that differ: of two people of one name, each with the organisation. */
export function allOffers({ people, organisations }: Mentionable, say: (text: LocalText) => string): Offer[] {
  const times = new Map<string, number>();
  for (const { name } of people) times.set(name, (times.get(name) ?? 0) + 1);
  const of = (kind: Mention['kind'], id: string): Mention => ({ kind, id });
  return [
    ...people.map((person) => ({
      name: times.get(person.name) === 1 ? person.name : `${person.name} (${person.organisations})`,
      hint: person.organisations,
      mention: of('person', person.id),
    })),
    ...organisations.map(({ id, code, names }) => ({
      name: code,
      hint: say(names) === code ? '' : say(names),
      mention: of('organisation', id),
    })),
  ];
}

/** Those whose name, or hint, has a word that begins like what was typed; names that begin so come first. */
export function offersFor<T extends Pick<Offer, 'name' | 'hint'>>(offers: readonly T[], typed: string): T[] {
  const words = foldWords(typed);
  const begins = (text: string): boolean => ` ${foldWords(text)}`.includes(` ${words}`);
  const found = offers.filter(({ name, hint }) => begins(name) || begins(hint));
  const first = (offer: T): number => (foldWords(offer.name).startsWith(words) ? 0 : 1);
  return found.sort((one, other) => first(one) - first(other)).slice(0, MOST_OFFERS);
}
