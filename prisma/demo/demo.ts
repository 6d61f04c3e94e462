import type { Services } from '#server/services';
import { loadDirectory } from './load-directory';
import { loadPlans } from './load-plans';
import { loadReport } from './load-report';
import { loadIndicators, loadPeriods, loadTargets } from './load-statistics';
import { plans } from './plans';

export { DEMO_PASSWORD, demoEmails } from './load-directory';

/** Fills an empty database with a network in which every screen has something true to show. */
export async function loadDemo(services: Services): Promise<void> {
  const directory = await loadDirectory(services);
  const indicators = await loadIndicators(services, directory);
  await loadPlans(services, { ...directory, indicators }, plans);
  const periods = await loadPeriods(services, directory);
  await loadTargets(services, directory, indicators, periods);
  await loadReport(services, directory, periods);
}
