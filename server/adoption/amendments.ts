import { countAmendments } from '#domain/adoption/amendments';
import { compareMoments } from '#server/documents/compare';
import type { Services } from '#server/services';
import { adoptedVersion, type Which } from './stored';

export interface Amendments {
  readonly adoptionId: string;
  readonly versionId: string;
  /** How many things differ now from what was adopted. */
  readonly count: number;
}

/** What was changed since the adoption that holds; null when nothing is adopted. */
export async function amendmentsOf(
  services: Pick<Services, 'database' | 'collab'>,
  which: Which,
): Promise<Amendments | null> {
  const adopted = await adoptedVersion(services.database.prisma, which);
  if (!adopted) return null;
  const moments = { before: { version: adopted.versionId }, after: 'now' } as const;
  const { diff } = await compareMoments(services, which, moments);
  return { ...adopted, count: countAmendments(diff) };
}
