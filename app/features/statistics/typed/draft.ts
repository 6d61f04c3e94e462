import * as z from 'zod/mini';
import type { Typed } from '#domain/statistics/typed';
import { keptAs } from '~/kept';

/** A return that somebody types, as the device keeps it until it is submitted. */
export interface TypedDraft extends Typed {
  /** Lines that were added to a table, by its id: codes joined with `|`. They stand there before they have a count. */
  readonly added: Readonly<Record<string, readonly string[]>>;
}

export const blankDraft: TypedDraft = { counts: {}, amounts: [], added: {} };

const count = z.int().check(z.nonnegative());
const schema: z.ZodMiniType<TypedDraft> = z.object({
  counts: z.record(z.string(), z.record(z.string(), count)),
  amounts: z.array(z.object({ currency: z.string(), total: z.number(), count, dominated: z.boolean() })),
  added: z.record(z.string(), z.array(z.string())),
});

/** Drafts of typed returns, by period and union. They hold a union's counts, so they go when the person signs out. */
export const keptTyped = keptAs('typed', schema);
