import { z } from 'zod';
import { cubeOf } from '#domain/statistics/disclosure/cube';
import type { LinearSolver } from '#domain/statistics/disclosure/linear-program';
import { protectAmounts } from '#domain/statistics/disclosure/primary';
import { protect, type ReleasedTable } from '#domain/statistics/disclosure/release';
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
export function makeRelease(
  { returns, k, before }: ReleaseWork,
  solver: LinearSolver,
  onProgress?: (share: number) => void,
): ReleaseContent {
  const released = before ? [{ tables: before.tables }] : [];
  const safe = protect({ ...cubeOf(returns), released }, { k, solver, onProgress });
  const contributed = returns.flatMap(({ union, tables }) =>
    tables.amounts.map((amount) => ({ ...amount, union })),
  );
  const content: ReleaseContent = {
    tables: safe.tables.map((table) => ({
      id: table.id,
      dimensions: [...table.dimensions],
      withheld: saysNothing(table) ? 'unsafe' : null,
      cells: saysNothing(table) ? [] : table.cells.map(stored),
    })),
    amounts: protectAmounts(contributed, k).map((amount) => ({ ...amount })),
  };
  return before ? keepHidden(content, before) : content;
}

function stored({ key, state, value }: ReleasedTable['cells'][number]): ReleaseCell {
  if (state !== 'published' || value === undefined) return { key: [...key], state: 'hidden' };
  return { key: [...key], state, value };
}

/** Whether no cell of a table is shown but zeros and totals: those of it that others have are shown there. */
function saysNothing({ cells }: ReleasedTable): boolean {
  const inner = cells.filter(({ key }) => !key.includes('*'));
  return inner.length > 0 && inner.every(({ value }) => !value);
}

/** What was withheld stays withheld. Hidden cells of a table that was shown are the release's own affair. */
function keepHidden(content: ReleaseContent, before: ReleaseContent): ReleaseContent {
  const withheld = new Map(before.tables.map((table) => [table.id, table.withheld]));
  const hiddenCurrencies = new Set(
    before.amounts.flatMap(({ currency, state }) => (state === 'hidden' ? [currency] : [])),
  );
  return {
    tables: content.tables.map((table) => {
      const reason = withheld.get(table.id);
      return reason ? { ...table, withheld: reason, cells: [] } : table;
    }),
    amounts: content.amounts.map((amount) =>
      hiddenCurrencies.has(amount.currency)
        ? { currency: amount.currency, state: 'hidden' as const }
        : amount,
    ),
  };
}
