import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/access/actor';
import { isSame } from '#domain/document/diff';
import { type HistoryStep, toActs } from '#domain/document/history';
import { appendRichText, plainParagraphs, richTextToPlain } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  deleteNodes,
  documentParts,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import { tell } from '#domain/document/tell';
import { type DocumentId, newId } from '#domain/ids';
import { statusesOf } from '#server/activities/list';
import { loadActivity } from '#server/activities/load';
import { reportStatus, statusInputSchema } from '#server/activities/report-status';
import { compactDocument, compactionLimits } from '#server/collab/compaction';
import { compareMoments } from '#server/documents/compare';
import { createFromImport } from '#server/documents/create-from-import';
import { documentHistory } from '#server/documents/history';
import { loadImported } from '#server/documents/import-revision';
import { keptFrom, readMoment } from '#server/documents/moments';
import { type Restore, restore } from '#server/documents/restore';
import { undoImport } from '#server/documents/undo-import';
import { createVersion, listVersions } from '#server/documents/versions';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let copil: Actor & { email: string };
beforeAll(async () => {
  network = await makeNetwork(server().services, 'Histoire');
  copil = await network.person('copil', 'copil', network.copilId);
});

type Change = Parameters<ReturnType<typeof server>['services']['collab']['edit']>[2];
const edit = (id: DocumentId, change: Change, who: Actor = network.secretariat) =>
  server().services.collab.edit(
    id,
    { authorId: who.personId, sessionId: `session of ${who.personId}`, origin: 'socket' },
    change,
  );
const read = async (id: DocumentId) => (await server().services.collab.read(id)).snapshot;
const of = (documentId: DocumentId) => ({ networkId: network.networkId, documentId });
const history = (id: DocumentId, asked: Parameters<typeof documentHistory>[2] = {}) =>
  documentHistory(server().services, of(id), asked);
const back = (id: DocumentId, what: Restore, who: Actor = network.secretariat) =>
  restore(server().services, who, of(id), what);
const name = (id: DocumentId, called: string) =>
  createVersion(server().services, network.secretariat, of(id), called);
const change = (
  id: DocumentId,
  ...moments: [Parameters<typeof readMoment>[2], Parameters<typeof readMoment>[2]]
) => compareMoments(server().services, of(id), { before: moments[0], after: moments[1] });

async function compact(id: DocumentId, limits = { keepMs: -60_000 }): Promise<void> {
  const client = await database().pool.connect();
  try {
    await compactDocument(client, id, { ...compactionLimits, ...limits });
  } finally {
    client.release();
  }
}
const projected = (id: DocumentId) =>
  expect
    .poll(async () => {
      const row = await database().prisma.document.findUniqueOrThrow({ where: { id } });
      return row.sequence - row.projectedSequence;
    })
    .toBe(0);

/** A plan in which two people did something of every kind. */
async function lived() {
  const { id, activityId } = await network.document({ title: 'Plan' });
  const { sectionId = null } = (await read(id)).activities[0] ?? {};
  let other = activityId;
  await edit(id, (doc) => setActivity(doc, activityId, 'title', 'Atelier', 'grid'));
  await edit(id, (doc) => setEntries(doc, activityId, 'places', { t: { text: 'Tunis' } }, 'grid'), copil);
  await edit(id, (doc) => {
    const remarks = activityText(doc, activityId, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('Vu'));
  });
  for (const letter of ' avec Rabat')
    await edit(id, (doc) => {
      const block = activityText(doc, activityId, 'remarks')?.get(0);
      const text = block instanceof Y.XmlElement ? block.get(0) : null;
      if (text instanceof Y.XmlText) text.insert(text.length, letter);
    });
  await edit(id, (doc) => {
    other = addActivity(doc, { sectionId, title: 'Étude' }, 'grid');
  });
  await edit(id, (doc) => setActivity(doc, activityId, 'title', 'Atelier national', 'grid'));
  await edit(id, (doc) => deleteNodes(doc, [other], new Date(), 'grid'), copil);
  await edit(id, (doc) => setMeta(doc, { title: 'Plan 2020' }, 'grid'));
  return { id, activityId, other };
}
const acts = (steps: readonly HistoryStep[]) =>
  toActs(steps).map(({ authorId, origin, changes, counts }) => ({
    authorId,
    origin,
    counts,
    told: changes.map(tell),
  }));

describe('[D11] the history of a document', () => {
  it('says who changed what, put together as they made it, and the same after compaction', async () => {
    const { id, activityId, other } = await lived();
    const before = await history(id);
    const [first, second] = acts(before.steps);
    const words = (text: string) => ({ is: 'words', words: text });
    expect(first).toMatchObject({ authorId: network.secretariat.personId, origin: 'socket' });
    expect(first?.told).toEqual([
      expect.objectContaining({
        kind: 'value',
        field: 'title',
        nodeId: activityId,
        after: words('Atelier national'),
      }),
      expect.objectContaining({
        kind: 'text',
        field: 'remarks',
        before: { is: 'nothing' },
        after: words('Vu avec Rabat'),
      }),
      expect.objectContaining({ kind: 'added', nodeId: other }),
      expect.objectContaining({
        kind: 'value',
        part: 'meta',
        field: 'title',
        before: words('Plan'),
        after: words('Plan 2020'),
      }),
    ]);
    expect(second?.authorId).toBe(copil.personId);
    expect(second?.told).toMatchObject([
      { kind: 'entries', field: 'places', added: [{ text: 'Tunis' }] },
      { kind: 'deleted', nodeId: other },
    ]);
    expect(before.rows[other]).toEqual({ part: 'activities', title: 'Étude', state: 'deleted' });
    expect(before.authorIds).toEqual([copil.personId, network.secretariat.personId].sort());

    await compact(id);
    expect(await database().prisma.documentUpdate.count({ where: { documentId: id } })).toBe(0);
    const { keptFrom: kept, ...after } = await history(id);
    expect(after).toEqual({ ...after, steps: before.steps, rows: before.rows, authorIds: before.authorIds });
    expect(kept).toBe(after.sequence);

    // Half of it compacted, half of it not.
    await edit(id, (doc) => setActivity(doc, activityId, 'title', 'Encore', 'grid'));
    expect((await history(id)).steps.slice(1)).toEqual(before.steps);
  });

  it('is the same when it is asked for while compaction takes the log away', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await lived();
      const { steps } = await history(id);
      // Another number, so that nothing is remembered.
      await edit(id, (doc) => setMeta(doc, { year: 2020 + round }, 'grid'));
      const asked = await Promise.all([compact(id), history(id), history(id), history(id)]);
      for (const answer of asked.slice(1)) expect(answer?.steps.slice(-steps.length)).toEqual(steps);
    }
  });

  it('names nobody’s session', async () => {
    const { id } = await lived();
    expect(JSON.stringify(await history(id))).not.toContain('session of');
  });

  it('is asked for one activity, and for one person', async () => {
    const { id, activityId } = await lived();
    for (const again of [false, true]) {
      if (again) await compact(id);
      const ofOne = await history(id, { activityId });
      expect(ofOne.steps.flatMap(({ changes }) => changes).every(({ nodeId }) => nodeId === activityId)).toBe(
        true,
      );
      expect(ofOne.steps.length).toBeGreaterThan(3);
      const ofCopil = await history(id, { personId: copil.personId });
      expect(ofCopil.steps.map(({ authorId }) => authorId)).toEqual([copil.personId, copil.personId]);
    }
  });

  it('comes in pages that put together are the whole, over the edge of what is compacted', async () => {
    const { id, activityId } = await network.document({ title: 'Long' });
    const rename = async (from: number, to: number) => {
      for (let at = from; at < to; at++)
        await edit(id, (doc) => setActivity(doc, activityId, 'title', `Titre ${at}`, 'grid'));
    };
    await rename(0, 120);
    await compact(id);
    await rename(120, 200);
    const numbers: number[] = [];
    for (let cursor: number | null = null, pages = 0; pages < 5; pages++) {
      const page = await history(id, cursor === null ? {} : { cursor });
      numbers.push(...page.steps.map(({ sequence }) => sequence));
      cursor = page.older;
      if (cursor === null) break;
    }
    const { sequence } = await server().services.collab.read(id);
    expect(numbers).toEqual(Array.from({ length: sequence }, (_, index) => sequence - index));
  });

  it('tells an import and its undoing as one entry each, counted', async () => {
    const { services } = server();
    const lines = Array.from({ length: 60 }, (_, index) => `Protéger;Atelier ${index};Tunis`);
    const file = new TextEncoder().encode(['Axe;Activité;Lieu', ...lines].join('\n'));
    const choices = {
      fileName: 'plan.csv',
      title: 'Importé',
      acceptProposals: false,
      ownerOrganisationId: null,
    };
    const { id } = await createFromImport(services, network.secretariat, file, choices);
    const imported = await loadImported(services, id, network.networkId);
    if (!imported) throw new Error('no import was kept');
    await undoImport(services, network.secretariat, imported);
    for (const again of [false, true]) {
      if (again) await compact(id);
      const told = acts((await history(id)).steps);
      expect(told.map(({ origin }) => origin)).toEqual(['undo-import', 'import']);
      expect(told[0]?.counts).toMatchObject({ deleted: { sections: 1, activities: 60 } });
      expect(told[1]?.counts).toMatchObject({ added: { sections: 1, activities: 60 } });
    }
  });
});

describe('[D12] versions', () => {
  it('are kept whole under their names, whatever compaction takes away', async () => {
    const { id, activityId } = await lived();
    const then = await read(id);
    const { id: version, sequence } = await name(id, 'Avant le COPIL');
    expect(await name(id, 'Avant le COPIL')).toEqual({ id: version, sequence });
    await edit(id, (doc) => setActivity(doc, activityId, 'title', 'Changé', 'grid'));
    await name(id, 'Après');
    for (let round = 0; round < 2; round++) {
      await edit(id, (doc) => setActivity(doc, activityId, 'number', `${round}`, 'grid'));
      await compact(id);
    }
    const { services } = server();
    const listed = await listVersions(services, of(id));
    expect(listed).toMatchObject([
      { name: 'Après', madeFor: 'person', restorable: true },
      { name: 'Avant le COPIL', madeFor: 'person', sequence, createdById: network.secretariat.personId },
    ]);
    const { diff, before } = await change(id, { version }, 'now');
    expect(before).toMatchObject({ name: 'Avant le COPIL', sequence });
    expect(diff.activities).toMatchObject([{ id: activityId, fields: ['title', 'number'] }]);
    await back(id, { kind: 'document', moment: { version } });
    expect({ ...(await read(id)), deleted: null }).toEqual({ ...then, deleted: null });
  });

  it('of an import keep their meaning whatever a person calls theirs', async () => {
    const { id } = await lived();
    await name(id, 'import');
    expect(await loadImported(server().services, id, network.networkId)).toBeNull();
  });

  it('say honestly which moments can still be read: those from a number on, and those with a version', async () => {
    const { services } = server();
    const { id, activityId } = await lived();
    const { sequence: named } = await name(id, 'Gardée');
    const readable = async () => {
      const { sequence } = await services.collab.read(id);
      const found: number[] = [];
      for (let at = 1; at <= sequence; at++) {
        const moment = await readMoment(services, of(id), { sequence: at }).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'not-kept', details: { sequence: at } });
          return null;
        });
        if (moment) found.push(at);
      }
      return { found, from: await keptFrom(services, of(id)), sequence };
    };
    const all = await readable();
    expect(all).toMatchObject({ from: 0, found: { length: all.sequence } });
    for (let round = 0; round < 3; round++) {
      for (const text of ['a', 'b'])
        await edit(id, (doc) => setActivity(doc, activityId, 'number', text + round, 'grid'));
      await compact(id);
    }
    const left = await readable();
    expect(left.found).toEqual([named, left.sequence]);
    expect(left.from).toBe(left.sequence);
    await edit(id, (doc) => setActivity(doc, activityId, 'number', 'c', 'grid'));
    expect(await readable()).toMatchObject({
      from: left.from,
      found: [named, left.sequence, left.sequence + 1],
    });
    await expect(change(id, { sequence: 3 }, 'now')).rejects.toMatchObject({ code: 'not-kept' });
    await expect(change(id, { sequence: 3_000 }, 'now')).rejects.toMatchObject({ code: 'not-found' });
    await expect(change(id, { version: newId<string>() }, 'now')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('of before a redaction are never brought back', async () => {
    const { id } = await lived();
    const { id: version } = await name(id, 'Avant');
    await database().prisma.documentVersion.update({ where: { id: version }, data: { epoch: 0 } });
    await expect(back(id, { kind: 'document', moment: { version } })).rejects.toMatchObject({
      code: 'not-kept',
    });
    expect(await listVersions(server().services, of(id))).toMatchObject([{ restorable: false }]);
  });
});

describe('[D10] restoring on the server', () => {
  it('brings a deleted activity back under its id, with what was reported on it', async () => {
    const { services } = server();
    const { id, activityId } = await network.document({ title: 'Faits' });
    await projected(id);
    const activity = await loadActivity(services, network.networkId, { documentId: id, activityId });
    if (!activity) throw new Error('the activity is not projected');
    const input = { documentId: id, activityId, status: 'done', organisationId: null };
    await reportStatus(services, network.secretariat, activity, statusInputSchema.parse(input));
    await edit(id, (doc) => deleteNodes(doc, [activityId], new Date(), 'grid'), copil);
    expect(await back(id, { kind: 'deleted', nodeId: activityId })).toMatchObject({ changed: true });
    expect(await back(id, { kind: 'deleted', nodeId: activityId })).toMatchObject({ changed: false });
    expect((await read(id)).activities.map((each) => each.id)).toEqual([activityId]);
    await projected(id);
    const statuses = await statusesOf(services, network.secretariat, id);
    expect(statuses[activityId]?.status?.latest.status).toBe('done');
  });

  it('is one edit, in history like any other, and undone by restoring the moment before it', async () => {
    const { id, activityId } = await lived();
    const { sequence: then } = await server().services.collab.read(id);
    await edit(id, (doc) => setActivity(doc, activityId, 'title', 'Refait', 'grid'), copil);
    await edit(id, (doc) => addActivity(doc, { sectionId: null, title: 'De plus' }, 'grid'), copil);
    const before = await read(id);
    const { sequence, changed } = await back(id, { kind: 'document', moment: { sequence: then } });
    expect({ sequence, changed }).toEqual({ sequence: then + 3, changed: true });
    expect(isSame((await change(id, { sequence: then }, 'now')).diff)).toBe(true);
    const [newest] = acts((await history(id)).steps);
    expect(newest).toMatchObject({ origin: 'restore', authorId: network.secretariat.personId });
    expect(newest?.told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['value', 'deleted']));

    await back(id, { kind: 'document', moment: { sequence: sequence - 1 } }, copil);
    const after = await read(id);
    expect(after.activities).toEqual(before.activities);
    expect(
      acts((await history(id)).steps)
        .map(({ origin }) => origin)
        .slice(0, 2),
    ).toEqual(['restore', 'restore']);
  });

  it('of one activity leaves colleagues’ later work elsewhere, and its rich text whole', async () => {
    const { id, activityId } = await network.document({ title: 'Riche' });
    await edit(id, (doc) => {
      const strange = new Y.XmlElement('callout');
      strange.setAttribute('level', 3 as unknown as string);
      strange.insert(0, [new Y.XmlText('Gardé')]);
      activityText(doc, activityId, 'remarks')?.insert(0, [strange]);
    });
    const { sequence } = await server().services.collab.read(id);
    const { remarks } = (await read(id)).activities[0] ?? {};
    await edit(id, (doc) => activityText(doc, activityId, 'remarks')?.delete(0, 1));
    await edit(id, (doc) => appendRichText(documentParts(doc).body, plainParagraphs('Plus tard')), copil);
    await edit(id, (doc) => addActivity(doc, { sectionId: null, title: 'De plus tard' }, 'grid'), copil);
    await back(id, { kind: 'activity', activityId, moment: { sequence } });
    const now = await read(id);
    expect(now.activities.find((each) => each.id === activityId)?.remarks).toEqual(remarks);
    expect(now.activities.map(({ title }) => title)).toContain('De plus tard');
    expect(richTextToPlain(now.body)).toBe('Plus tard');
    const nobody = { kind: 'activity', activityId: 'nobody', moment: { sequence } } as const;
    await expect(back(id, nobody)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('changes nothing of what history and versions hold', async () => {
    const { id } = await lived();
    const { id: version } = await name(id, 'Gardée');
    await compact(id);
    const rows = () =>
      Promise.all([
        database().prisma.documentVersion.findUniqueOrThrow({ where: { id: version } }),
        database().prisma.documentChange.findMany({
          where: { documentId: id },
          orderBy: { sequence: 'asc' },
        }),
      ]);
    const before = await rows();
    await edit(id, (doc) => setMeta(doc, { title: 'Autre' }, 'grid'));
    await back(id, { kind: 'document', moment: { version } });
    expect(await rows()).toEqual(before);
  });
});
