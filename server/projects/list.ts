import type { NetworkId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';

export interface ListedProject {
  readonly id: string;
  readonly code: string;
  readonly names: LocalText;
  /** Calendar dates, YYYY-MM-DD. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly donorOrganisationIds: readonly string[];
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

export async function listProjects(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
): Promise<ListedProject[]> {
  const rows = await database.prisma.project.findMany({
    where: { networkId },
    include: { donors: true },
    orderBy: { code: 'asc' },
  });
  return rows.map((project) => ({
    id: project.id,
    code: project.code,
    names: localTextSchema.parse(project.names),
    startsOn: day(project.startsOn),
    endsOn: day(project.endsOn),
    donorOrganisationIds: project.donors.map((donor) => donor.organisationId),
  }));
}
