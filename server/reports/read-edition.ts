import { JalonError } from '#domain/errors';
import type { FrozenReport } from '#domain/report/content';
import { readFrozen } from '#domain/report/freeze';
import type { Services } from '#server/services';
import type { LoadedReport } from './load';

export interface EditionPage {
  readonly frozen: FrozenReport;
  /** Every edition of the report, the latest last. Instants are ISO 8601. */
  readonly editions: readonly { readonly edition: number; readonly at: string }[];
}

/** A published edition, the latest when none is named. Throws `not-found`. */
export async function readEdition(
  { database }: Pick<Services, 'database'>,
  { networkId, reportId }: Pick<LoadedReport, 'networkId' | 'reportId'>,
  edition?: number,
): Promise<EditionPage> {
  const editions = await database.prisma.reportEdition.findMany({
    where: { networkId, reportId },
    select: { edition: true, at: true },
    orderBy: { edition: 'asc' },
  });
  const wanted = edition ?? editions.at(-1)?.edition;
  if (wanted === undefined) throw new JalonError('not-found');
  const row = await database.prisma.reportEdition.findUnique({
    where: { networkId_reportId_edition: { networkId, reportId, edition: wanted } },
  });
  if (!row) throw new JalonError('not-found');
  return {
    frozen: readFrozen(row.frozen),
    editions: editions.map(({ edition, at }) => ({ edition, at: at.toISOString() })),
  };
}
