import { JalonError } from '#domain/errors';
import type { IndicatorId, NetworkId } from '#domain/ids';
import { mayHangUnder, wouldCycle } from '#domain/indicators/hierarchy';
import type { Transaction } from '#server/database/client';
import { withProjects } from './definition';
import { loadIndicatorFacts } from './facts';
import { seriesOf } from './series';

/** Where the indicators of a network hang, and what one may be tied to. */
export interface Places {
  readonly indicators: ReadonlyMap<string, Place>;
  readonly projectIds: ReadonlySet<string>;
  readonly organisationIds: ReadonlySet<string>;
  /** Whether one of these parents adds up what hangs under it. */
  addsUp(...parentIds: readonly (string | null)[]): boolean;
}
interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly source: string;
  readonly retired: boolean;
  readonly projectIds: readonly string[];
}

export async function loadPlaces(tx: Transaction, networkId: NetworkId): Promise<Places> {
  const rows = await tx.indicator.findMany({ where: { networkId }, include: withProjects });
  const projects = await tx.project.findMany({ where: { networkId }, select: { id: true } });
  const organisations = await tx.organisation.findMany({
    where: { networkId, archivedAt: null },
    select: { id: true },
  });
  const indicators = new Map(
    rows.map(({ id, parentId, source, archivedAt, projects: its }) => [
      id,
      {
        id,
        parentId,
        source,
        retired: archivedAt !== null,
        projectIds: its.map(({ projectId }) => projectId),
      },
    ]),
  );
  return {
    indicators,
    projectIds: new Set(projects.map(({ id }) => id)),
    organisationIds: new Set(organisations.map(({ id }) => id)),
    addsUp: (...parentIds) =>
      parentIds.some((id) => id !== null && indicators.get(id)?.source === 'children'),
  };
}

/** Where an indicator is to hang, and what it is to be tied to. */
interface Wanted {
  readonly id: string;
  readonly parentId: string | null;
  readonly responsibleId: string | null;
  readonly projectIds: readonly string[];
}

/**
 * Refuses a place an indicator cannot have.
 * @throws JalonError `invalid` with the field, and `why` for a parent: `gone`, `cycle` (it would stand above itself),
 *   `project` (they have no project in common); for projects `children`, when one below would lose its own
 */
export function checkPlace(places: Places, wanted: Wanted): void {
  const { indicators, projectIds, organisationIds } = places;
  if (!wanted.projectIds.every((id) => projectIds.has(id))) {
    throw new JalonError('invalid', { field: 'projectIds', why: 'gone' });
  }
  if (wanted.responsibleId !== null && !organisationIds.has(wanted.responsibleId)) {
    throw new JalonError('invalid', { field: 'responsibleId', why: 'gone' });
  }
  const why = wanted.parentId === null ? null : parentRefusal(indicators, wanted, wanted.parentId);
  if (why) throw new JalonError('invalid', { field: 'parentId', why });
  const orphaned = [...indicators.values()].some(
    ({ parentId, retired, projectIds: its }) =>
      parentId === wanted.id && !retired && !mayHangUnder(its, wanted.projectIds),
  );
  if (orphaned) throw new JalonError('invalid', { field: 'projectIds', why: 'children' });
}

function parentRefusal(
  indicators: Places['indicators'],
  { id, projectIds }: Wanted,
  parentId: string,
): 'gone' | 'cycle' | 'project' | null {
  const parents = new Map([...indicators.values()].map((each) => [each.id, each.parentId]));
  if (wouldCycle(parents, id, parentId)) return 'cycle';
  const parent = indicators.get(parentId);
  // It may stay under one that was retired since.
  if (!parent || (parent.retired && parents.get(id) !== parentId)) return 'gone';
  return mayHangUnder(projectIds, parent.projectIds) ? null : 'project';
}

/** Whether something was reported for it, in whatever way: then its definition says what that meant. */
export async function hasFigures(
  prisma: Transaction,
  networkId: NetworkId,
  indicatorId: IndicatorId,
): Promise<boolean> {
  const options = { only: [indicatorId], retired: true };
  const facts = await loadIndicatorFacts({ database: { prisma } }, networkId, options);
  // Which day it is does not matter: it moves the light only.
  const [series] = seriesOf(facts, '');
  return (series?.points ?? []).some(({ actual, source }) =>
    source.kind === 'values' ? source.values.length > 0 : actual.state !== 'notReported',
  );
}
