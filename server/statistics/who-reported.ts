import { type Actor, hasRole, organisationsAs } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { PeriodId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';
import { type PeriodView, periodView } from './periods';
import { type ReportedState, readReturnState } from './return-state';

export interface UnionReported {
  readonly organisationId: string;
  readonly code: string;
  readonly names: LocalText;
  /** Of the latest revision. */
  readonly state: ReportedState;
  /** An approved return counts, also while its correction waits. */
  readonly approved: boolean;
  readonly submittedAt: string | null;
  readonly notDoubleChecked: boolean;
}

/** Who reported for a period. It holds no figure but "n of m unions". */
export interface WhoReported {
  readonly period: PeriodView;
  /** Unions with an approved return, also those whose correction waits. */
  readonly approved: number;
  readonly expected: number;
  /** All unions for the secretariat and the steering committee; a union sees its own. */
  readonly unions: readonly UnionReported[];
}

/** The state of each union's return; for a union's people their own only. Throws `not-found`. */
export async function whoReported(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  periodId: PeriodId,
): Promise<WhoReported> {
  const { networkId } = actor;
  const { prisma } = database;
  const period = await prisma.reportingPeriod.findFirst({
    where: { id: periodId, networkId, projectId: null },
  });
  if (!period) throw new JalonError('not-found');
  const unions = await prisma.organisation.findMany({
    where: { networkId, kind: 'union', archivedAt: null },
    orderBy: { code: 'asc' },
  });
  const returns = await prisma.caseReturn.findMany({
    where: { networkId, periodId },
    // Named, so that no count is even read.
    select: { organisationId: true, state: true, submittedAt: true, notDoubleChecked: true },
    orderBy: { revision: 'asc' },
  });
  // A later revision takes the place of an earlier one.
  const latest = new Map(returns.map((row) => [row.organisationId, row]));
  const approved = new Set(
    returns.filter(({ state }) => state === 'approved').map((row) => row.organisationId),
  );
  const all = hasRole(actor, 'secretariat', 'copil');
  const own: ReadonlySet<string> = organisationsAs(actor, 'coordinator', 'focal-point');
  return {
    period: periodView(period),
    approved: unions.filter(({ id }) => approved.has(id)).length,
    expected: unions.length,
    unions: unions
      .filter(({ id }) => all || own.has(id))
      .map(({ id, code, names }) => {
        const row = latest.get(id);
        return {
          organisationId: id,
          code,
          names: localTextSchema.parse(names),
          state: row ? readReturnState(row.state) : 'notReported',
          approved: approved.has(id),
          submittedAt: row?.submittedAt?.toISOString() ?? null,
          notDoubleChecked: row?.notDoubleChecked ?? false,
        };
      }),
  };
}
