import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { richTextToPlain } from '#domain/document/rich-text';
import { type DocumentId, newId } from '#domain/ids';
import type { ImportResult } from '#domain/import/result';
import { copyDocument } from '#server/documents/copy';
import { createDocument } from '#server/documents/create';
import { createFromImport } from '#server/documents/create-from-import';
import { getDocument } from '#server/documents/get';
import { listDocuments } from '#server/documents/list';
import { documentWorkbook } from '#server/exports/xlsx';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let people: Record<
  'coordinator' | 'focalPoint' | 'otherCoordinator' | 'partner' | 'donor',
  Actor & { email: string }
>;
let documents: Record<'plan' | 'own' | 'others' | 'shared' | 'invited', DocumentId>;

/** A plan as a member would type it: the words of the file must all be found again. */
const file = new TextEncoder().encode(
  [
    'Activité;Lieu;Période;Responsables;Statut;Remarques;Budget',
    'Atelier de lancement;Tunis ou Casa;Mars-Avril 2020;UGTT / COFIL;Réalisée;Avec les points focaux;1200',
    'Étude sur les retours;;A fixer;FAIR;;;',
  ].join('\n'),
);
const importing = {
  fileName: 'plan.csv',
  title: 'Plan importé',
  acceptProposals: false,
  ownerOrganisationId: null,
};

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Documents');
  const ugtt = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  const oim = await network.organisation('OIM', 'partner');
  const ue = await network.organisation('UE', 'donor');
  await network.project('FAIR');
  people = {
    coordinator: await network.person('ugtt', 'coordinator', ugtt),
    focalPoint: await network.person('focal', 'focal-point', ugtt),
    otherCoordinator: await network.person('umt', 'coordinator', umt),
    partner: await network.person('oim', 'partner', oim),
    donor: await network.person('ue', 'donor', ue),
  };
  const make = async (values: Parameters<MadeNetwork['document']>[0]) => (await network.document(values)).id;
  documents = {
    plan: await make({ title: 'Plan' }),
    own: await make({ title: 'Plan UGTT', owner: ugtt }),
    others: await make({ title: 'Plan UMT', owner: umt }),
    shared: await make({ title: 'Plan UMT montré', owner: umt, shared: true }),
    invited: await make({ title: 'Atelier', kind: 'agenda', invited: [oim] }),
  };
});

describe('the library', () => {
  const listed = async (actor: Actor) =>
    (await listDocuments(server().services, actor)).map(({ title, access }) => `${title}: ${access}`).sort();

  it('shows the secretariat everything, its own to write in and the unions’ to read', async () => {
    expect(await listed(network.secretariat)).toEqual([
      'Atelier: write',
      'Plan UGTT: read',
      'Plan UMT montré: read',
      'Plan UMT: read',
      'Plan: write',
    ]);
  });
  it('shows a union its own, the network’s, and what another one shows', async () => {
    expect(await listed(people.coordinator)).toEqual([
      'Atelier: read',
      'Plan UGTT: write',
      'Plan UMT montré: read',
      'Plan: read',
    ]);
    expect(await listed(people.focalPoint)).toEqual(['Atelier: read', 'Plan UGTT: read', 'Plan: read']);
  });
  it('shows a partner what it is invited to, and a donor nothing', async () => {
    expect(await listed(people.partner)).toEqual(['Atelier: write']);
    expect(await listed(people.donor)).toEqual([]);
  });
  it('counts the activities that are there', async () => {
    await expect
      .poll(async () => {
        const all = await listDocuments(server().services, network.secretariat);
        return all.find(({ id }) => id === documents.plan)?.activities;
      })
      .toBe(1);
  });
});

describe('a new document', () => {
  it('is empty, knows what it is, and is opened by who may', async () => {
    const { services } = server();
    const { id } = await createDocument(services, people.coordinator, {
      kind: 'action-plan',
      title: 'Plan national',
      language: 'fr',
      year: 2027,
      ownerOrganisationId: people.coordinator.memberships[0]?.organisationId ?? null,
    });
    const { snapshot, sequence } = await services.collab.read(id);
    expect(sequence).toBe(1);
    expect(snapshot).toMatchObject({
      kind: 'action-plan',
      title: 'Plan national',
      year: 2027,
      sections: [],
      activities: [],
    });
    expect(await getDocument(services, people.coordinator, id)).toMatchObject({ access: 'write', epoch: 1 });
    await expect(getDocument(services, people.otherCoordinator, id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
  it('is not started for an organisation that is not there, and leaves no row', async () => {
    const { services } = server();
    const owner = newId<string>();
    await expect(
      createDocument(services, network.secretariat, {
        kind: 'text',
        title: 'Pour personne',
        language: 'fr',
        year: null,
        ownerOrganisationId: owner,
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await database().prisma.document.count({ where: { title: 'Pour personne' } })).toBe(0);
  });
});

describe('[D13] a copy of a document', () => {
  it('is another document with the same activities, and is made by who may read the source', async () => {
    const { services } = server();
    const { coordinator, otherCoordinator } = people;
    const ownerOrganisationId = coordinator.memberships[0]?.organisationId ?? null;
    const input = { sourceId: documents.plan, title: 'Plan repris', year: 2027, ownerOrganisationId };
    const { id } = await copyDocument(services, coordinator, input);
    const [source, copy] = await Promise.all([
      services.collab.read(documents.plan),
      services.collab.read(id),
    ]);
    expect(copy.snapshot).toMatchObject({ kind: source.snapshot.kind, title: 'Plan repris', year: 2027 });
    expect(copy.snapshot.activities.map(({ title }) => title)).toEqual(
      source.snapshot.activities.map(({ title }) => title),
    );
    expect(await database().prisma.document.findUnique({ where: { id } })).toMatchObject({
      copiedFromId: documents.plan,
      ownerOrganisationId,
    });
    await expect(
      copyDocument(services, otherCoordinator, { ...input, sourceId: documents.own }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a document made of a file', () => {
  it('holds every word of it: fields where they fit, the rest in the remarks', async () => {
    const { services } = server();
    const { id } = await createFromImport(services, network.secretariat, file, importing);
    const { snapshot } = await services.collab.read(id);
    expect(snapshot.title).toBe('Plan importé');
    const [workshop, study] = snapshot.activities;
    expect(workshop).toMatchObject({
      title: 'Atelier de lancement',
      period: { text: 'Mars-Avril 2020', start: '2020-03-01', end: '2020-04-30' },
      placesMode: 'any',
    });
    expect(workshop?.places.map(({ text }) => text)).toEqual(['Tunis', 'Casa']);
    expect(workshop?.responsibles).toMatchObject([
      { text: 'UGTT', lead: true, organisationId: expect.any(String) },
      { text: 'COFIL', proposed: 'COPIL' },
    ]);
    const remarks = richTextToPlain(workshop?.remarks ?? { type: 'doc' });
    expect(remarks).toContain('Avec les points focaux');
    expect(remarks).toContain('1200');
    expect(study?.period).toMatchObject({ text: 'A fixer', precision: 'none' });
    expect(study?.projects).toHaveLength(1);
  });
  it('went through the log once, in the importer’s name', async () => {
    const { services } = server();
    const { id } = await createFromImport(services, network.secretariat, file, importing);
    const updates = await database().prisma.documentUpdate.findMany({ where: { documentId: id } });
    expect(updates).toMatchObject([
      { sequence: 1, origin: 'import', authorId: network.secretariat.personId },
    ]);
  });
  it('keeps a status the file tells as a fact with its source', async () => {
    const { services } = server();
    const { id } = await createFromImport(services, network.secretariat, file, importing);
    const { snapshot } = await services.collab.read(id);
    const facts = await database().prisma.statusReport.findMany({ where: { documentId: id } });
    expect(facts).toMatchObject([
      { activityId: snapshot.activities[0]?.id, status: 'done', source: 'import', documentSequence: 1 },
    ]);
  });
  it('ties the words to what was proposed when that was accepted, and keeps them as written', async () => {
    const { services } = server();
    const accepted = { ...importing, acceptProposals: true };
    const { id } = await createFromImport(services, network.secretariat, file, accepted);
    const { snapshot } = await services.collab.read(id);
    const cofil = snapshot.activities[0]?.responsibles.find(({ text }) => text === 'COFIL');
    expect(cofil).toMatchObject({ organisationId: network.copilId });
    expect(cofil?.proposed).toBeUndefined();
  });
});

describe('files in and out over HTTP', () => {
  const send = async (cookie: string, step: string, query: Record<string, string>) =>
    fetch(`${server().url}/documents/import/${step}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { cookie, origin: server().url },
      body: file,
    });
  const enter = (who: { email: string }) => server().signIn(who.email, PASSWORD);

  it('shows what a file would become, keeps nothing, then makes it', async () => {
    const cookie = await enter(network.secretariat);
    const before = await database().prisma.document.count();
    const preview = await send(cookie, 'preview', { fileName: 'plan.csv' });
    expect(preview.status).toBe(200);
    const result: ImportResult = await preview.json();
    expect(result.activities).toHaveLength(2);
    expect(await database().prisma.document.count()).toBe(before);
    const made = await send(cookie, 'create', { fileName: 'plan.csv', title: 'Par la page' });
    expect(made.status).toBe(201);
    expect(await database().prisma.document.count()).toBe(before + 1);
  });
  it('refuses who may not create, and who is nobody', async () => {
    for (const person of [people.focalPoint, people.partner, people.donor]) {
      const answer = await send(await enter(person), 'preview', { fileName: 'plan.csv' });
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'not-allowed' }]);
    }
    expect((await send('', 'preview', { fileName: 'plan.csv' })).status).toBe(401);
  });
  it('exports to who may read, and says to the others that there is nothing', async () => {
    const path = (format: string) => `/documents/${documents.plan}/export.${format}`;
    const cookie = await enter(people.focalPoint);
    const json = await server().ask(path('json'), { cookie });
    expect(json.status).toBe(200);
    const { snapshot } = await server().services.collab.read(documents.plan);
    expect(JSON.parse(json.text)).toMatchObject({ title: snapshot.title, activities: snapshot.activities });
    expect((await server().ask(path('xlsx'), { cookie })).headers['content-disposition']).toContain('.xlsx');
    expect((await server().ask(path('json'), { cookie: await enter(people.donor) })).status).toBe(404);
    expect((await server().ask(path('json'))).status).toBe(401);
    expect((await server().ask(path('odt'), { cookie })).status).toBe(400);
  });
});

describe('[X1] over HTTP', () => {
  it.each(['docx', 'xlsx', 'json'])(
    'a plan exported as .%s comes back by the import page',
    async (format) => {
      const { services } = server();
      const { id } = await createFromImport(services, network.secretariat, file, importing);
      // Statuses stand beside the rows, which are projected a moment later.
      await expect
        .poll(() => database().prisma.activity.count({ where: { documentId: id } }))
        .toBeGreaterThan(0);
      const cookie = await server().signIn(network.secretariat.email, PASSWORD);
      const exported = await fetch(`${server().url}/documents/${id}/export.${format}?language=ar`, {
        headers: { cookie },
      });
      expect(exported.status).toBe(200);
      const query = new URLSearchParams({ fileName: `plan.${format}`, title: 'Revenu' });
      const made = await fetch(`${server().url}/documents/import/create?${query}`, {
        method: 'POST',
        headers: { cookie, origin: server().url },
        body: await exported.arrayBuffer(),
      });
      expect(made.status).toBe(201);
      const back: { id: DocumentId } = await made.json();
      const said = async (documentId: DocumentId) => {
        const { snapshot } = await services.collab.read(documentId);
        return snapshot.activities.map(({ title, period, places, responsibles, projects, remarks }) => ({
          title,
          period,
          places: places.map(({ text }) => text),
          responsibles: responsibles.map(({ key: _, ...each }) => each),
          projects,
          remarks,
        }));
      };
      expect(await said(back.id)).toEqual(await said(id));
      const facts = await database().prisma.statusReport.findMany({ where: { documentId: back.id } });
      expect(facts.map(({ status, source }) => [status, source])).toEqual([['done', 'import']]);
    },
  );
});

describe('the spreadsheet', () => {
  it('has a row for each activity, dates as dates and a header that stays', async () => {
    const { services } = server();
    const { id } = await createFromImport(services, network.secretariat, file, importing);
    const { snapshot } = await services.collab.read(id);
    const names = { organisation: new Map(), project: new Map(), indicator: new Map() };
    const printed = { snapshot, words: 'fr', names, statuses: new Map() } as const;
    const workbook = new ExcelJS.Workbook();
    // exceljs asks for an old form of Buffer.
    await workbook.xlsx.load((await documentWorkbook(printed)).buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    const headers = sheet?.getRow(1).values;
    expect(headers).toContain('Activité');
    const start = Array.isArray(headers) ? headers.indexOf('Début') : -1;
    expect(sheet?.getRow(2).getCell(start).value).toEqual(new Date('2020-03-01T00:00:00Z'));
    expect(sheet?.getRow(3).getCell(start).value).toBeNull();
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.rowCount).toBe(snapshot.activities.length + 1);
    expect(sheet?.autoFilter).toBeTruthy();
  });
  it('[X6] has one sheet a section when asked', async () => {
    const { services } = server();
    const { snapshot } = await services.collab.read(documents.plan);
    const names = { organisation: new Map(), project: new Map(), indicator: new Map() };
    const workbook = new ExcelJS.Workbook();
    const printed = { snapshot, words: 'fr', names, statuses: new Map() } as const;
    // exceljs asks for an old form of Buffer.
    await workbook.xlsx.load((await documentWorkbook(printed, { split: true })).buffer as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Axe de Plan', 'À propos']);
  });
});
