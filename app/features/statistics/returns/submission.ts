import { type Counted, type FixedTables, fixedTablesOf } from '#domain/statistics/tables';

export interface Submission {
  readonly periodId: string;
  readonly organisationId: string;
  readonly tables: FixedTables;
  readonly reason?: string;
  readonly approverOrganisationId?: string | null;
}

/**
 * All that leaves the browser: the fixed tables, for which period and union, and what the focal point typed. A
 * register's columns, skipped lines and unknown values stay on the page, and so do the cases of a journal.
 * @param today the date of counting, on the device
 */
export function submissionOf(counted: Counted, where: Omit<Submission, 'tables'>, today: string): Submission {
  const { periodId, organisationId, reason, approverOrganisationId } = where;
  return {
    periodId,
    organisationId,
    tables: fixedTablesOf(counted, today),
    ...(reason ? { reason } : {}),
    ...(approverOrganisationId ? { approverOrganisationId } : {}),
  };
}
