import { z } from 'zod';
import { type Actor, actsFor } from '#domain/access/actor';
import { type CaseReturnResource, can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { OrganisationId, PeriodId, PersonId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Amount, CountedTable } from '#domain/statistics/tables';
import type { CaseReturn } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { type Approvers, findApprovers } from './approvers';
import { type PeriodView, periodView } from './periods';
import { type ReturnState, readReturnState } from './return-state';

/** A union's return with its exact counts: for its own people only. Instants are ISO 8601. */
export interface ReturnView {
  readonly id: string;
  readonly revision: number;
  readonly state: ReturnState;
  readonly cases: number;
  readonly tablesVersion: string;
  readonly tables: readonly CountedTable[];
  readonly amounts: readonly Amount[];
  readonly countedOn: string;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly approverOrganisationId: string | null;
  readonly notDoubleChecked: boolean;
  /** Why it was sent back, or why an approved one was replaced. */
  readonly note: string;
}

export interface ReturnPage {
  readonly period: PeriodView;
  readonly organisation: { readonly id: string; readonly code: string; readonly names: LocalText };
  /** The latest revision; null while nothing was sent. */
  readonly current: ReturnView | null;
  /** The revision that counts for the network while a later one waits. */
  readonly approvedRevision: number | null;
  /** For display only; the procedures ask the same policy again. */
  readonly may: { readonly submit: boolean; readonly approve: boolean };
  readonly approvers: Approvers;
}

/** Tables that passed `validateTables` when they were stored. */
const storedTables = z.array(
  z.object({
    id: z.string(),
    dimensions: z.array(z.string()),
    cells: z.array(z.object({ key: z.array(z.string()), count: z.number() })),
  }),
);
const storedAmounts = z.array(
  z.object({ currency: z.string(), total: z.number(), count: z.number(), dominated: z.boolean() }),
);
export const readStoredTables = (stored: unknown): CountedTable[] => storedTables.parse(stored);
export const readStoredAmounts = (stored: unknown): Amount[] => storedAmounts.parse(stored);

/** A union's return for a period as its own people see it. Throws `not-found`. */
export async function readReturnPage(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  input: { readonly periodId: PeriodId; readonly organisationId: OrganisationId },
): Promise<ReturnPage> {
  const { networkId } = actor;
  const { periodId, organisationId } = input;
  return database.prisma.$transaction(async (tx) => {
    const period = await tx.reportingPeriod.findFirst({
      where: { id: periodId, networkId, projectId: null },
    });
    const organisation = await tx.organisation.findFirst({ where: { id: organisationId, networkId } });
    if (!period || !organisation) throw new JalonError('not-found');
    const revisions = await tx.caseReturn.findMany({
      where: { networkId, periodId, organisationId },
      orderBy: { revision: 'desc' },
    });
    const [row] = revisions;
    const people = await tx.person.findMany({
      where: { networkId, id: { in: [row?.submittedById, row?.approvedById].filter((id) => id != null) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name ?? '']));
    const open = period.lockedAt === null;
    const resource: CaseReturnResource = {
      networkId,
      organisationId,
      // Ids in rows were made by newId; the brands are given back here.
      submittedById: (row?.submittedById ?? null) as PersonId | null,
      approverOrganisationId: (row?.approverOrganisationId ?? null) as OrganisationId | null,
    };
    return {
      period: periodView(period),
      organisation: {
        id: organisation.id,
        code: organisation.code,
        names: localTextSchema.parse(organisation.names),
      },
      current: row ? returnView(row, names) : null,
      approvedRevision: revisions.find(({ state }) => state === 'approved')?.revision ?? null,
      may: {
        submit: open && can(actor, 'caseReturn.submit', resource),
        approve: open && row?.state === 'submitted' && can(actor, 'caseReturn.approve', resource),
      },
      approvers: await findApprovers(tx, networkId, organisationId, actor.personId),
    };
  });
}

function returnView(row: CaseReturn, names: ReadonlyMap<string, string>): ReturnView {
  return {
    id: row.id,
    revision: row.revision,
    state: readReturnState(row.state),
    cases: row.cases,
    tablesVersion: row.tablesVersion,
    tables: readStoredTables(row.tables),
    amounts: readStoredAmounts(row.amounts),
    countedOn: row.countedOn.toISOString().slice(0, 10),
    submittedAt: row.submittedAt?.toISOString() ?? '',
    submittedBy: names.get(row.submittedById ?? '') ?? '',
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedBy: row.approvedById && (names.get(row.approvedById) ?? ''),
    approverOrganisationId: row.approverOrganisationId,
    notDoubleChecked: row.notDoubleChecked,
    note: row.note,
  };
}

/** A return that waits for this person, without any figure: an approver of another union sees none. */
export interface WaitingReturn {
  readonly caseReturnId: string;
  readonly periodId: string;
  readonly periodCode: string;
  readonly organisation: { readonly id: string; readonly code: string; readonly names: LocalText };
  readonly submittedAt: string;
  /** Of the person's own union: its page shows the counts. */
  readonly own: boolean;
}

/** The submitted returns of open periods that this person may approve. */
export async function listWaitingReturns(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
): Promise<WaitingReturn[]> {
  const { networkId } = actor;
  const rows = await database.prisma.caseReturn.findMany({
    where: { networkId, state: 'submitted', period: { lockedAt: null } },
    // Named, so that no count of another union is even read.
    select: {
      id: true,
      organisationId: true,
      submittedById: true,
      approverOrganisationId: true,
      submittedAt: true,
      period: { select: { id: true, code: true } },
      organisation: { select: { id: true, code: true, names: true } },
    },
    orderBy: { submittedAt: 'asc' },
  });
  return rows
    .filter((row) =>
      can(actor, 'caseReturn.approve', {
        networkId,
        organisationId: row.organisationId as OrganisationId,
        submittedById: row.submittedById as PersonId | null,
        approverOrganisationId: row.approverOrganisationId as OrganisationId | null,
      }),
    )
    .map((row) => ({
      caseReturnId: row.id,
      periodId: row.period.id,
      periodCode: row.period.code,
      organisation: { ...row.organisation, names: localTextSchema.parse(row.organisation.names) },
      submittedAt: row.submittedAt?.toISOString() ?? '',
      own: actsFor(actor, row.organisationId as OrganisationId, 'coordinator', 'focal-point'),
    }));
}
