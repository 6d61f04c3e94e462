import type { Actor } from '#domain/access/actor';
import type { DocumentResource } from '#domain/access/policy';
import { type LocalText, localTextSchema } from '#domain/language';
import { listPeople } from '#server/people/list';
import type { Services } from '#server/services';
import { isOf, readersOf } from './readers';

export interface Mentionable {
  readonly people: readonly { readonly id: string; readonly name: string; readonly organisations: string }[];
  readonly organisations: readonly {
    readonly id: string;
    readonly code: string;
    readonly names: LocalText;
  }[];
}

/** Who can be named in a comment on a document: who may read it, as far as the actor may know their names. */
export async function listMentionable(
  services: Services,
  actor: Actor,
  document: DocumentResource,
): Promise<Mentionable> {
  const { networkId } = actor;
  const [known, readers, organisations] = await Promise.all([
    listPeople(services, actor),
    readersOf(services.database.prisma, document),
    services.database.prisma.organisation.findMany({
      where: { networkId, archivedAt: null },
      orderBy: { code: 'asc' },
    }),
  ]);
  const reading = new Set<string>(readers.map(({ personId }) => personId));
  const codeOf = new Map(organisations.map(({ id, code }) => [id, code]));
  return {
    people: known
      .filter(({ id, name }) => reading.has(id) && name !== '')
      .map(({ id, name, memberships }) => ({
        id,
        name,
        organisations: [...new Set(memberships.map((held) => codeOf.get(held.organisationId) ?? ''))]
          .filter(Boolean)
          .join(', '),
      })),
    organisations: organisations
      .filter(({ id }) => readers.some((reader) => isOf(reader, id)))
      .map(({ id, code, names }) => ({ id, code, names: localTextSchema.parse(names) })),
  };
}
