import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';

/** What ids are called. */
export interface Names {
  readonly organisation: ReadonlyMap<string, { readonly code: string; readonly names: LocalText }>;
  readonly project: ReadonlyMap<string, string>;
  readonly indicator: ReadonlyMap<string, { readonly code: string; readonly titles: LocalText }>;
}

/** The names of everything a network's documents may refer to, also of what was put away since. */
export async function loadNames(
  { database: { prisma } }: Pick<Services, 'database'>,
  networkId: string,
): Promise<Names> {
  const where = { networkId };
  const [organisations, projects, indicators] = await Promise.all([
    prisma.organisation.findMany({ where }),
    prisma.project.findMany({ where }),
    prisma.indicator.findMany({ where }),
  ]);
  return {
    organisation: new Map(
      organisations.map(({ id, code, names }) => [id, { code, names: localTextSchema.parse(names) }]),
    ),
    project: new Map(projects.map(({ id, code }) => [id, code])),
    indicator: new Map(
      indicators.map(({ id, code, titles }) => [id, { code, titles: localTextSchema.parse(titles) }]),
    ),
  };
}
