import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type IndicatorId, type NetworkId, newId } from '#domain/ids';
import { frozenByFigures } from '#domain/indicators/definition';
import type { Transaction } from '#server/database/client';
import { Prisma } from '#server/database/generated/client';
import type { Services } from '#server/services';
import {
  type IndicatorChange,
  type IndicatorView,
  type indicatorChangeSchema,
  indicatorView,
  type newIndicatorSchema,
  specFits,
  withProjects,
} from './definition';
import { checkPlace, hasFigures, loadPlaces } from './place';

type Parts = Pick<Services, 'database' | 'audit' | 'live'>;

/**
 * Defines an indicator. Throws `conflict` when its code is taken, `invalid` with the field whose value does not fit
 * (docs of `checkPlace`).
 */
export async function createIndicator(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  input: z.output<typeof newIndicatorSchema>,
): Promise<{ id: IndicatorId }> {
  const id = newId<IndicatorId>();
  await database.prisma.$transaction(async (tx) => {
    await oneAfterTheOther(tx, networkId);
    if (!specFits(input)) throw new JalonError('invalid', { field: 'sourceSpec' });
    await checkCode(tx, networkId, input.code);
    const places = await loadPlaces(tx, networkId);
    checkPlace(places, { id, ...input });
    const { projectIds, ...columns } = input;
    await tx.indicator.create({ data: { id, networkId, ...required(columns) } });
    await tieToProjects(tx, networkId, id, projectIds);
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.create',
        resourceKind: 'indicator',
        resourceId: id,
        details: { code: input.code },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
  return { id };
}

/**
 * Changes what is given of a definition; what is the same already is no change.
 * @throws JalonError `not-found`; `has-figures` with the field that would change what was reported before; and as
 *   `createIndicator`.
 */
export async function updateIndicator(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  { indicatorId, ...given }: z.output<typeof indicatorChangeSchema>,
): Promise<void> {
  const changed = await database.prisma.$transaction(async (tx) => {
    await oneAfterTheOther(tx, networkId);
    const before = await loadToWrite(tx, networkId, indicatorId);
    const after = { ...before, ...given };
    if (!specFits(after)) throw new JalonError('invalid', { field: 'sourceSpec' });
    const change = realChange(before, given);
    const fields = Object.keys(change);
    if (fields.length === 0) return false;
    if (change.code !== undefined) await checkCode(tx, networkId, change.code);
    const places = await loadPlaces(tx, networkId);
    if (change.parentId !== undefined || change.projectIds !== undefined || change.responsibleId) {
      checkPlace(places, after);
    }
    const frozen: string | undefined = frozenByFigures.find(
      (field) => fields.includes(field) && !(field === 'sourceSpec' && onlyNames(before, after)),
    );
    const moved = change.parentId !== undefined && places.addsUp(before.parentId, change.parentId);
    const field = frozen ?? (moved ? 'parentId' : undefined);
    if (field !== undefined && (await hasFigures(tx, networkId, indicatorId))) {
      throw new JalonError('has-figures', { field });
    }
    const { projectIds, ...columns } = change;
    await tx.indicator.update({ where: { id: indicatorId, networkId }, data: toColumns(columns) });
    if (projectIds) await tieToProjects(tx, networkId, indicatorId, projectIds);
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.update',
        resourceKind: 'indicator',
        resourceId: indicatorId,
        details: {
          fields: fields.join(),
          before: JSON.stringify(Object.fromEntries(fields.map((name) => [name, valueAt(before, name)]))),
          after: JSON.stringify(change),
        },
      },
      tx,
    );
    return true;
  });
  if (changed) live.publish({ networkId, kind: 'indicator' });
}

/**
 * Takes an indicator out of use. Its figures stay where they were reported, in its parent's totals too; its code
 * stays taken. Throws `not-found`, also when it is retired already.
 */
export async function retireIndicator(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  indicatorId: IndicatorId,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await oneAfterTheOther(tx, networkId);
    const { code } = await loadToWrite(tx, networkId, indicatorId);
    await tx.indicator.update({ where: { id: indicatorId, networkId }, data: { archivedAt: new Date() } });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.retire',
        resourceKind: 'indicator',
        resourceId: indicatorId,
        details: { code },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
}

/**
 * Definitions of a network are written one after the other: two at once could take the same code, or hang each under
 * the other. Rows that only refer to the network are not held up.
 */
async function oneAfterTheOther(tx: Transaction, networkId: NetworkId): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Network" WHERE id = ${networkId}::uuid FOR NO KEY UPDATE`;
}

/** One in use, held against a value that is typed meanwhile. Throws `not-found`. */
async function loadToWrite(
  tx: Transaction,
  networkId: NetworkId,
  indicatorId: IndicatorId,
): Promise<IndicatorView> {
  await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${indicatorId}::uuid FOR UPDATE`;
  const row = await tx.indicator.findFirst({
    where: { id: indicatorId, networkId, archivedAt: null },
    include: withProjects,
  });
  if (!row) throw new JalonError('not-found');
  return indicatorView(row);
}

/** A code is one indicator's in its network, also of one that is retired: old reports name it. */
async function checkCode(tx: Transaction, networkId: NetworkId, code: string): Promise<void> {
  const taken = await tx.indicator.findFirst({ where: { networkId, code } });
  if (taken) throw new JalonError('conflict', { field: 'code' });
}

/** Names of a ratio's parts may be mended at any time, as a title may. */
const onlyNames = (before: IndicatorView, after: Pick<IndicatorView, 'sourceSpec'>): boolean =>
  [before, after].every(({ sourceSpec }) => sourceSpec === null || 'numerator' in sourceSpec);

const valueAt = (view: IndicatorView, name: string): unknown =>
  Object.entries(view).find(([key]) => key === name)?.[1];

/** What is given and differs. Projects are a set: their order is no change. */
function realChange(before: IndicatorView, given: IndicatorChange): IndicatorChange {
  const same = (name: string, value: unknown): boolean =>
    name === 'projectIds'
      ? isDeepStrictEqual(new Set(before.projectIds), new Set(given.projectIds))
      : isDeepStrictEqual(valueAt(before, name), value);
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== undefined && !same(name, value)),
  );
}

type Columns = Omit<IndicatorChange, 'projectIds'>;

/** As the row keeps them. */
function toColumns({ baseline, sourceSpec, ...rest }: Columns) {
  return {
    ...rest,
    ...(baseline === undefined
      ? {}
      : { baselineValue: baseline?.value ?? null, baselineYear: baseline?.year ?? null }),
    ...(sourceSpec === undefined ? {} : { sourceSpec: sourceSpec ?? Prisma.DbNull }),
  };
}

/** The same of a whole definition. */
function required(definition: Omit<z.output<typeof newIndicatorSchema>, 'projectIds'>) {
  const { baseline, sourceSpec, ...rest } = definition;
  return { ...rest, ...toColumns({ baseline, sourceSpec }) };
}

async function tieToProjects(
  tx: Transaction,
  networkId: NetworkId,
  indicatorId: IndicatorId,
  projectIds: readonly string[],
): Promise<void> {
  await tx.projectIndicator.deleteMany({ where: { networkId, indicatorId } });
  await tx.projectIndicator.createMany({
    data: [...new Set(projectIds)].map((projectId) => ({ networkId, projectId, indicatorId })),
  });
}
