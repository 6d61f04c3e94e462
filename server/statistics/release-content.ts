import { z } from 'zod';
import { type Cube, cubeOf } from '#domain/statistics/disclosure/cube';
import { protectAmounts } from '#domain/statistics/disclosure/primary';
import { protect } from '#domain/statistics/disclosure/release';
import type { FixedTables } from '#domain/statistics/tables';

// A hidden cell looks the same whatever hid it: which rule it was would tell the attacker the interval.
const cellSchema = z.discriminatedUnion('state', [
  z.strictObject({ key: z.array(z.string()), state: z.literal('published'), value: z.number() }),
  z.strictObject({ key: z.array(z.string()), state: z.literal('hidden') }),
]);
const tableSchema = z.strictObject({
  id: z.string(),
  dimensions: z.array(z.string()),
  /** Why the whole table is not shown; null when it is. */
  withheld: z.enum(['unsafe']).nullable(),
  /** Every cell and margin; `*` in a key stands for the total. None when withheld. */
  cells: z.array(cellSchema),
});
const amountSchema = z.discriminatedUnion('state', [
  z.strictObject({
    currency: z.string(),
    state: z.literal('published'),
    total: z.number(),
    count: z.number(),
  }),
  z.strictObject({ currency: z.string(), state: z.literal('hidden') }),
]);

/** What a release stores in its `tables` and `amounts`, and all that may ever be shown of it. */
export const releaseTablesSchema = z.array(tableSchema);
export const releaseAmountsSchema = z.array(amountSchema);
export type ReleaseCell = z.output<typeof cellSchema>;
export type ReleaseTable = z.output<typeof tableSchema>;
export type ReleaseAmount = z.output<typeof amountSchema>;
export interface ReleaseContent {
  readonly tables: ReleaseTable[];
  readonly amounts: ReleaseAmount[];
}

export interface ReleaseWork {
  /** The approved return of each union, by the union's id. */
  readonly returns: readonly { readonly union: string; readonly tables: FixedTables }[];
  readonly k: number;
  /** What was released of the period before, to this audience. */
  readonly before: ReleaseContent | null;
}

/**
 * Adds up the unions' returns and hides what must be hidden from one audience. Takes seconds on large returns: run
 * it in the worker. What an earlier release hid stays hidden (docs/field.md, "Disclosure control", point 7).
 */
export function makeRelease({ returns, k, before }: ReleaseWork): ReleaseContent {
  const cube: Cube = cubeOf(returns);
  const safe = protect(cube, { k });
  const withheld = new Map(safe.withheld.map(({ table, reason }) => [table, reason]));
  const shown = new Map(safe.tables.map((table) => [table.id, table]));
  const contributed = returns.flatMap(({ union, tables }) =>
    tables.amounts.map((amount) => ({ ...amount, union })),
  );
  const content: ReleaseContent = {
    tables: cube.tables.map(({ id, dimensions }) => ({
      id,
      dimensions: [...dimensions],
      withheld: withheld.get(id) ?? null,
      cells: (shown.get(id)?.cells ?? []).map(
        ({ key, state, value }): ReleaseCell =>
          state === 'published' && value !== undefined
            ? { key: [...key], state, value }
            : { key: [...key], state: 'hidden' },
      ),
    })),
    amounts: protectAmounts(contributed, k).map((amount) => ({ ...amount })),
  };
  return before ? keepHidden(content, before) : content;
}

function keepHidden(content: ReleaseContent, before: ReleaseContent): ReleaseContent {
  const earlier = new Map(before.tables.map((table) => [table.id, table]));
  const hiddenCurrencies = new Set(
    before.amounts.flatMap(({ currency, state }) => (state === 'hidden' ? [currency] : [])),
  );
  return {
    tables: content.tables.map((table) => {
      const old = earlier.get(table.id);
      if (old?.withheld) return { ...table, withheld: old.withheld, cells: [] };
      const hidden = new Set(
        (old?.cells ?? []).flatMap(({ key, state }) => (state === 'hidden' ? [key.join('|')] : [])),
      );
      return {
        ...table,
        cells: table.cells.map((cell) =>
          hidden.has(cell.key.join('|')) ? { key: cell.key, state: 'hidden' as const } : cell,
        ),
      };
    }),
    amounts: content.amounts.map((amount) =>
      hiddenCurrencies.has(amount.currency)
        ? { currency: amount.currency, state: 'hidden' as const }
        : amount,
    ),
  };
}
