import {
  type ActivityId,
  type NetworkId,
  newId,
  type OrganisationId,
  type PeriodId,
  type PersonId,
  type ProjectId,
  type ReleaseId,
} from '#domain/ids';
import type { Database } from '#server/database/client';
import type { Prisma } from '#server/database/generated/client';

/*
 * Rows written straight into the database, for tests without a running server. What a test does not care about is
 * filled in.
 */

type Stored = Pick<Database, 'prisma'>;

export async function networkRow({ prisma }: Stored): Promise<NetworkId> {
  const id = newId<NetworkId>();
  await prisma.network.create({
    data: { id, names: { fr: 'Réseau' }, timeZone: 'Africa/Tunis', language: 'fr', settings: {} },
  });
  return id;
}

export async function organisationRow(
  { prisma }: Stored,
  networkId: NetworkId,
  code: string,
  kind: string,
): Promise<OrganisationId> {
  const id = newId<OrganisationId>();
  await prisma.organisation.create({ data: { id, networkId, code, names: { fr: code }, kind } });
  return id;
}

export async function projectRow(
  { prisma }: Stored,
  networkId: NetworkId,
  code: string,
  donors: readonly OrganisationId[] = [],
): Promise<ProjectId> {
  const id = newId<ProjectId>();
  const create = donors.map((organisationId) => ({ networkId, organisationId }));
  await prisma.project.create({ data: { id, networkId, code, names: { fr: code }, donors: { create } } });
  return id;
}

/** A period of the network, the year 2020, under any code. */
export async function periodRow({ prisma }: Stored, networkId: NetworkId, code = '2020'): Promise<PeriodId> {
  const id = newId<PeriodId>();
  const [startsOn, endsOn] = [new Date('2020-01-01'), new Date('2020-12-31')];
  await prisma.reportingPeriod.create({ data: { id, networkId, code, startsOn, endsOn } });
  return id;
}

/** What donors were shown of a period, without a table; of one union. */
export async function releaseRow(
  { prisma }: Stored,
  networkId: NetworkId,
  of: { readonly periodId: PeriodId; readonly union: OrganisationId; readonly by: PersonId },
): Promise<ReleaseId> {
  const id = newId<ReleaseId>();
  const { periodId, union, by } = of;
  const shown = { tablesVersion: '', tables: [], amounts: [], organisationIds: [union], expected: 3 };
  await prisma.release.create({
    data: { id, networkId, periodId, audience: 'donors', revision: 1, k: 10, ...shown, createdById: by },
  });
  return id;
}

/** What an indicator that counts case files says of itself, besides its names and its source. */
export const caseIndicator = {
  level: 'output',
  unit: 'dossiers',
  kind: 'count',
  direction: 'up',
  timeRule: 'sum',
  orgRule: 'sum',
} as const;

interface InDocument {
  readonly networkId: string;
  readonly documentId: string;
}

export async function sectionRow(
  { prisma }: Stored,
  { networkId, documentId }: InDocument,
  values: Partial<Prisma.SectionUncheckedCreateInput> = {},
): Promise<string> {
  const nodeId = newId<string>();
  await prisma.section.create({
    data: {
      networkId,
      documentId,
      nodeId,
      position: 0,
      depth: 0,
      number: '',
      title: 'Protection',
      otherName: '',
      country: '',
      suspended: false,
      suspendedReason: '',
      ...values,
    },
  });
  return nodeId;
}

export async function activityRow(
  { prisma }: Stored,
  { networkId, documentId }: InDocument,
  values: Partial<Prisma.ActivityUncheckedCreateInput> = {},
): Promise<ActivityId> {
  const nodeId = newId<ActivityId>();
  await prisma.activity.create({
    data: {
      networkId,
      documentId,
      nodeId,
      position: 1,
      number: '',
      title: 'Atelier',
      periodText: '',
      periodConfirmed: false,
      places: [],
      placesMode: 'all',
      targetGroup: '',
      recurring: false,
      remarks: '',
      expectedResult: '',
      ...values,
    },
  });
  return nodeId;
}

/** A status that somebody reported: done, unless said. */
export async function statusRow(
  { prisma }: Stored,
  { networkId, documentId, activityId }: InDocument & { readonly activityId: string },
  values: Partial<Prisma.StatusReportUncheckedCreateInput> = {},
): Promise<void> {
  const said = { status: 'done', text: '', source: 'person', documentSequence: 1, ...values };
  await prisma.statusReport.create({ data: { id: newId(), networkId, documentId, activityId, ...said } });
}
