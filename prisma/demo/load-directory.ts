import { randomBytes } from 'node:crypto';
import { newId, type OrganisationId, type PersonId } from '#domain/ids';
import { createNetwork } from '#server/network/create';
import { addPerson } from '#server/people/add';
import type { Services } from '#server/services';
import { organisations, otherPeople, people, projects } from './directory';
import { type DemoDirectory, named } from './load-plans';

export const DEMO_DOMAIN = 'demo.jalon.test';
export const DEMO_PASSWORD = 'jalon-demo-2020';

export const demoEmails: readonly string[] = people.map(({ account }) => `${account}@${DEMO_DOMAIN}`);

export interface LoadedDirectory extends Omit<DemoDirectory, 'indicators'> {
  /** Person ids by account. */
  readonly people: ReadonlyMap<string, PersonId>;
}

/** The demo's network, organisations, people and projects. */
export async function loadDirectory(services: Services): Promise<LoadedDirectory> {
  const { prisma } = services.database;
  const [first, ...rest] = people;
  if (!first) throw new Error('the demo has no people');
  const network = await createNetwork(services, {
    name: 'Réseau syndical des migrations (démonstration)',
    language: 'fr',
    timeZone: 'Africa/Tunis',
    person: { name: first.name, email: `${first.account}@${DEMO_DOMAIN}`, password: DEMO_PASSWORD },
  });
  const { networkId } = network;
  await prisma.network.update({
    where: { id: networkId },
    data: {
      names: {
        fr: 'Réseau syndical des migrations (démonstration)',
        en: 'Trade-union migration network (demonstration)',
        ar: 'الشبكة النقابية للهجرة (عرض توضيحي)',
      },
    },
  });
  const ids = new Map<string, OrganisationId>([
    ['Secrétariat', network.secretariatId],
    ['COPIL', network.copilId],
  ]);
  for (const organisation of organisations) ids.set(organisation.code, newId<OrganisationId>());
  await prisma.organisation.createMany({
    data: organisations.map(({ code, names, kind, country }) => ({
      id: named(ids, code),
      networkId,
      code,
      names,
      kind,
      country,
    })),
  });
  const persons = new Map<string, PersonId>([[first.account, network.personId]]);
  for (const { account, name, language, held } of [...rest, ...otherPeople]) {
    for (const { organisation, role } of held) {
      const { id } = await addPerson(services, networkId, null, {
        name,
        language,
        role,
        email: `${account}@${DEMO_DOMAIN}`,
        // Only the named accounts can be signed in to.
        password: people.some((person) => person.account === account)
          ? DEMO_PASSWORD
          : randomBytes(24).toString('hex'),
        organisationId: named(ids, organisation),
      });
      persons.set(account, id);
    }
  }
  const projectIds = new Map(projects.map(({ code }) => [code, newId<string>()]));
  for (const { code, names, startsOn, endsOn, donors } of projects) {
    await prisma.project.create({
      data: {
        id: named(projectIds, code),
        networkId,
        code,
        names,
        startsOn: new Date(startsOn),
        endsOn: new Date(endsOn),
        donors: { create: donors.map((donor) => ({ networkId, organisationId: named(ids, donor) })) },
      },
    });
  }
  return { networkId, authorId: network.personId, organisations: ids, projects: projectIds, people: persons };
}
