import type { NetworkId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { ReportPeriod } from '#domain/report/content';
import type { Services } from '#server/services';
import { reportPeriod } from './periods';

/** What a new report can be of: each project with its own periods, else the network's. */
export interface ReportChoice {
  readonly id: string;
  readonly code: string;
  readonly names: LocalText;
  /** The latest first. */
  readonly periods: readonly ReportPeriod[];
}

export async function reportChoices(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
): Promise<ReportChoice[]> {
  const projects = await database.prisma.project.findMany({
    where: { networkId },
    orderBy: { code: 'asc' },
  });
  const periods = await database.prisma.reportingPeriod.findMany({
    where: { networkId },
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
  });
  return projects.map(({ id, code, names }) => {
    const own = periods.filter(({ projectId }) => projectId === id);
    const offered = own.length > 0 ? own : periods.filter(({ projectId }) => projectId === null);
    return { id, code, names: localTextSchema.parse(names), periods: offered.map(reportPeriod) };
  });
}
