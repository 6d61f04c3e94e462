import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/harness/database';
import { makeWorld, type World } from './world';

const database = useDatabase();
let world: World;
let draft: string;
let published: string;
let toPartner: string;

beforeAll(async () => {
  world = await makeWorld(database());
  const secretariat = world.as('secretariat').report;
  const create = (title: string) => secretariat.create({ projectId: world.projectId, title });
  draft = (await create('Brouillon')).id;
  const second = await create('Au bailleur');
  published = second.id;
  await secretariat.publish({
    reportId: published,
    audienceOrganisationIds: [world.organisations.donor],
  });
  // The draft goes on after the edition: those who read editions see the edition's title.
  await database().prisma.document.update({
    where: { id: second.documentId },
    data: { title: 'Titre du brouillon' },
  });
  toPartner = (await create('Au partenaire')).id;
  await secretariat.publish({
    reportId: toPartner,
    audienceOrganisationIds: [world.organisations.partner],
  });
});
afterAll(async () => {
  await world.close();
});

type Who = Parameters<World['as']>[0];
const everyone: Who[] = [
  'secretariat',
  'copil',
  'coordinator',
  'focalPoint',
  'partner',
  'donor',
  'otherDonor',
  'stranger',
];

/** Who gets an answer; every other answer must be a refusal. */
async function allowed(call: (who: Who) => Promise<unknown>): Promise<Who[]> {
  const answers = await Promise.all(
    everyone.map((who) =>
      call(who).then(
        () => [who],
        (error: { message: string }) => {
          // To another network's secretariat our project does not exist, so a report of it is invalid.
          expect(['not-allowed', 'not-found', ...(who === 'stranger' ? ['invalid'] : [])]).toContain(
            error.message,
          );
          return [];
        },
      ),
    ),
  );
  return answers.flat();
}

describe('who may do what with reports', () => {
  it('a draft and its figures are read by secretariat and COPIL only', async () => {
    expect(await allowed((who) => world.as(who).report.get({ reportId: draft }))).toEqual([
      'secretariat',
      'copil',
    ]);
    expect(await allowed((who) => world.as(who).report.preview({ reportId: draft }))).toEqual([
      'secretariat',
      'copil',
    ]);
  });

  it('a draft has no edition, for nobody', async () => {
    expect(await allowed((who) => world.as(who).report.readEdition({ reportId: draft }))).toEqual([]);
  });

  it('an edition is read inside the network, and by the donor it is addressed to', async () => {
    expect(await allowed((who) => world.as(who).report.readEdition({ reportId: published }))).toEqual([
      'secretariat',
      'copil',
      'coordinator',
      'focalPoint',
      'donor',
    ]);
  });

  it('a partner reads what is addressed to it, and the donor of the project does not read that', async () => {
    expect(await allowed((who) => world.as(who).report.readEdition({ reportId: toPartner }))).toEqual([
      'secretariat',
      'copil',
      'coordinator',
      'focalPoint',
      'partner',
    ]);
  });

  it('a donor that no longer funds the project reads nothing of it', async () => {
    const { prisma } = database();
    const where = { projectId: world.projectId, organisationId: world.organisations.donor };
    await prisma.projectDonor.deleteMany({ where });
    const readers = await allowed((who) => world.as(who).report.readEdition({ reportId: published }));
    await prisma.projectDonor.create({ data: { networkId: world.networkId, ...where } });
    expect(readers).not.toContain('donor');
  });

  it('only the secretariat starts and publishes', async () => {
    const { projectId, organisations } = world;
    expect(await allowed((who) => world.as(who).report.create({ projectId, title: 'Essai' }))).toEqual([
      'secretariat',
    ]);
    expect(await allowed((who) => world.as(who).report.choices())).toEqual(['secretariat', 'stranger']);
    expect(
      await allowed((who) =>
        world.as(who).report.publish({ reportId: draft, audienceOrganisationIds: [organisations.partner] }),
      ),
    ).toEqual(['secretariat']);
  });
});

describe('the list of reports', () => {
  const titles = async (who: Who) =>
    (await world.as(who).report.list()).map(({ title }) => title).filter((title) => title !== 'Essai');

  it('is for a donor its own published reports under the title they were published with', async () => {
    expect(await titles('donor')).toEqual(['Au bailleur']);
    const [report] = await world.as('donor').report.list();
    expect(report?.draft).toBeNull();
    expect(report?.published?.edition).toBe(1);
  });

  it('is empty for the donor of another project and for another network', async () => {
    expect(await titles('otherDonor')).toEqual([]);
    expect(await titles('stranger')).toEqual([]);
  });

  it('shows unions what is published and a partner what is addressed to it', async () => {
    const unions = await titles('coordinator');
    expect(unions).toContain('Au bailleur');
    expect(unions).not.toContain('Titre du brouillon');
    expect(await titles('partner')).toContain('Au partenaire');
    expect(await titles('partner')).not.toContain('Au bailleur');
  });

  it('shows secretariat and COPIL the drafts too, and only the secretariat may write', async () => {
    expect(await titles('copil')).toContain('Titre du brouillon');
    const mayWrite = (who: Who) =>
      world
        .as(who)
        .report.list()
        .then((reports) => reports.some(({ draft }) => draft?.mayWrite));
    expect([await mayWrite('secretariat'), await mayWrite('copil')]).toEqual([true, false]);
  });
});
