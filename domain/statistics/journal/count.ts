import { dimensionNames } from '../dimensions';
import type { Column, ColumnRole } from '../register/columns';
import { type CountingPeriod, countCases, type UnknownValue } from '../register/count';
import type { Counted } from '../tables';
import { amountText, casesOf, type Journal, type JournalCase } from './journal';

const roles: readonly ColumnRole[] = ['received', 'dossier', 'amount', 'currency', ...dimensionNames];
const columns: readonly Column[] = roles.map((role) => ({ header: role, role, how: 'mapping' }));

/** A case as a line of a register, under `roles`: counted by the same hand as a union's own file. */
function rowOf({ received, reference, amount, codes }: JournalCase): string[] {
  const own: Partial<Record<ColumnRole, string>> = {
    received,
    dossier: reference,
    amount: amount ? amountText(amount) : '',
    currency: amount?.currency ?? '',
  };
  return roles.map((role) => own[role] ?? (codes as Partial<Record<ColumnRole, string>>)[role] ?? '');
}

/** A journal counted for a period, and what the person who holds it must see of it. */
export interface CountedJournal extends Counted {
  /** The period's cases, the oldest first; those that were not counted too. */
  readonly inPeriod: readonly JournalCase[];
  /** How many cases belong to other periods. */
  readonly outside: number;
  /** Ids of cases that were not counted: another one of the period has the same reference. */
  readonly duplicates: ReadonlySet<string>;
  /** Codes of another version, counted as `other`. */
  readonly unknown: readonly UnknownValue[];
}

/** Counts the cases that were received in a period into the network's fixed tables. */
export function countJournal(journal: Journal, period: CountingPeriod): CountedJournal {
  const all = casesOf(journal);
  const inPeriod = all.filter(({ received }) => received >= period.start && received <= period.end);
  const counted = countCases(columns, inPeriod.map(rowOf), 0, period);
  return {
    period,
    cases: counted.cases,
    tables: counted.tables,
    amounts: counted.amounts,
    inPeriod,
    outside: all.length - inPeriod.length,
    duplicates: new Set(counted.skipped.flatMap(({ line }) => inPeriod[line]?.id ?? [])),
    unknown: counted.unknown,
  };
}

/** Whether a return that was made holds the same figures: there is nothing to send. */
export function sameFigures(
  a: Pick<Counted, 'cases' | 'tables' | 'amounts'>,
  b: Pick<Counted, 'cases' | 'tables' | 'amounts'>,
): boolean {
  return figuresOf(a) === figuresOf(b);
}

function figuresOf({ cases, tables, amounts }: Pick<Counted, 'cases' | 'tables' | 'amounts'>): string {
  const cells = tables.flatMap(({ id, cells }) =>
    cells.filter(({ count }) => count > 0).map(({ key, count }) => [id, ...key, count].join('|')),
  );
  const sums = amounts.map((sum) => [sum.currency, sum.total, sum.count, sum.dominated].join('|'));
  return [cases, ...cells.sort(), ...sums.sort()].join('\n');
}
