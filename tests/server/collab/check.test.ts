import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyAll, buildDocument, isWaiting } from '#server/collab/check';
import { type Content, type Offer, openContent, type Verdict } from '#server/collab/content';
import { aMutant } from '#tests/server/collab/mutants';
import { contentOf, editPlan } from '#tests/server/collab/plan-edits';
import { type Random, random, seedFrom } from '#tests/server/collab/random';

const FIRST_SEED = seedFrom(process.env.CHECK_SEED);
/** Each is a document of its own with some dozens of updates, half of them mutated. */
const RUNS = Number(process.env.CHECK_RUNS ?? 120);
const BATCHES = 12;

/** Somebody whose device is as it should be. */
interface Honest {
  readonly doc: Y.Doc;
  unsent: Uint8Array[];
  /** A mutant wrote under this device's number: what it writes itself is then known already. */
  forged: boolean;
}

function anHonest(random: Random, state: Uint8Array): Honest {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 31);
  const honest: Honest = { doc, unsent: [], forged: false };
  Y.applyUpdate(doc, state, 'server');
  doc.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'server' && honest.unsent.push(update),
  );
  return honest;
}

function taken(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) applyAll(doc, [update]);
  return doc;
}

const clockOf = (content: Content, client: number): number =>
  Y.decodeStateVector(content.stateVector()).get(client) ?? 0;

/** What Yjs promises of any update that applies. */
const knownOf = (doc: Y.Doc): unknown =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other);

interface Counts {
  mutants: number;
  accepted: number;
  refused: number;
  early: number;
}

/** One document's life; every check of it throws. */
function live(seed: number, counts: Counts): void {
  const dice = random(seed);
  const content = openContent({ state: null, updates: [] });
  /** The log in both its forms: each update by itself, and what each batch changed. */
  const rows: Uint8Array[] = [];
  const changes: Uint8Array[] = [];
  const people = [anHonest(dice, content.fold()), anHonest(dice, content.fold())];
  const before: Uint8Array[] = [];
  /** An update that may contradict itself was let in. */
  let scrambled = false;
  for (let batchNumber = 0; batchNumber < BATCHES; batchNumber++) {
    const batch: (Offer & { by: Honest | null; scrambled: boolean })[] = [];
    for (const honest of people) {
      if (dice.chance(0.7)) editPlan(honest.doc, dice);
      if (dice.chance(0.6))
        batch.push(
          ...honest.unsent
            .splice(0)
            .map((update) => ({ update, whole: false, scrambled: false, by: honest })),
        );
    }
    const state = content.fold();
    for (let left = dice.below(4); left > 0; left--) {
      const at = dice.below(batch.length + 1);
      batch.splice(at, 0, { ...aMutant(state, before, dice), by: null });
      counts.mutants += 1;
    }
    const clocks = people.map(({ doc }) => clockOf(content, doc.clientID));
    const verdicts = content.offer(batch);
    expect(verdicts).toHaveLength(batch.length);
    scrambled ||= batch.some((offer, index) => offer.scrambled && verdicts[index]?.kind === 'accepted');
    const accepted = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.log] : []));
    rows.push(...accepted);
    const change = content.takeChange();
    if (change) changes.push(change);
    content.keep(accepted);
    people.forEach((honest, index) => {
      const sent = batch
        .filter(({ by }) => by === honest)
        .map(({ update }) => Y.parseUpdateMeta(update).to.get(honest.doc.clientID) ?? 0);
      const most = Math.max(clocks[index] ?? 0, ...sent);
      if (clockOf(content, honest.doc.clientID) > most || wasRewritten(batch, verdicts, honest))
        honest.forged = true;
    });
    batch.forEach(({ by }, index) => {
      const kind = verdicts[index]?.kind;
      if (by === null) {
        if (kind === 'accepted') counts.accepted += 1;
        else if (kind === 'early') counts.early += 1;
        else counts.refused += 1;
      } else if (!by.forged) expect(kind, 'of an honest update').toMatch(/accepted|nothing-new/);
    });
    before.push(...batch.map(({ update }) => update));
    for (const honest of people) {
      if (!change) continue;
      Y.applyUpdate(honest.doc, change, 'server');
      expect(isWaiting(honest.doc), 'something waits on an honest device').toBe(false);
    }
    if (dice.chance(0.2)) content.cool();
  }
  sameEverywhere(content, { rows, changes, people, scrambled });
}

/** Whether something under this device's number was let in that it did not send. */
function wasRewritten(
  batch: readonly (Offer & { by: Honest | null })[],
  verdicts: readonly Verdict[],
  honest: Honest,
): boolean {
  return batch.some(({ by }, index) => {
    const verdict = verdicts[index];
    if (by === honest || verdict?.kind !== 'accepted') return false;
    return Y.parseUpdateMeta(verdict.log).to.has(honest.doc.clientID);
  });
}

/**
 * Everyone knows the same edits, and nothing waits anywhere. That they also read the same holds as long as no author
 * forged what stood beside its words when it wrote them: where such words go may depend on the order of arrival, and
 * no server can tell them from honest ones.
 */
function sameEverywhere(
  content: Content,
  {
    rows,
    changes,
    people,
    scrambled,
  }: { rows: Uint8Array[]; changes: Uint8Array[]; people: Honest[]; scrambled: boolean },
): void {
  const seen = scrambled ? knownOf : contentOf;
  const there = content.read(seen);
  const { state, since } = content.answer();
  const copies: Record<string, Y.Doc> = {
    'the log row by row': taken(rows),
    'the log in one transaction': buildDocument({ state: null, updates: rows }),
    'the log merged': taken(rows.length > 0 ? [Y.mergeUpdates([...rows])] : []),
    'the batches': buildDocument({ state: null, updates: changes }),
    'who joins': taken(since ? [state, since] : [state]),
    'the folded state': taken([content.fold()]),
  };
  const half = taken(rows.slice(0, rows.length / 2));
  const lacking = content.answerTo(Y.encodeStateVector(half));
  for (const update of [lacking.state, lacking.since]) if (update) Y.applyUpdate(half, update);
  copies['who comes back'] = half;
  for (const [name, doc] of Object.entries(copies)) {
    expect(isWaiting(doc), `something waits in ${name}`).toBe(false);
    expect(seen(doc), name).toEqual(there);
  }
  for (const { doc, unsent, forged } of people) {
    if (forged) continue;
    const mine = taken([content.fold(), ...unsent]);
    expect(seen(doc), 'an honest device').toEqual(seen(mine));
  }
}

describe('[C10] what the check lets in', () => {
  it(`applies to the document, to every replay of the log, to who joins and to every device (seed ${FIRST_SEED})`, () => {
    const counts: Counts = { mutants: 0, accepted: 0, refused: 0, early: 0 };
    for (let run = 0; run < RUNS; run++) {
      const seed = FIRST_SEED + run;
      try {
        live(seed, counts);
      } catch (cause) {
        throw new Error(
          `With CHECK_SEED=${seed} CHECK_RUNS=1: ${cause instanceof Error ? cause.message : cause}`,
          { cause },
        );
      }
    }
    const { mutants, accepted, refused, early } = counts;
    process.stdout.write(
      `seed ${FIRST_SEED}: ${RUNS} documents, ${mutants} mutated updates: ${accepted} let in, ${refused} refused or nothing new, ${early} early\n`,
    );
    expect(mutants).toBeGreaterThan(RUNS);
  });
});

function textOf(body: Y.XmlFragment): Y.XmlText {
  const text = body.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text.');
  return text;
}

it('[C10] the server makes no edits of its own: what it holds and sends is what is in the log', () => {
  const content = openContent({ state: null, updates: [] });
  const written: Uint8Array[] = [];
  const [author, formatter, shortener] = [1, 2, 3].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    return { doc, body: doc.getXmlFragment('body') };
  });
  if (!author || !formatter || !shortener) throw new Error('Three were made.');
  author.body.insert(0, [new Y.XmlText('a word of several')]);
  const first = Y.encodeStateAsUpdate(author.doc);
  for (const { doc } of [formatter, shortener]) {
    Y.applyUpdate(doc, first);
    doc.on('update', (update: Uint8Array) => written.push(update));
  }
  // At once: what is made bold is also taken away, and Yjs would tidy the empty marks up wherever it meets both.
  textOf(formatter.body).format(2, 4, { bold: true });
  textOf(shortener.body).delete(2, 4);
  const updates = [first, ...written];
  const verdicts = content.offer(updates.map((update) => ({ update, whole: false })));
  expect(verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
  content.keep(updates);
  const sent = taken([content.takeChange() ?? new Uint8Array([0, 0])]);
  const replayed = taken(updates);
  expect(Y.equalSnapshots(Y.snapshot(sent), Y.snapshot(replayed))).toBe(true);
  expect(content.read((doc) => Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(replayed)))).toBe(true);
});

describe('[C10] a value nested more deeply than a browser could read', () => {
  const nested = (levels: number): unknown =>
    levels === 0 ? 'inside' : levels % 2 ? [nested(levels - 1)] : { x: nested(levels - 1) };
  const verdictOn = (write: (doc: Y.Doc) => void): string | undefined => {
    const doc = new Y.Doc();
    write(doc);
    const content = openContent({ state: null, updates: [] });
    const [verdict] = content.offer([{ update: Y.encodeStateAsUpdate(doc), whole: false }]);
    return verdict?.kind;
  };

  it.each([
    ['a value', (doc: Y.Doc) => doc.getMap('meta').set('x', nested(5000))],
    ['a list', (doc: Y.Doc) => doc.getArray('list').insert(0, [nested(200)])],
    ['an embedded thing', (doc: Y.Doc) => doc.getText('text').insertEmbed(0, { x: nested(200) })],
    ['a mark', (doc: Y.Doc) => doc.getText('text').insert(0, 'words', { link: nested(200) })],
  ])('is refused as %s', (_what, write) => {
    expect(verdictOn(write)).toBe('broken');
  });

  it('does not keep out what fields hold', () => {
    expect(verdictOn((doc) => doc.getMap('meta').set('x', nested(20)))).toBe('accepted');
  });
});
