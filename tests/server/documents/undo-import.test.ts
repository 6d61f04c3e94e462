import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/access/actor';
import { appendRichText, plainParagraphs, richTextToPlain } from '#domain/document/rich-text';
import { activityText, addActivity, documentParts, setActivity } from '#domain/document/shape';
import type { ActivityId, DocumentId } from '#domain/ids';
import { listActivities } from '#server/activities/list';
import { loadActivity } from '#server/activities/load';
import { reportStatus, statusInputSchema } from '#server/activities/report-status';
import { compactDocument, compactionLimits } from '#server/collab/compaction';
import { createDocumentLog } from '#server/collab/log';
import { createFromImport } from '#server/documents/create-from-import';
import { getDocument } from '#server/documents/get';
import { loadImported } from '#server/documents/import-revision';
import { previewUndoImport, undoImport } from '#server/documents/undo-import';
import { rebuild } from '#server/projection/rebuild';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';
import { type Client, join, until } from '#tests/server/collab/served';
import { docx, p } from '#tests/server/imports/office';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let copil: Actor & { email: string };
const clients: Client[] = [];

const PLAN = [
  'Axe;Activité;Lieu;Responsables;Statut',
  'Protéger;Atelier de lancement;Tunis;UGTT;Réalisée',
  'Protéger;Étude sur les retours;Rabat;UGTT;Réalisée',
  'Protéger;Formation des points focaux;Dakar;UGTT;Confirmée',
].join('\n');

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Retrait');
  await network.organisation('UGTT', 'union');
  copil = await network.person('copil', 'copil', network.copilId);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
});

async function importFile(file: Uint8Array, fileName: string): Promise<DocumentId> {
  const choices = { title: 'Importé', acceptProposals: false, ownerOrganisationId: null };
  const { services } = server();
  const { id } = await createFromImport(services, network.secretariat, file, { fileName, ...choices });
  return id;
}
async function importPlan(): Promise<{ id: DocumentId; activities: readonly ActivityId[] }> {
  const id = await importFile(new TextEncoder().encode(PLAN), 'plan.csv');
  const { snapshot } = await server().services.collab.read(id);
  return { id, activities: snapshot.activities.map((activity) => activity.id) };
}
async function imported(id: DocumentId) {
  const document = await loadImported(server().services, id, network.networkId);
  if (!document) throw new Error('no import was kept');
  return document;
}
const undo = async (id: DocumentId) => undoImport(server().services, network.secretariat, await imported(id));
const read = async (id: DocumentId) => (await server().services.collab.read(id)).snapshot;
const projected = (id: DocumentId) =>
  expect
    .poll(async () => {
      const row = await database().prisma.document.findUniqueOrThrow({ where: { id } });
      return row.sequence - row.projectedSequence;
    })
    .toBe(0);
/** A colleague's edit, as their browser would make it. */
const edit = (
  id: DocumentId,
  change: Parameters<ReturnType<typeof server>['services']['collab']['edit']>[2],
) => server().services.collab.edit(id, { authorId: copil.personId, origin: 'socket' }, change);
async function compact(id: DocumentId): Promise<void> {
  const client = await database().pool.connect();
  try {
    await compactDocument(client, id, { ...compactionLimits, keepMs: -60_000 });
  } finally {
    client.release();
  }
}
async function reportOn(documentId: DocumentId, activityId: string): Promise<void> {
  const { services } = server();
  await projected(documentId);
  const activity = await loadActivity(services, network.networkId, { documentId, activityId });
  if (!activity) throw new Error('the activity is not projected');
  const input = statusInputSchema.parse({
    documentId,
    activityId,
    status: 'under-way',
    organisationId: null,
  });
  await reportStatus(services, network.secretariat, activity, input);
}

describe('[D7] undoing an import on the server', () => {
  it('withdraws what nobody touched, in one row of the log, and says what stays and why', async () => {
    const { services } = server();
    const { id, activities } = await importPlan();
    const [workshop = '', study = ''] = activities;
    await edit(id, (doc) => setActivity(doc, workshop, 'title', 'Atelier de clôture', 'grid'));
    await reportOn(id, study);
    const preview = await previewUndoImport(services, await imported(id));
    expect(preview).toMatchObject({
      activities: 1,
      kept: expect.arrayContaining([
        { id: workshop, kind: 'activity', title: 'Atelier de clôture', because: 'changed' },
        { id: study, kind: 'activity', title: 'Étude sur les retours', because: 'used' },
      ]),
    });
    const undone = await undo(id);
    expect(undone.activities).toEqual([activities[2]]);
    expect(undone.kept).toEqual(preview.kept);
    expect((await read(id)).activities.map(({ title }) => title)).toEqual([
      'Atelier de clôture',
      'Étude sur les retours',
    ]);
    const [last] = await database().prisma.documentUpdate.findMany({
      where: { documentId: id },
      orderBy: { sequence: 'desc' },
      take: 1,
    });
    expect(last).toMatchObject({ origin: 'undo-import', authorId: network.secretariat.personId });
    const audit = await database().prisma.auditEntry.findFirstOrThrow({
      where: { resourceId: id, action: 'document.undoImport' },
    });
    expect(audit.details).toMatchObject({ sequence: last?.sequence, activities: 1 });
  });

  it('keeps every fact: those of what was withdrawn count nowhere, and again when it is brought back', async () => {
    const { services } = server();
    const { id, activities } = await importPlan();
    const facts = () => database().prisma.statusReport.count({ where: { documentId: id } });
    const shown = async () =>
      (await listActivities(services, network.secretariat, { documentId: id })).map(
        ({ status }) => status?.latest.status,
      );
    await projected(id);
    expect(await shown()).toEqual(['done', 'done', 'confirmed']);
    await undo(id);
    await projected(id);
    expect([await facts(), await shown()]).toEqual([3, []]);
    await edit(id, (doc) => setActivity(doc, activities[0] ?? '', 'deletedAt', null, 'grid'));
    await projected(id);
    expect(await shown()).toEqual(['done']);
  });

  it('leaves rows that a rebuild from the log would make', async () => {
    const { id, activities } = await importPlan();
    await edit(id, (doc) => setActivity(doc, activities[1] ?? '', 'targetGroup', 'Femmes', 'grid'));
    await undo(id);
    await projected(id);
    const deps = { pool: database().pool, log: createDocumentLog(database().pool) };
    const { differences } = await rebuild(deps, { check: true });
    expect(differences.filter(({ documentId }) => documentId === id)).toEqual([]);
  });

  it('takes paragraphs of a text away, but none that somebody wrote in', async () => {
    const file = docx([p('Bonnes pratiques'), p('Première leçon.'), p('Seconde leçon.')].join(''));
    const id = await importFile(file, 'leçons.docx');
    const before = richTextToPlain((await read(id)).body).split('\n');
    expect(before.length).toBeGreaterThanOrEqual(2);
    await edit(id, (doc) => {
      const block = documentParts(doc).body.toArray().at(-1);
      if (block instanceof Y.XmlElement) block.setAttribute('textAlign', 'center');
    });
    expect(await undo(id)).toMatchObject({ keptBlocks: 1, blocks: { length: before.length - 1 } });
    expect(richTextToPlain((await read(id)).body)).toBe('Seconde leçon.');
  });

  it('finds what was imported after the log was compacted', async () => {
    const { id, activities } = await importPlan();
    await edit(id, (doc) => setActivity(doc, activities[0] ?? '', 'title', 'Autre', 'grid'));
    await projected(id);
    await compact(id);
    expect(await database().prisma.documentUpdate.count({ where: { documentId: id } })).toBe(0);
    expect((await undo(id)).activities).toEqual(activities.slice(1));
  });

  it('reads it from the log when the server was killed before it was kept, as long as the log has it', async () => {
    const { services } = server();
    const { id, activities } = await importPlan();
    await database().prisma.documentVersion.deleteMany({ where: { documentId: id } });
    expect(await getDocument(services, network.secretariat, id)).toMatchObject({ mayUndoImport: true });
    expect(await previewUndoImport(services, await imported(id))).toMatchObject({
      activities: activities.length,
    });
    await projected(id);
    await compact(id);
    expect(await getDocument(services, network.secretariat, id)).toMatchObject({ mayUndoImport: false });
  });

  it('happens once, however many ask at once; who asks again is told that nothing is left', async () => {
    const { id } = await importPlan();
    const asked = await Promise.allSettled([undo(id), undo(id), undo(id)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(undo(id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
    const where = { documentId: id, origin: 'undo-import' };
    expect(await database().prisma.documentUpdate.count({ where })).toBe(1);
  });

  it('is offered to who made the import or answers for the document, and for nothing that was typed', async () => {
    const { services } = server();
    const { id } = await importPlan();
    const typed = await network.document({ title: 'Tapé' });
    const offered = async (actor: Actor, documentId: DocumentId) =>
      (await getDocument(services, actor, documentId)).mayUndoImport;
    expect(await offered(network.secretariat, id)).toBe(true);
    expect(await offered(copil, id)).toBe(false);
    expect(await offered(network.secretariat, typed.id)).toBe(false);
  });
});

describe('[D7] a colleague without a line while the import is undone', () => {
  it('keeps what they wrote: their own rows are seen, the others hold their words and can be brought back', async () => {
    const { id, activities } = await importPlan();
    const [workshop = '', study = ''] = activities;
    const cookie = await server().signIn(copil.email, PASSWORD);
    const address = `${server().url.replace('http', 'ws')}/collab`;
    const client = join(address, id, { cookie, origin: server().url });
    clients.push(client);
    await until('the colleague is in', () => client.provider.synced);
    client.provider.disconnect();
    const { sectionId = null } = (await read(id)).activities[0] ?? {};
    setActivity(client.doc, workshop, 'title', 'Écrit dans le train', 'grid');
    const remarks = activityText(client.doc, study, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('Vu avec Rabat'));
    addActivity(client.doc, { sectionId, title: 'Ajoutée dans le train' }, 'grid');

    await undo(id);
    client.provider.connect();
    await until('what was written in the train is in', async () => (await read(id)).activities.length === 1);
    const after = await read(id);
    expect(after.activities.map(({ title }) => title)).toEqual(['Ajoutée dans le train']);
    expect(after.deleted.activities.map(({ title }) => title)).toContain('Écrit dans le train');
    expect(JSON.stringify(after.deleted.activities)).toContain('Vu avec Rabat');
    await edit(id, (doc) => setActivity(doc, workshop, 'deletedAt', null, 'grid'));
    expect((await read(id)).activities.map(({ title }) => title)).toContain('Écrit dans le train');
  });
});
