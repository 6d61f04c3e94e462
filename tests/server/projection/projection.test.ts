import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Responsible } from '#domain/document/fields';
import { readDocument } from '#domain/document/read';
import { createDocumentReader, type DocumentReader } from '#domain/document/reader';
import { appendRichText, plainParagraphs, writeRichText } from '#domain/document/rich-text';
import {
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import {
  type ActivityId,
  type DocumentId,
  type IndicatorId,
  type NetworkId,
  newId,
  type OrganisationId,
  type ProjectId,
} from '#domain/ids';
import { withCommitted } from '#server/collab/committed';
import { createLiveDocuments, type LiveDocuments } from '#server/collab/live-documents';
import { createDocumentLog, type DocumentLog } from '#server/collab/log';
import { createWarmth } from '#server/collab/warmth';
import { createProjection, type Projected, type Projection } from '#server/projection/projection';
import { rebuild } from '#server/projection/rebuild';
import { useDatabase } from '#tests/harness/database';
import { statusRow } from '#tests/harness/factories/rows';
import { makeDocument } from '#tests/server/collab/network';
import { editPlan } from '#tests/server/collab/plan-edits';
import { random, seedFrom } from '#tests/server/collab/random';

const database = useDatabase();
let networkId: NetworkId;
let documentId: DocumentId;
let projection: Projection;
let documents: LiveDocuments;
let published: Projected[];
let warned: object[];

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
  published = [];
  warned = [];
  const log = createDocumentLog(database().pool);
  const logger = {
    warn: (details: object) => warned.push(details),
    error: (details: object) => warned.push(details),
  };
  projection = createProjection({
    database: database(),
    logger,
    read: readFrom(log),
    onProjected: (projected) => published.push(projected),
    quietMs: 20,
  });
  documents = createLiveDocuments({
    log,
    logger,
    maxDocumentBytes: 1e8,
    snapshotEvery: 100,
    retryMs: 10,
    coolMs: 10_000,
    reclaim: { released: () => undefined },
    warmth: createWarmth(16_000_000),
    idleMs: 1000,
    onCommitted: () => projection.request(documentId),
    onEnded: () => undefined,
  });
});
afterEach(async () => {
  await documents.close(1000);
  await projection.close();
});

const readFrom = (log: DocumentLog) => (id: DocumentId) =>
  withCommitted(log, id, ({ doc, sequence }) => ({ snapshot: readDocument(doc), sequence }));
const edit = (change: (doc: Y.Doc) => void) =>
  documents.with(documentId, (live) =>
    live.edit({ authorId: null, sessionId: null, origin: 'command' }, change),
  );
const { activity, section } = {
  activity: (nodeId: string) => database().prisma.activity.findFirst({ where: { documentId, nodeId } }),
  section: (nodeId: string) => database().prisma.section.findFirst({ where: { documentId, nodeId } }),
};
const check = () =>
  rebuild({ pool: database().pool, log: createDocumentLog(database().pool) }, { check: true });
const ofThis = async () =>
  (await check()).differences.filter((difference) => difference.documentId === documentId);

/** A plan with one domain and one activity that has something in every field. */
async function aPlan() {
  const [union, project, indicator] = [newId<OrganisationId>(), newId<ProjectId>(), newId<IndicatorId>()];
  const ids = { domain: '', theme: '', activity: '' };
  await edit((doc) => {
    setMeta(
      doc,
      { kind: 'action-plan', title: 'Plan 2020', language: 'fr', year: 2020, derivedFrom: null },
      'seed',
    );
    const domain = addSection(doc, { parentId: null, title: 'Domaine 1' }, 'seed');
    const theme = addSection(doc, { parentId: domain, title: 'Thème 1' }, 'seed');
    const id = addActivity(
      doc,
      {
        sectionId: theme,
        title: 'Atelier',
        kind: 'event',
        period: {
          text: 'Mars-Avril',
          start: '2020-03-01',
          end: '2020-04-30',
          precision: 'month',
          confirmed: false,
        },
        places: { a: { text: 'Tunis' }, b: { text: 'Casa', country: 'MA' } },
        placesMode: 'any',
        responsibles: { a: { text: 'UGTT', organisationId: union, lead: true }, b: { text: 'COFIL' } },
        projects: { [project]: true },
        indicators: { [indicator]: { expected: 12 } },
      },
      'seed',
      { texts: { remarks: writeRichText(plainParagraphs('Première ligne\nSeconde')) } },
    );
    Object.assign(ids, { domain, theme, activity: id });
  });
  await projection.idle();
  return { ...ids, union, project, indicator };
}

it('[P1] writes the rows a document stands for, with the sequence number they stand for', async () => {
  const plan = await aPlan();
  expect(await activity(plan.activity)).toMatchObject({
    networkId,
    sectionId: plan.theme,
    title: 'Atelier',
    periodText: 'Mars-Avril',
    periodPrecision: 'month',
    placesMode: 'any',
    places: [{ text: 'Tunis' }, { text: 'Casa', country: 'MA' }],
    remarks: 'Première ligne\nSeconde',
    deletedAt: null,
  });
  expect((await activity(plan.activity))?.periodStart?.toISOString()).toBe('2020-03-01T00:00:00.000Z');
  expect(await section(plan.theme)).toMatchObject({ parentId: plan.domain, depth: 1, position: 1 });
  const responsibles = await database().prisma.activityResponsible.findMany({
    where: { documentId },
    orderBy: { entryKey: 'asc' },
  });
  expect(responsibles.map((row) => [row.text, row.organisationId, row.lead])).toEqual([
    ['UGTT', plan.union, true],
    ['COFIL', null, false],
  ]);
  expect(await database().prisma.activityProject.count({ where: { projectId: plan.project } })).toBe(1);
  expect(
    await database().prisma.activityIndicator.findFirst({ where: { indicatorId: plan.indicator } }),
  ).toMatchObject({ expected: 12 });
  expect(await database().prisma.document.findFirst({ where: { id: documentId } })).toMatchObject({
    title: 'Plan 2020',
    year: 2020,
    sequence: 1,
    projectedSequence: 1,
  });
  expect(published).toEqual([{ documentId, networkId, sequence: 1 }]);
  expect(await ofThis()).toEqual([]);
});

it('[S1] keeps the words of the body and the title for the search, edit after edit', async () => {
  const kept = () =>
    database().prisma.document.findUnique({ where: { id: documentId }, select: { title: true, text: true } });
  await aPlan();
  for (const words of ['Contexte', 'Méthode']) {
    await edit((doc) => {
      setMeta(doc, { title: `Plan : ${words}` }, 'grid');
      appendRichText(documentParts(doc).body, plainParagraphs(words));
    });
    await projection.idle();
    expect(await kept()).toEqual({ title: `Plan : ${words}`, text: expect.stringContaining(words) });
  }
  expect((await kept())?.text).toBe('Contexte\nMéthode');
});

it('[P11] follows what an activity is to bring forth, and who owes it', async () => {
  const { activity: activityId } = await aPlan();
  const organisationId = newId<OrganisationId>();
  await edit((doc) =>
    setEntries(
      doc,
      activityId,
      'deliverables',
      { a: { text: 'Un guide', organisationId }, b: { text: 'Un article' } },
      'grid',
    ),
  );
  await projection.idle();
  expect(
    await database().prisma.activityDeliverable.findMany({
      where: { documentId },
      orderBy: { entryKey: 'asc' },
    }),
  ).toMatchObject([
    { activityId, text: 'Un guide', organisationId },
    { activityId, text: 'Un article', organisationId: null },
  ]);
  expect(await ofThis()).toEqual([]);
});

it('[P10] follows what an activity contributes to, and takes back what no longer is', async () => {
  const { activity: from } = await aPlan();
  const [toDocumentId, toActivityId] = [newId<DocumentId>(), newId<ActivityId>()];
  const contributions = () =>
    database().prisma.activityContribution.findMany({ where: { documentId }, omit: { networkId: true } });
  await edit((doc) =>
    setEntries(
      doc,
      from,
      'contributesTo',
      { [toActivityId]: { documentId: toDocumentId }, 'no id': { documentId: toDocumentId } },
      'grid',
    ),
  );
  await projection.idle();
  expect(await contributions()).toEqual([{ documentId, activityId: from, toDocumentId, toActivityId }]);
  expect(await ofThis()).toEqual([]);
  await edit((doc) => setEntries(doc, from, 'contributesTo', {}, 'grid'));
  await projection.idle();
  expect(await contributions()).toEqual([]);
});

it('[P2] keeps a deleted activity, its fact, and both after its undo', async () => {
  const plan = await aPlan();
  await statusRow(database(), { networkId, documentId, activityId: plan.activity });
  await edit((doc) => deleteNodes(doc, [plan.domain], new Date('2020-05-01T10:00:00Z'), 'grid'));
  await projection.idle();
  expect((await activity(plan.activity))?.deletedAt?.toISOString()).toBe('2020-05-01T10:00:00.000Z');
  expect((await section(plan.theme))?.deletedAt).not.toBeNull();
  expect(await ofThis()).toEqual([]);
  await edit((doc) => setActivity(doc, plan.activity, 'deletedAt', null, 'grid'));
  await projection.idle();
  // Its section is still deleted: it stands at the end, without one.
  expect(await activity(plan.activity)).toMatchObject({ deletedAt: null, sectionId: null });
  expect(await ofThis()).toEqual([]);
});

it('[P2] keeps what a fact refers to even when somebody hard-deletes the node, in a rebuild too', async () => {
  const plan = await aPlan();
  await statusRow(database(), { networkId, documentId, activityId: plan.activity });
  await edit((doc) => documentParts(doc).activities.delete(plan.activity));
  await projection.idle();
  expect(await activity(plan.activity)).toMatchObject({ title: 'Atelier' });
  expect((await activity(plan.activity))?.deletedAt).not.toBeNull();
  expect(await ofThis()).toEqual([]);
  await rebuild({ pool: database().pool, log: createDocumentLog(database().pool) }, { check: false });
  expect(await activity(plan.activity)).not.toBeNull();
  expect(await database().prisma.statusReport.count({ where: { activityId: plan.activity } })).toBe(1);
});

it('[P3] says where rows are not what the log says, and a rebuild makes them so', async () => {
  const plan = await aPlan();
  await database().prisma.activity.updateMany({
    where: { nodeId: plan.activity },
    data: { title: 'Changed by hand' },
  });
  await database().prisma.section.deleteMany({ where: { nodeId: plan.theme } });
  await database().prisma.activityProject.create({
    data: { networkId, documentId, activityId: plan.activity, projectId: newId<ProjectId>() },
  });
  const differences = await ofThis();
  expect(differences.map(({ table, field }) => `${table}.${field}`).sort()).toEqual([
    'Activity.title',
    'ActivityProject.row',
    'Section.row',
  ]);
  expect(await ofThis()).toHaveLength(3);
  await rebuild({ pool: database().pool, log: createDocumentLog(database().pool) }, { check: false });
  expect(await ofThis()).toEqual([]);
});

it('[P4] writes nothing for rows that did not change', async () => {
  const plan = await aPlan();
  const versions = () =>
    database().pool.query(`SELECT xmin::text FROM "Activity" WHERE "nodeId" = $1`, [plan.activity]);
  const before = (await versions()).rows;
  await edit((doc) => setMeta(doc, { title: 'Other title' }, 'grid'));
  await projection.idle();
  expect((await versions()).rows).toEqual(before);
});

it('[P5] a burst of a thousand edits costs a few projections, and the last edit is in the rows', async () => {
  const plan = await aPlan();
  const before = projection.figures().projections;
  await documents.with(documentId, async (live) => {
    const copy = await live.settled(({ doc }) => Y.encodeStateAsUpdate(doc));
    const author = new Y.Doc();
    Y.applyUpdate(author, copy);
    const told: Promise<void>[] = [];
    author.on('update', (update: Uint8Array) => {
      told.push(
        new Promise((resolve) =>
          live.submit(
            {
              update,
              whole: false,
              by: { authorId: null, sessionId: null, origin: 'socket' },
              source: author,
            },
            () => resolve(),
          ),
        ),
      );
    });
    for (let index = 1; index <= 1_000; index++) {
      setActivity(author, plan.activity, 'title', `title ${index}`, 'grid');
      if (index % 50 === 0) await told.at(-1);
    }
    await Promise.all(told);
  });
  await projection.idle();
  expect((await activity(plan.activity))?.title).toBe('title 1000');
  expect(projection.figures().projections - before).toBeLessThan(40);
  expect(await ofThis()).toEqual([]);
});

it('[P6] catches up at start with what a killed process left behind', async () => {
  const plan = await aPlan();
  await projection.close();
  await edit((doc) => setActivity(doc, plan.activity, 'title', 'After the kill', 'grid'));
  expect((await activity(plan.activity))?.title).toBe('Atelier');
  const log = createDocumentLog(database().pool);
  const next = createProjection({
    database: database(),
    read: readFrom(log),
    onProjected: () => undefined,
    logger: { warn: () => undefined, error: () => undefined },
  });
  await next.catchUp();
  expect((await activity(plan.activity))?.title).toBe('After the kill');
  await next.close();
});

it('[P7] takes a document in which somebody wrote nonsense, and reports it', async () => {
  const plan = await aPlan();
  await edit((doc) => {
    const { activities, sections, meta } = documentParts(doc);
    const row = activities.get(plan.activity);
    row?.set('period', {
      text: 'x\u0000y',
      start: '2020-02-30',
      end: 'soon',
      precision: 'day',
      confirmed: true,
    });
    row?.set('quantity', 'many');
    row?.set('title', `half \ud800 a pair\u0000`);
    row?.set('responsibles', 'UGTT');
    row?.set('deletedAt', null);
    const projects = new Y.Map<unknown>([
      ['not-an-id', true],
      [plan.project, true],
    ]);
    row?.set('projects', projects);
    activities.set('not-a-uuid', new Y.Map<unknown>([['title', 'odd']]));
    // What a hostile client may write has no type.
    activities.set(newId<ActivityId>(), 'not a map' as unknown as Y.Map<unknown>);
    sections.set(
      newId<ActivityId>(),
      new Y.Map<unknown>([
        ['deletedAt', 'yes'],
        ['parentId', 'nowhere'],
      ]),
    );
    meta.set('year', 1e300);
    meta.set('language', 42);
  });
  await projection.idle();
  expect(await activity(plan.activity)).toMatchObject({
    title: 'half \ufffd a pair',
    periodText: 'xy',
    periodStart: null,
    periodEnd: null,
    quantity: null,
  });
  expect(JSON.stringify(warned)).toContain('activity-not-a-map');
  expect(JSON.stringify(warned)).toContain('id-not-a-uuid');
  expect(JSON.stringify(warned)).toContain('period-not-a-date');
  expect(await ofThis()).toEqual([]);
});

it('[P8] follows a move to another section', async () => {
  const plan = await aPlan();
  await edit((doc) =>
    moveActivity(doc, plan.activity as ActivityId, { sectionId: null, afterId: null }, 'grid'),
  );
  await projection.idle();
  expect(await activity(plan.activity)).toMatchObject({ sectionId: null });
});

it('[P9] what it remembers of the rows stays true, whatever is written, by whichever process', async () => {
  const seed = seedFrom(process.env.PROJECTION_SEED);
  const chance = random(seed);
  const readers = new WeakMap<Y.Doc, DocumentReader>();
  const read = (id: DocumentId) =>
    documents.with(id, (live) =>
      live.settled(({ doc, sequence }) => {
        const reader = readers.get(doc) ?? createDocumentReader(doc);
        readers.set(doc, reader);
        return { snapshot: reader.read(), sequence };
      }),
    );
  const [one, other] = [0, 1].map(() =>
    createProjection({
      database: database(),
      read,
      onProjected: () => undefined,
      logger: { warn: () => undefined, error: () => undefined },
    }),
  );
  await aPlan();
  await projection.close();
  for (let step = 0; step < 60; step += 1) {
    await edit((doc) => {
      for (let edits = chance.below(4); edits >= 0; edits -= 1) editPlan(doc, chance);
      const [id] = documentParts(doc).activities.keys();
      if (!id) return;
      // Links come and go, and are as they were.
      const responsibles: Record<string, Responsible> = chance.chance(0.5) ? { a: { text: 'UGTT' } } : {};
      setEntries(doc, id as ActivityId, 'responsibles', responsibles, 'grid');
      if (chance.chance(0.1)) documentParts(doc).activities.delete(id);
    });
    // Nothing that has a row.
    if (chance.chance(0.2)) await edit((doc) => doc.getText('elsewhere').insert(0, 'word'));
    await (chance.chance(0.8) ? one : other)?.project(documentId);
    expect(await ofThis(), `seed ${seed}, step ${step}`).toEqual([]);
  }
  await one?.close();
  await other?.close();
});
