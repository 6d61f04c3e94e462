import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { countAmendments } from '#domain/adoption/amendments';
import { diffDocuments, isSame, type RowDiff } from '#domain/document/diff';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs, richTextToPlain } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  setActivity,
  setEntries,
  setMeta,
  setSection,
} from '#domain/document/shape';
import { diffBlocks, diffWords } from '#domain/document/text-diff';
import { addOutcome, outcomeOwners, ownerKey, setOutcome } from '#domain/document/workshop';
import { editPlan } from '#tests/server/collab/plan-edits';
import { random } from '#tests/server/collab/random';

function aPlan() {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan 2020', year: 2020 }, 'grid');
  const axis = addSection(doc, { parentId: null, title: 'Axe' }, 'grid');
  const other = addSection(doc, { parentId: null, title: 'Autre axe' }, 'grid');
  const [one, two, three] = ['Un', 'Deux', 'Trois'].map((title) =>
    addActivity(doc, { sectionId: axis, title }, 'grid'),
  );
  if (!one || !two || !three) throw new Error('three were added');
  return { doc, axis, other, one, two, three };
}
const read = (doc: Y.Doc) => readDocument(doc);

/** Two states of one plan, so many random edits apart, and so many edits old. */
const twoStates = fc
  .tuple(fc.nat(2 ** 31), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([seed, old, between]) => {
    const edits = random(seed);
    const { doc } = aPlan();
    for (let edit = 0; edit < old; edit++) editPlan(doc, edits);
    const before = read(doc);
    for (let edit = 0; edit < between; edit++) editPlan(doc, edits);
    return { before, after: read(doc) };
  });

describe('[D9] comparing two states of a document', () => {
  it('finds nothing between equal states', () => {
    fc.assert(
      fc.property(twoStates, ({ after }) => void expect(isSame(diffDocuments(after, after))).toBe(true)),
    );
  });

  it('tells what a workshop decided: what came, went and was said otherwise', () => {
    const { doc } = aPlan();
    const add = (what: string) => addOutcome(doc, { kind: 'decision', what }, 'grid');
    const [kept, changed, gone] = [add('Registre'), add('Permanence'), add('Charte')];
    const before = read(doc);
    const owner = { text: 'ONM' };
    outcomeOwners(doc, changed)?.set(ownerKey(owner), owner);
    setOutcome(doc, gone, 'deletedAt', '2020-04-01T10:00:00Z', 'grid');
    const added = add('Budget');
    const diff = diffDocuments(before, read(doc));
    expect(isSame(diff)).toBe(false);
    expect(countAmendments(diff)).toBe(3);
    expect(diff.outcomes.map(({ id }) => id)).not.toContain(kept);
    expect(diff.outcomes).toMatchObject([
      { id: changed, fields: ['who'], moved: false },
      { id: gone, after: null },
      { id: added, before: null },
    ]);
  });

  it('makes the one of the other: what it tells, put onto the rows before, gives the rows after', () => {
    fc.assert(
      fc.property(twoStates, ({ before, after }) => {
        const diff = diffDocuments(before, after);
        expect(patched(before.activities, diff.activities)).toEqual(placeless(after.activities));
        expect(patched(before.sections, diff.sections)).toEqual(placeless(after.sections));
        expect(diff.body?.after ?? before.body).toEqual(after.body);
      }),
    );
  });

  it('tells the same backwards, with what came and what went exchanged', () => {
    fc.assert(
      fc.property(twoStates, ({ before, after }) => {
        const [there, back] = [diffDocuments(before, after), diffDocuments(after, before)];
        for (const part of ['sections', 'activities'] as const) {
          const { added, removed, changed } = there.counts[part];
          expect(back.counts[part]).toMatchObject({ added: removed, removed: added, changed });
        }
        expect(back.meta.map(({ field }) => field)).toEqual(there.meta.map(({ field }) => field));
      }),
    );
  });

  it('calls moved what stands elsewhere, and nothing else: the others keep their order', () => {
    fc.assert(
      fc.property(twoStates, ({ before, after }) => {
        const moved = new Set(
          diffDocuments(before, after).activities.flatMap((row) => (row.moved ? row.id : [])),
        );
        const both = new Set(before.activities.map(({ id }) => id));
        const staying = (rows: typeof after.activities, section: string | null) =>
          rows.flatMap(({ id, sectionId }) => (sectionId === section && !moved.has(id) ? id : []));
        const now = new Set(after.activities.map(({ id }) => id));
        for (const section of [null, ...after.sections.map(({ id }) => id)]) {
          expect(staying(after.activities, section).filter((id) => both.has(id))).toEqual(
            staying(before.activities, section).filter((id) => now.has(id)),
          );
        }
      }),
    );
  });

  it('names each field that was changed, and one row that was moved among others that were not', () => {
    const { doc, axis, other, one, two, three } = aPlan();
    const before = read(doc);
    setActivity(doc, one, 'title', 'Premier', 'grid');
    setEntries(doc, one, 'places', { p: { text: 'Tunis' } }, 'grid');
    moveActivity(doc, three, { sectionId: axis, afterId: null }, 'grid');
    deleteNodes(doc, [two], new Date(0), 'grid');
    setSection(doc, other, 'title', 'Second axe', 'grid');
    const added = addActivity(doc, { sectionId: other, title: 'Quatre' }, 'grid');
    setMeta(doc, { title: 'Plan 2021' }, 'grid');
    const diff = diffDocuments(before, read(doc));
    expect(diff.meta).toEqual([{ field: 'title', before: 'Plan 2020', after: 'Plan 2021' }]);
    expect(diff.sections).toMatchObject([{ id: other, fields: ['title'], moved: false }]);
    expect(
      diff.activities.map(({ id, fields, moved, after }) => [id, fields, moved, after === null]),
    ).toEqual([
      [three, [], true, false],
      [one, ['title', 'places'], false, false],
      [two, [], false, true],
      [added, [], false, false],
    ]);
    expect(diff.counts.activities).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
    expect(diff.body).toBeNull();
  });

  it('lets a section that went stand where it stood, with what stood in it', () => {
    const { doc, axis, other, one, two, three } = aPlan();
    const before = read(doc);
    deleteNodes(doc, [axis], new Date(0), 'grid');
    const diff = diffDocuments(before, read(doc));
    expect(diff.sections).toMatchObject([{ id: axis, after: null }]);
    expect(diff.activities.map(({ id }) => id)).toEqual([one, two, three]);
    expect(other).not.toBe(axis);
  });

  it('sees a mark in a rich cell, whose words are the same', () => {
    const { doc, one } = aPlan();
    const remarks = activityText(doc, one, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('Rabat ou Tunis'));
    const before = read(doc);
    const text = remarks?.get(0);
    const words = text instanceof Y.XmlElement ? text.get(0) : null;
    if (words instanceof Y.XmlText) words.format(0, 5, { bold: {} });
    expect(diffDocuments(before, read(doc)).activities).toMatchObject([{ id: one, fields: ['remarks'] }]);
  });
});

/** Without what says where a row stands. */
const content = (row: object) => {
  const {
    order: _,
    sectionId: __,
    parentId: ___,
    depth: ____,
    deletedAt: _____,
    ...rest
  } = row as Record<string, unknown>;
  return rest;
};
const sorted = (rows: readonly object[]) =>
  rows.map(content).sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
const placeless = (rows: readonly object[]) => sorted(rows);

function patched<R extends { readonly id: string }>(
  before: readonly R[],
  diff: readonly RowDiff<R, PropertyKey>[],
) {
  const rows = new Map(before.map((row) => [row.id, { ...row } as Record<PropertyKey, unknown>]));
  for (const { id, before: old, after, fields } of diff) {
    if (!after) rows.delete(id);
    else if (!old) rows.set(id, { ...after });
    else
      for (const field of fields) {
        const row = rows.get(id);
        if (row) row[field] = (after as Record<PropertyKey, unknown>)[field];
      }
  }
  return sorted([...rows.values()]);
}

describe('[D9] comparing two texts', () => {
  const text = fc.array(fc.constantFrom('atelier', 'à', 'Rabat', '، ', 'تدريب', ' ', '2020', '!', '\n'), {
    maxLength: 30,
  });
  it('loses no letter: without what came it is the one, without what went the other', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const parts = diffWords(before, after);
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });
  it('goes by words: accents and Arabic do not break them', () => {
    expect(diffWords('Étude à Rabat', 'Étude à Tunis')).toEqual([
      { kind: 'same', text: 'Étude à ' },
      { kind: 'removed', text: 'Rabat' },
      { kind: 'added', text: 'Tunis' },
    ]);
    expect(diffWords('ورشة في تونس', 'ورشة في الرباط').at(-1)).toEqual({ kind: 'added', text: 'الرباط' });
  });
  it('tells paragraph by paragraph what came, what went, what was reworded and what was only formatted', () => {
    const doc = new Y.Doc();
    const { body } = documentParts(doc);
    appendRichText(body, plainParagraphs('Un mot de contexte.\nSupprimé\nReste'));
    const before = read(doc).body;
    body.delete(1, 1);
    const first = body.get(0);
    const words = first instanceof Y.XmlElement ? first.get(0) : null;
    if (words instanceof Y.XmlText) words.insert(2, ' petit');
    const last = body.get(1);
    if (last instanceof Y.XmlElement) last.setAttribute('textAlign', 'center');
    appendRichText(body, plainParagraphs('Nouveau'));
    const told = diffBlocks(before, read(doc).body);
    expect(told.map(({ kind }) => kind)).toEqual(['changed', 'removed', 'formatted', 'added']);
    const [changed] = told;
    expect(changed?.kind === 'changed' && changed.parts.find(({ kind }) => kind === 'added')?.text).toContain(
      'petit',
    );
  });
  it('has every paragraph of both', () => {
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (one, other) => {
        const [before, after] = [one, other].map((lines) =>
          plainParagraphs(lines.map((line) => line.join('')).join('\n')),
        );
        if (!before || !after) return;
        const told = diffBlocks(before, after);
        const of = (kept: string) =>
          told
            .flatMap((block) =>
              block.kind === 'changed'
                ? block.parts
                    .flatMap((part) => (part.kind === kept || part.kind === 'same' ? part.text : []))
                    .join('')
                : block.kind === kept || block.kind === 'same'
                  ? richTextToPlain(block.node)
                  : [],
            )
            .join('\n');
        expect(of('removed')).toBe(richTextToPlain(before));
        expect(of('added')).toBe(richTextToPlain(after));
      }),
    );
  });
});
