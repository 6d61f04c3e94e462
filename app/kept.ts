import type * as z from 'zod/mini';

/** What somebody wrote and did not send: comments, and returns that are typed. */
export type KeptKind = 'comment' | 'typed';

/** One kind of thing that this device keeps of a person until they sign out. */
export interface Kept<T> {
  /** Null: nothing is kept, or what another version kept. */
  read(personId: string, key: string): T | null;
  /** Null removes it. A device that keeps nothing goes on without: it is there as long as the page is. */
  write(personId: string, key: string, value: T | null): void;
}

const placeOf = (kind: KeptKind, personId: string): string => `jalon.${kind}.${personId}.`;

export function keptAs<T>(kind: KeptKind, schema: z.ZodMiniType<T>): Kept<T> {
  return {
    read: (personId, key) => {
      try {
        return schema.parse(JSON.parse(localStorage.getItem(placeOf(kind, personId) + key) ?? 'null'));
      } catch {
        return null;
      }
    },
    write: (personId, key, value) => {
      const place = placeOf(kind, personId) + key;
      try {
        if (value === null) localStorage.removeItem(place);
        else localStorage.setItem(place, JSON.stringify(value));
      } catch {
        return;
      }
    },
  };
}

const placesOf = (kind: KeptKind, personId: string): string[] =>
  Object.keys(localStorage).filter((place) => place.startsWith(placeOf(kind, personId)));

/** How many things of a kind are kept of a person. */
export const countKept = (kind: KeptKind, personId: string): number => placesOf(kind, personId).length;

/** Removes all of a kind that is kept of a person. */
export function forgetKept(kind: KeptKind, personId: string): void {
  for (const place of placesOf(kind, personId)) localStorage.removeItem(place);
}
