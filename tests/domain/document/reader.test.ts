import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { createDocumentReader } from '#domain/document/reader';
import { addActivity, addSection, documentParts, setActivity } from '#domain/document/shape';
import { editPlan } from '#tests/server/collab/plan-edits';
import { random } from '#tests/server/collab/random';

describe('[D8] a document that is read again and again', () => {
  it('is read as if it were read anew, whatever people did, apart and together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), fc.integer({ min: 1, max: 40 }), (seed, edits) => {
        const chance = random(seed);
        const [mine, theirs] = [new Y.Doc({ gc: chance.chance(0.5) }), new Y.Doc()];
        const reader = createDocumentReader(mine);
        for (let edit = 0; edit < edits; edit += 1) {
          editPlan(chance.chance(0.5) ? mine : theirs, chance);
          if (chance.chance(0.3)) Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
          if (chance.chance(0.2)) Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
          // Rows taken out of the map, and things in it that are no rows: a program of somebody's own.
          const [id] = documentParts(mine).activities.keys();
          if (id && chance.chance(0.1)) documentParts(mine).activities.delete(id);
          if (chance.chance(0.1))
            (documentParts(mine).sections as Y.Map<unknown>).set(`stray ${chance.below(2)}`, edit);
          if (chance.chance(0.5)) expect(same(reader.read())).toEqual(same(readDocument(mine)));
        }
        expect(same(reader.read())).toEqual(same(readDocument(mine)));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the very same objects for what did not change', () => {
    const doc = new Y.Doc();
    const reader = createDocumentReader(doc);
    const sectionId = addSection(doc, { parentId: null, title: 'Axis' }, 'grid');
    const first = addActivity(doc, { sectionId, title: 'first' }, 'grid');
    addActivity(doc, { sectionId, title: 'second' }, 'grid');
    const before = reader.read();
    expect(reader.read()).toBe(before);
    doc.getText('of no part of ours').insert(0, 'word');
    expect(reader.read()).toBe(before);
    setActivity(doc, first, 'title', 'first, changed', 'grid');
    const after = reader.read();
    expect(after.activities.map(({ title }) => title)).toEqual(['first, changed', 'second']);
    expect(after.activities[1]).toBe(before.activities[1]);
    expect(after.sections[0]).toBe(before.sections[0]);
    expect(after.body).toBe(before.body);
  });
});

/** The order of problems is that in which they were met. */
function same({ problems, ...snapshot }: ReturnType<typeof readDocument>) {
  return { ...snapshot, problems: problems.map(({ nodeId }) => nodeId).sort() };
}
