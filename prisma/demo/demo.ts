import type { Services } from '#server/services';
import { loadAdoption, loadRunningVote } from './load-adoption';
import { loadComments } from './load-comments';
import { demoEmails, loadDirectory } from './load-directory';
import { loadPlans } from './load-plans';
import { loadReport } from './load-report';
import { loadIndicators, loadPeriods, loadTargets } from './load-statistics';
import { plans } from './plans';

const DEMO_LOADED = 'demo.load';

export { DEMO_PASSWORD, demoEmails } from './load-directory';

/**
 * Fills an empty database with a network in which every screen has something true to show.
 * @param projected resolves when the rows stand for what was written: comments and the report read them
 */
export async function loadDemo(services: Services, projected: () => Promise<void>): Promise<void> {
  const directory = await loadDirectory(services);
  const indicators = await loadIndicators(services, directory);
  const written = await loadPlans(services, { ...directory, indicators }, plans);
  await projected();
  await loadAdoption(services, directory, written);
  await loadRunningVote(services, directory, written);
  await loadComments(services, directory);
  const periods = await loadPeriods(services, directory);
  await loadTargets(services, directory, indicators, periods);
  await loadReport(services, directory, periods);
  await services.audit.record({
    networkId: directory.networkId,
    actorId: null,
    action: DEMO_LOADED,
    resourceKind: 'network',
    resourceId: directory.networkId,
  });
}

/**
 * Empties a database in which the demo was begun and never finished (the process was killed meanwhile). Nobody can
 * have worked in it: the server takes no requests before the demo is whole.
 */
export async function discardUnfinishedDemo({ database }: Pick<Services, 'database'>): Promise<void> {
  const { prisma, pool } = database;
  const [network, another] = await prisma.network.findMany({ select: { id: true }, take: 2 });
  if (!network || another) return;
  const [begun, finished] = await Promise.all([
    prisma.person.count({ where: { networkId: network.id, email: demoEmails[0] ?? '' } }),
    prisma.auditEntry.count({ where: { networkId: network.id, action: DEMO_LOADED } }),
  ]);
  if (begun === 0 || finished > 0) return;
  const { rows } = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE '\\_%'`,
  );
  await pool.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`);
}
