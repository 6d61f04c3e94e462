import pino from 'pino';
import type { Actor, Role } from '#domain/access/actor';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, setMeta } from '#domain/document/shape';
import {
  type ActivityId,
  type DocumentId,
  type NetworkId,
  newId,
  type OrganisationId,
  type PersonId,
  type ProjectId,
} from '#domain/ids';
import { createCollab } from '#server/collab/collab';
import { createDocumentLog } from '#server/collab/log';
import type { Database } from '#server/database/client';
import { createDocument } from '#server/documents/create';
import { createProjection } from '#server/projection/projection';
import type { Services } from '#server/services';
import {
  caseIndicator,
  networkRow,
  organisationRow,
  periodRow,
  projectRow,
} from '#tests/harness/factories/rows';
import { callAs, makeServices } from '#tests/harness/factories/services';

/** What stands in the plan's remarks: no edition may hold a word of it. */
export const REMARK = 'Budget secret de Mme Zohra, zohra@exemple.tn';
/** The exact count of one union that disclosure control hides from donors (k = 10). */
export const HIDDEN_COUNT = 7;

/** A network with one project, its donor, one plan, one period, releases, and the parts that reports need. */
export async function makeWorld(database: Database) {
  const { prisma } = database;
  const networkId = await networkRow(database);
  const organisation = (code: string, kind: string) => organisationRow(database, networkId, code, kind);
  const organisations = {
    office: await organisation('PROMIG', 'secretariat'),
    copil: await organisation('COPIL', 'committee'),
    union: await organisation('UGTT', 'union'),
    partner: await organisation('OIM', 'partner'),
    donor: await organisation('AMEM-B', 'donor'),
    otherDonor: await organisation('FAIR-B', 'donor'),
  };
  const projectId = await projectRow(database, networkId, 'AMEM', [organisations.donor]);
  const otherProjectId = await projectRow(database, networkId, 'FAIR', [organisations.otherDonor]);
  const periodId = await periodRow(database, networkId);
  const indicator = async (code: string, filter: Record<string, string>): Promise<string> => {
    const id = newId<string>();
    await prisma.indicator.create({
      data: {
        id,
        networkId,
        code,
        titles: { fr: `Indicateur ${code}` },
        definitions: { fr: 'Dossiers reçus' },
        ...caseIndicator,
        source: 'cases',
        sourceSpec: { table: 'sex', filter },
        baselineValue: 0,
        baselineYear: 2019,
      },
    });
    await prisma.projectIndicator.create({ data: { networkId, projectId, indicatorId: id } });
    await prisma.indicatorTarget.create({ data: { networkId, indicatorId: id, periodId, value: 500 } });
    return id;
  };
  const indicators = { all: await indicator('1.1', {}), women: await indicator('1.2', { sex: 'f' }) };
  for (const [audience, k] of [
    ['network', 5],
    ['donors', 10],
  ] as const) {
    const hidden = audience === 'donors';
    await prisma.release.create({
      data: {
        id: newId<string>(),
        networkId,
        periodId,
        audience,
        revision: 1,
        k,
        tablesVersion: '2020.1',
        tables: [
          {
            id: 'sex',
            dimensions: ['sex'],
            withheld: null,
            cells: [
              { key: ['*'], state: 'published', value: 412 },
              hidden
                ? { key: ['f'], state: 'hidden' }
                : { key: ['f'], state: 'published', value: HIDDEN_COUNT },
            ],
          },
        ],
        amounts: [],
        organisationIds: [organisations.union],
        expected: 1,
        createdById: newId<PersonId>(),
      },
    });
  }

  const logger = pino({ level: 'silent' });
  const projection = createProjection({
    database,
    logger,
    read: (documentId) => collab.read(documentId),
    onProjected: () => undefined,
  });
  const collab = createCollab({
    log: createDocumentLog(database.pool),
    logger,
    authenticate: async () => null,
    isErased: async () => false,
    allowedOrigin: () => false,
    loadResource: async () => null,
    onCommitted: () => undefined,
  });
  // Sessions, files and settings are no part of reports: a command that reached for them would fail here.
  const services = makeServices(database, { collab });

  const actor = (role: Role, organisationId: OrganisationId): Actor => ({
    personId: newId<PersonId>(),
    networkId,
    memberships: [{ organisationId, role }],
  });
  const actors = {
    secretariat: actor('secretariat', organisations.office),
    copil: actor('copil', organisations.copil),
    coordinator: actor('coordinator', organisations.union),
    focalPoint: actor('focal-point', organisations.union),
    partner: actor('partner', organisations.partner),
    donor: actor('donor', organisations.donor),
    otherDonor: actor('donor', organisations.otherDonor),
    stranger: { ...actor('secretariat', organisations.office), networkId: newId<NetworkId>() },
  } satisfies Record<string, Actor>;
  const as = (who: keyof typeof actors) => callAs(services, actors[who]);

  const plan = await makePlan(services, actors.secretariat, organisations.union, projectId);
  await projection.project(plan.documentId);
  return {
    ...{ networkId, organisations, projectId, otherProjectId, periodId, indicators, actors, as, plan },
    ...{ services, projection },
    async close() {
      await projection.close();
      await collab.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

async function makePlan(
  services: Services,
  author: Actor,
  unionId: OrganisationId,
  projectId: ProjectId,
): Promise<{ documentId: DocumentId; activityId: ActivityId; otherActivityId: ActivityId }> {
  const { id: documentId } = await createDocument(services, author, {
    kind: 'action-plan',
    title: "Plan d'actions 2020",
    language: 'fr',
    year: 2020,
    ownerOrganisationId: null,
  });
  const activityId = newId<ActivityId>();
  const otherActivityId = newId<ActivityId>();
  await services.collab.edit(documentId, { authorId: author.personId, origin: 'seed' }, (doc) => {
    setMeta(doc, { year: 2020 }, 'seed');
    const sectionId = addSection(doc, { parentId: null, title: 'Protection' }, 'seed');
    addActivity(
      doc,
      {
        sectionId,
        title: 'Atelier des points focaux',
        period: {
          text: 'Mars-Avril',
          start: '2020-03-01',
          end: '2020-04-30',
          precision: 'month',
          confirmed: true,
        },
        places: { p1: { text: 'Tunis' } },
        responsibles: {
          r1: { text: 'UGTT', organisationId: unionId, lead: true },
          r2: { text: 'M. Salah' },
        },
        projects: { [projectId]: true },
      },
      'seed',
      { id: activityId, texts: { remarks: writeRichText(plainParagraphs(REMARK)) } },
    );
    addActivity(doc, { sectionId, title: 'Sans projet' }, 'seed', { id: otherActivityId });
  });
  return { documentId, activityId, otherActivityId };
}
