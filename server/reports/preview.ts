import type { ReportFigures } from '#domain/report/assemble';
import { type Gap, gapsOf } from '#domain/report/gaps';
import type { Services } from '#server/services';
import { readFigures } from './figures';
import type { LoadedReport } from './load';

export interface ReportPreview {
  readonly figures: ReportFigures;
  readonly gaps: readonly Gap[];
}

/** Today's figures for the blocks of a draft, as the donor would see them, and what is missing. */
export async function previewReport(
  services: Pick<Services, 'database'>,
  report: LoadedReport,
): Promise<ReportPreview> {
  const { figures } = await readFigures(services, report);
  return { figures, gaps: gapsOf(figures, report.periodId) };
}
