import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId } from '#domain/ids';
import { examine } from '#server/collab/check';
import type { Outcome } from '#server/collab/live-document';
import { createLiveDocuments } from '#server/collab/live-documents';
import { createDocumentLog } from '#server/collab/log';
import { createWarmth } from '#server/collab/warmth';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from './network';
import { type Client, join, type Served, serve, until } from './served';

/** Two processes that hear nothing of each other: the log alone keeps them right. */

const database = useDatabase();
const open: { servers: Served[]; clients: Client[] } = { servers: [], clients: [] };
afterEach(async () => {
  for (const client of open.clients.splice(0)) client.leave();
  for (const server of open.servers.splice(0)) await server.close();
});

async function two(): Promise<{ documentId: DocumentId; enter: (at: 0 | 1, doc?: Y.Doc) => Client }> {
  const { networkId, documentId } = await makeDocument(database());
  const servers = await Promise.all([serve(database()), serve(database())]);
  open.servers.push(...servers);
  const cookies = servers.map((server) => server.person('copil', networkId).person.id);
  const enter = (at: 0 | 1, doc?: Y.Doc): Client => {
    const client = join(servers[at]?.url ?? '', documentId, {
      cookie: cookies[at] ?? '',
      ...(doc ? { doc } : {}),
    });
    open.clients.push(client);
    return client;
  };
  return { documentId, enter };
}

/** Applies the log row by row as it was checked: each must be plain where it stands. */
async function replay(documentId: DocumentId): Promise<Y.Doc> {
  const { rows } = await database().pool.query<{ update: Buffer }>(
    'SELECT "update" FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  const doc = new Y.Doc();
  rows.forEach(({ update }, index) => {
    expect(examine(update, doc.store), `row ${index + 1}`).toBe('plain');
    Y.applyUpdate(doc, update);
  });
  return doc;
}

const contentOf = (doc: Y.Doc): unknown => ({
  meta: doc.getMap('meta').toJSON(),
  text: doc.getText('words').toJSON(),
});
const saved = (client: Client): boolean => client.sent() > 0 && client.saved() === client.sent();

it('[M1] what one author sends through two processes is in the log once', async () => {
  const { documentId, enter } = await two();
  const other = enter(1);
  await until('the other process has it open', () => other.provider.synced);
  const first = enter(0);
  await until('in', () => first.provider.synced);
  for (let edit = 0; edit < 20; edit += 1) first.set(`edit-${edit}`, edit);
  await until('saved', () => saved(first));
  first.provider.disconnect();
  const second = enter(1, first.doc);
  second.set('later', true);
  await until(
    'saved there too',
    () => second.provider.synced && saved(second) && second.meta().later === true,
  );
  await until('the other sees all', () => Object.keys(other.meta()).length === 21);
  const doc = await replay(documentId);
  expect(contentOf(doc)).toEqual(contentOf(other.doc));
});

it('[M1] two updates that claim the same clocks in two processes cannot part the processes', async () => {
  const { documentId } = await makeDocument(database());
  const settings = {
    logger: { warn: () => undefined, error: () => undefined },
    maxDocumentBytes: 1e6,
    snapshotEvery: 1e9,
    coolMs: 10_000,
    reclaim: { released: () => undefined },
    warmth: createWarmth(16_000_000),
    retryMs: 5,
    idleMs: 1_000,
    onCommitted: () => undefined,
    onEnded: () => undefined,
  };
  const processes = [0, 1].map(() =>
    createLiveDocuments({ ...settings, log: createDocumentLog(database().pool) }),
  );
  const lives = await Promise.all(processes.map(async (process) => (await process.hold(documentId)).live));
  const send = (at: number, update: Uint8Array): Promise<Outcome> =>
    new Promise((resolve) => {
      const by = { authorId: null, sessionId: `s${at}`, origin: 'socket' };
      lives[at]?.submit({ update, whole: false, by, source: {} }, resolve);
    });
  const wrote = (client: number, ...words: string[]): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = client;
    for (const word of words) doc.getText('words').insert(0, word);
    return Y.encodeStateAsUpdate(doc);
  };
  for (let round = 0; round < 40; round += 1) {
    const outcomes = await Promise.all([
      send(0, wrote(1_000 + round, 'left', 'A')),
      send(1, wrote(1_000 + round, 'the right one', 'BBBB', 'C')),
      // Honest people write meanwhile.
      send(round % 2, wrote(5_000 + round, 'h')),
    ]);
    expect(outcomes.map(({ kind }) => kind)).not.toContain('refused');
  }
  for (const [index, at] of [0, 1, 0].entries()) await send(at, wrote(9_000 + index, 'end'));
  const doc = await replay(documentId);
  const last = (await database().prisma.document.findUniqueOrThrow({ where: { id: documentId } })).sequence;
  for (const live of lives) {
    live.takeFromElsewhere({ first: live.sequence() + 1, last, update: null });
    await until('it has caught up', () => live.sequence() === last);
    expect(await live.settled((state) => contentOf(state.doc))).toEqual(contentOf(doc));
  }
  await Promise.all(processes.map((process) => process.close(1_000)));
});
