import type { z } from 'zod';
import type { ActivitySnapshot } from '#domain/document/read';
import type { valueSchemas } from './schema';

export type SuggestedField = keyof typeof valueSchemas;
export type FieldValues = { readonly [F in SuggestedField]: z.output<(typeof valueSchemas)[F]> };

const fields = {
  ...{ title: true, number: true, kind: true, period: true, placesMode: true, quantity: true },
  ...{ targetGroup: true, recurring: true, startsAt: true, minutes: true },
  ...{ places: true, responsibles: true, partners: true, projects: true, indicators: true },
  ...{ deliverables: true, remarks: true, expectedResult: true },
} satisfies Record<SuggestedField, true>;
// Object.keys forgets the names.
export const suggestedFields = Object.keys(fields) as readonly SuggestedField[];

export const isSuggested = (field: string): field is SuggestedField => field in fields;

/** A field's value in the form of a suggestion: several values keyed, as the document holds them. */
export function valueIn<F extends SuggestedField>(activity: ActivitySnapshot, field: F): FieldValues[F] {
  const held: unknown = activity[field];
  const value = Array.isArray(held) ? keyed(held, field === 'projects') : held;
  // The snapshot's fields and these are the same ones, but for the keys; a generic field cannot tell the compiler.
  return value as FieldValues[F];
}

/** All that can be proposed of a row, as it stands. */
export function rowValues(activity: ActivitySnapshot): FieldValues {
  // Each field with its own value, as above.
  return Object.fromEntries(
    suggestedFields.map((field) => [field, valueIn(activity, field)]),
  ) as unknown as FieldValues;
}

type Keyed = { readonly key: string } & Readonly<Record<string, unknown>>;
function keyed(list: readonly Keyed[], keysAlone: boolean): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map(({ key, ...entry }) => [key, keysAlone ? true : entry]));
}
