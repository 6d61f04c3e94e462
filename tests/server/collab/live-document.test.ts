import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { JalonError } from '#domain/errors';
import { type DocumentId, type NetworkId, newId } from '#domain/ids';
import { buildDocument } from '#server/collab/check';
import type { Committed, LiveDocument, Outcome } from '#server/collab/live-document';
import { createLiveDocuments } from '#server/collab/live-documents';
import type { DocumentLog } from '#server/collab/log';
import { openLiveDocument } from '#server/collab/open-live-document';
import { createWarmth } from '#server/collab/warmth';
import { until } from '#tests/server/collab/served';

/** A log in memory that can be made to fail, to hold back, and to be slow to load. */
function aLog() {
  const updates: Uint8Array[] = [];
  const state = { failing: false, held: null as Promise<void> | null, loads: 0, attempts: 0, gone: false };
  const log: DocumentLog = {
    load: async () => {
      state.loads += 1;
      await state.held;
      return {
        networkId: newId<NetworkId>(),
        epoch: 1,
        shape: 1,
        sequence: updates.length,
        state: null,
        updates: [...updates],
      };
    },
    turn: () => null,
    append: async (request) => {
      state.attempts += 1;
      await state.held;
      if (state.gone) throw new JalonError('conflict');
      if (state.failing) throw new Error('no database');
      if (request.after !== updates.length) return { first: null, newest: updates.length };
      const first = updates.length + 1;
      updates.push(...request.updates.map(({ update }) => update));
      return { first };
    },
    between: async (_, after, until) => updates.slice(after, until - 1),
    writeSnapshot: async () => undefined,
  };
  return { log, state, updates };
}
const logger = { warn: () => undefined, error: () => undefined };
const by = { authorId: null, sessionId: 's', origin: 'socket' };
const settings = {
  logger,
  maxDocumentBytes: 1e6,
  snapshotEvery: 1e9,
  coolMs: 10_000,
  reclaim: { released: () => undefined },
  warmth: createWarmth(16_000_000),
  retryMs: 5,
  onCommitted: () => undefined,
};

async function aLiveDocument(from = aLog(), ended: string[] = []) {
  const id = newId<DocumentId>();
  const live = openLiveDocument(id, await from.log.load(id), {
    ...settings,
    log: from.log,
    onEnded: (reason) => ended.push(reason),
  });
  const seen: Committed[] = [];
  live.subscribe((committed) => seen.push(committed));
  return { ...from, live, seen, ended };
}
/** Somebody who edits and sends each update. */
function anAuthor(live: LiveDocument) {
  const doc = new Y.Doc();
  const outcomes: Outcome[] = [];
  const source = {};
  const send = (update: Uint8Array, whole = false) =>
    live.submit({ update, whole, by, source }, (outcome) => outcomes.push(outcome));
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'remote' && send(update));
  return {
    doc,
    outcomes,
    source,
    send,
    set: (key: string, value: unknown) => doc.getMap('meta').set(key, value),
  };
}
const metaOf = (live: LiveDocument) => live.settled(({ doc }) => doc.getMap('meta').toJSON());

describe('[C4] an append that fails', () => {
  it('is not broadcast and not told as saved; the document stays, and it is saved at a later try', async () => {
    const { live, state, seen, updates } = await aLiveDocument();
    state.failing = true;
    const author = anAuthor(live);
    author.set('title', 'Plan');
    await until('tried a few times', () => state.attempts > 2);
    expect([seen.length, author.outcomes.length, updates.length]).toEqual([0, 0, 0]);
    author.set('year', 2020);
    state.failing = false;
    await until('saved', () => author.outcomes.length === 2);
    expect(author.outcomes).toEqual([
      { kind: 'committed', sequence: 1 },
      { kind: 'committed', sequence: 2 },
    ]);
    expect(updates).toHaveLength(2);
    expect(await metaOf(live)).toEqual({ title: 'Plan', year: 2020 });
  });

  it('lets nobody see what is not committed: who joins meanwhile waits', async () => {
    const { live, state } = await aLiveDocument();
    let release: () => void = () => undefined;
    state.held = new Promise((resolve) => {
      release = resolve;
    });
    const author = anAuthor(live);
    author.set('title', 'Plan');
    await until('under way', () => state.attempts === 1);
    let answer: unknown = null;
    const asked = metaOf(live).then((meta) => {
      answer = meta;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answer).toBeNull();
    release();
    await asked;
    expect(answer).toEqual({ title: 'Plan' });
  });

  it('ends the document when the log says it is another epoch', async () => {
    const { live, state, ended, seen } = await aLiveDocument();
    state.gone = true;
    const author = anAuthor(live);
    author.set('title', 'Plan');
    await until('told', () => author.outcomes.length === 1);
    expect(ended).toEqual(['epoch-changed']);
    expect(author.outcomes).toEqual([{ kind: 'refused', reason: 'epoch-changed' }]);
    expect(seen).toEqual([]);
    await expect(metaOf(live)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('[C1] a batch', () => {
  it('is broadcast once, and not to the only one who wrote it', async () => {
    const { live, seen } = await aLiveDocument();
    const author = anAuthor(live);
    for (let index = 0; index < 50; index++) author.set('title', index);
    await until('told', () => author.outcomes.length === 50);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.soleSource).toBe(author.source);
    const other = new Y.Doc();
    if (seen[0]?.update) Y.applyUpdate(other, seen[0].update);
    expect(other.getMap('meta').get('title')).toBe(49);
  });

  it('waits in memory for what it builds upon, and is committed and sent behind it', async () => {
    const { live, seen, updates } = await aLiveDocument();
    const early = new Y.Doc();
    const parts: Uint8Array[] = [];
    early.on('update', (update: Uint8Array) => parts.push(update));
    early.getMap('meta').set('a', 1);
    early.getMap('meta').set('b', 2);
    const [first, second] = parts as [Uint8Array, Uint8Array];
    const [hasty, late] = [anAuthor(live), anAuthor(live)];
    hasty.send(second);
    await live.settled(() => undefined);
    expect([hasty.outcomes, updates]).toEqual([[], []]);
    late.send(first);
    await until('told', () => hasty.outcomes.length === 1);
    expect([late.outcomes, hasty.outcomes]).toEqual([
      [{ kind: 'committed', sequence: 1 }],
      [{ kind: 'committed', sequence: 2 }],
    ]);
    expect(seen.map(({ soleSource }) => soleSource)).toEqual([late.source, hasty.source]);
    expect(await metaOf(live)).toEqual({ a: 1, b: 2 });
    expect(updates).toEqual([first, second]);
  });

  it('that brings nothing new is counted as saved and not logged', async () => {
    const { live, updates } = await aLiveDocument();
    const author = anAuthor(live);
    author.set('title', 'Plan');
    author.send(Y.encodeStateAsUpdate(author.doc), true);
    author.send(Y.encodeStateAsUpdate(new Y.Doc()), true);
    await until('told', () => author.outcomes.length === 3);
    expect(author.outcomes.map(({ kind }) => kind)).toEqual(['committed', 'nothing-new', 'nothing-new']);
    expect(updates).toHaveLength(1);
  });
});

describe('[C10] the check', () => {
  it('what it lets in applies to the document for ever: mutated updates never break a later load', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat()),
        fc.array(fc.record({ at: fc.nat(), to: fc.nat(255), cut: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (numbers, mutations) => {
          const { live, updates, state } = await aLiveDocument();
          const honest = anAuthor(live);
          const { doc } = honest;
          doc.getMap('meta').set('title', 'Plan');
          const body = doc.getXmlFragment('body');
          body.insert(0, [new Y.XmlText('some words')]);
          for (const { at, to, cut } of mutations) {
            const parts: Uint8Array[] = [];
            const copy = new Y.Doc();
            Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
            copy.on('update', (update: Uint8Array) => parts.push(update));
            copy.getMap('meta').set(`k${numbers.next().value % 5}`, { nested: [1, 'two'] });
            const text = copy.getXmlFragment('body').get(0);
            if (text instanceof Y.XmlText)
              text.insert(numbers.next().value % (text.length + 1), 'x', { bold: {} });
            copy.getMap('meta').delete('title');
            const update = Y.mergeUpdates(parts);
            update[at % update.length] = to;
            anAuthor(live).send(cut ? update.slice(0, at % update.length) : update);
            honest.set('year', at);
          }
          await until('all told', () => honest.outcomes.length >= 2 + mutations.length);
          await live.settled(() => undefined);
          // An honest author's edit may be refused only if a mutated one forged its identity; the log always loads.
          const replayed = buildDocument({ state: null, updates });
          const inMemory = await live.settled(({ doc: settled }) => Y.encodeStateVector(settled));
          expect(Y.encodeStateVector(replayed)).toEqual(inMemory);
          expect(state.failing).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('refuses what waits for ever in too great a number, and what makes the document too large', async () => {
    const { live, updates } = await aLiveDocument();
    const hoarder = new Y.Doc();
    const parts: Uint8Array[] = [];
    hoarder.on('update', (update: Uint8Array) => parts.push(update));
    hoarder.getMap('meta').set('missing', 1);
    hoarder.getMap('meta').set('big', 'x'.repeat(300_000));
    const author = anAuthor(live);
    author.send(parts[1] as Uint8Array);
    const glutton = anAuthor(live);
    glutton.set('big', 'x'.repeat(1_000_001));
    await until('told', () => author.outcomes.length === 1 && glutton.outcomes.length === 1);
    expect(author.outcomes).toEqual([{ kind: 'refused', reason: 'update-refused' }]);
    expect(glutton.outcomes).toEqual([{ kind: 'refused', reason: 'document-too-large' }]);
    expect(updates).toEqual([]);
    expect(await metaOf(live)).toEqual({});
  });
});

describe('[C13] documents in memory', () => {
  const documentsWith = (log: DocumentLog, idleMs: number) =>
    createLiveDocuments({ ...settings, log, idleMs, onEnded: () => undefined });

  it('are loaded once, whoever asks at once, and again after a load that failed', async () => {
    const { log, state } = aLog();
    const id = newId<DocumentId>();
    let fails = true;
    const documents = documentsWith(
      {
        ...log,
        load: async (each) => {
          if (fails) throw new Error('no database');
          return log.load(each);
        },
      },
      10_000,
    );
    await expect(documents.hold(id)).rejects.toThrow('no database');
    expect(documents.count()).toBe(0);
    fails = false;
    const held = await Promise.all([documents.hold(id), documents.hold(id), documents.hold(id)]);
    expect(new Set(held.map(({ live }) => live)).size).toBe(1);
    expect(state.loads).toBe(1);
    await documents.close(100);
  });

  it('leave memory when nobody uses them, but not while an edit is still being written', async () => {
    const { log, state, updates } = aLog();
    const id = newId<DocumentId>();
    const documents = documentsWith(log, 5);
    const held = await documents.hold(id);
    state.failing = true;
    const author = anAuthor(held.live);
    author.set('title', 'Plan');
    held.release();
    await until('tried', () => state.attempts > 3);
    expect(documents.count()).toBe(1);
    state.failing = false;
    await until('gone', () => documents.count() === 0);
    expect(updates).toHaveLength(1);
    await documents.with(id, async (live) => expect(await metaOf(live)).toEqual({ title: 'Plan' }));
    await documents.close(100);
  });
});
