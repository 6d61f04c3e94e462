import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addActivity, setActivity } from '#domain/document/shape';
import type { ActivityId } from '#domain/ids';
import type { Conflict } from '~/features/documents/grid/conflict';
import { watchLosses } from '~/features/documents/grid/losses';

interface Person {
  readonly doc: Y.Doc;
  readonly lost: Conflict[];
}

/** Two people before the same plan, with one activity; their edits travel when `meet` says so. */
function twoPeople(): { id: ActivityId; people: readonly [Person, Person]; meet: () => void } {
  const people = [1, 2].map((clientId): Person => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return { doc, lost: [] };
  });
  const [a, b] = people;
  if (!a || !b) throw new Error('there are two');
  const id = addActivity(a.doc, { sectionId: null, title: 'Atelier' }, 'grid');
  const meet = (): void => {
    const [ofA, ofB] = [a, b].map(({ doc }) => Y.encodeStateAsUpdate(doc));
    if (ofB) Y.applyUpdate(a.doc, ofB, 'line');
    if (ofA) Y.applyUpdate(b.doc, ofA, 'line');
  };
  meet();
  for (const person of people) watchLosses(person.doc, (loss) => person.lost.push(loss));
  return { id, people: [a, b], meet };
}

const titleOf = ({ doc }: Person, id: string): unknown =>
  doc.getMap<Y.Map<unknown>>('activities').get(id)?.get('title');

describe('two people who commit the same cell at the very same moment', () => {
  it('leave one value, and the other person is shown both', () => {
    const { id, people, meet } = twoPeople();
    const [a, b] = people;
    setActivity(a.doc, id, 'title', 'De A', 'grid');
    setActivity(b.doc, id, 'title', 'De B', 'grid');
    meet();
    const kept = titleOf(a, id);
    expect(titleOf(b, id)).toBe(kept);
    const [winner, loser] = kept === 'De A' ? people : [b, a];
    expect(winner.lost).toEqual([]);
    expect(loser.lost).toEqual([
      { activityId: id, column: 'title', mine: kept === 'De A' ? 'De B' : 'De A' },
    ]);
  });

  it('are told once, also when the other went on writing before hearing of it', () => {
    const { id, people, meet } = twoPeople();
    const [a, b] = people;
    setActivity(a.doc, id, 'title', 'De A', 'grid');
    for (const title of ['B1', 'B2', 'B3']) setActivity(b.doc, id, 'title', title, 'grid');
    meet();
    meet();
    expect(titleOf(a, id)).toBe('B3');
    expect(a.lost).toEqual([{ activityId: id, column: 'title', mine: 'De A' }]);
    expect(b.lost).toEqual([]);
  });

  it('are asked nothing when they wrote the same', () => {
    const { id, people, meet } = twoPeople();
    for (const { doc } of people) setActivity(doc, id, 'title', 'Pareil', 'grid');
    meet();
    expect(people.flatMap(({ lost }) => lost)).toEqual([]);
  });

  it('are asked nothing about other cells, or about where a row stands', () => {
    const { id, people, meet } = twoPeople();
    const [a, b] = people;
    setActivity(a.doc, id, 'title', 'De A', 'grid');
    setActivity(b.doc, id, 'quantity', 3, 'grid');
    setActivity(a.doc, id, 'order', 'b', 'grid');
    setActivity(b.doc, id, 'order', 'c', 'grid');
    meet();
    expect(people.flatMap(({ lost }) => lost)).toEqual([]);
  });
});

describe('somebody who changes a value after seeing it', () => {
  it('takes nothing from who wrote it', () => {
    const { id, people, meet } = twoPeople();
    const [a, b] = people;
    setActivity(a.doc, id, 'title', 'De A', 'grid');
    meet();
    setActivity(b.doc, id, 'title', 'Mieux', 'grid');
    setActivity(b.doc, id, 'title', 'Encore mieux', 'grid');
    meet();
    expect(titleOf(a, id)).toBe('Encore mieux');
    expect(people.flatMap(({ lost }) => lost)).toEqual([]);
  });

  it('takes nothing either when an older device only brings it back', () => {
    const { id, people, meet } = twoPeople();
    const [a, b] = people;
    // What a device had kept is applied inside a change of one's own page: it was not written in it.
    setActivity(b.doc, id, 'title', 'Gardé', 'grid');
    a.doc.transact(() => Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc), 'device'), 'device');
    setActivity(b.doc, id, 'title', 'Puis', 'grid');
    meet();
    expect(people.flatMap(({ lost }) => lost)).toEqual([]);
  });
});
