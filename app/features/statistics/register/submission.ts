import { fixedTablesOf, type Register } from '#domain/statistics/register/register';
import type { FixedTables } from '#domain/statistics/tables';

export interface Submission {
  readonly periodId: string;
  readonly organisationId: string;
  readonly tables: FixedTables;
  readonly reason?: string;
  readonly approverOrganisationId?: string | null;
}

/**
 * All that leaves the browser: the fixed tables, for which period and union, and what the focal point typed. The
 * register's columns, skipped lines and unknown values stay on the page.
 * @param today the date of counting, on the device
 */
export function submissionOf(
  register: Register,
  where: Omit<Submission, 'tables'>,
  today: string,
): Submission {
  const { periodId, organisationId, reason, approverOrganisationId } = where;
  return {
    periodId,
    organisationId,
    tables: fixedTablesOf(register, today),
    ...(reason ? { reason } : {}),
    ...(approverOrganisationId ? { approverOrganisationId } : {}),
  };
}
