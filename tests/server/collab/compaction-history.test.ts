import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentParts, setActivity } from '#domain/document/shape';
import { useDatabase } from '#tests/harness/database';
import { anAuthor, atOnce, twoPeople, useLoggedDocument } from '#tests/server/collab/compaction-log';

const database = useDatabase();
const { ids, opened, write, changes, compact, renew } = useLoggedDocument(database);

describe('the history that compaction writes', () => {
  it('[C24] names node, field, before, after, author and number of every change; typing on is one change', async () => {
    const { amel, giulia, activityId } = twoPeople();
    await write([amel, giulia]);
    expect(await compact()).toMatchObject({ updates: 6, removed: 6 });
    const { networkId } = ids();
    const rows = await changes();
    const told = rows.map((row) => [row.firstSequence, row.sequence, row.authorId, row.part, row.field]);
    expect(told).toEqual([
      [1, 1, amel.id, 'meta', 'title'],
      [1, 1, amel.id, 'meta', 'year'],
      [1, 1, amel.id, 'sections', '*'],
      [1, 1, amel.id, 'activities', '*'],
      [2, 2, giulia.id, 'activities', 'title'],
      [3, 4, giulia.id, 'activities', 'remarks'],
      [5, 5, amel.id, 'activities', 'remarks'],
      [6, 6, amel.id, 'activities', 'places'],
    ]);
    expect(rows.slice(3).map(({ before, after }) => [before, after])).toMatchObject([
      [null, { title: 'Atelier', remarks: 'A' }],
      ['Atelier', 'Atelier de Tunis'],
      ['A', 'Abc'],
      ['Abc', 'Abcd'],
      [{}, { a: { text: 'Tunis' } }],
    ]);
    expect(new Set(rows.slice(3).map(({ nodeId }) => nodeId))).toEqual(new Set([activityId]));
    expect(
      rows.every((row) => row.networkId === networkId && row.sessionId === `session-${row.origin}`),
    ).toBe(false);
    expect(rows[4]).toMatchObject({ networkId, sessionId: giulia.sessionId, origin: 'socket' });
  });

  it('[C24] is the same whether the log is compacted at once or piece by piece, typing apart', async () => {
    const scalars = fc.array(
      fc.tuple(fc.nat(1), fc.constantFrom('title', 'number', 'targetGroup'), fc.string()),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(scalars, fc.integer({ min: 1, max: 5 }), async (edits, pieceRows) => {
        const { amel, giulia, activityId } = twoPeople();
        for (const [who, field, value] of edits) {
          const [one, other] = who === 0 ? [amel, giulia] : [giulia, amel];
          one.follow(other);
          one.edit((doc) => setActivity(doc, activityId, field as 'title', value, 'grid'));
        }
        const seen: unknown[] = [];
        for (const limits of [atOnce, { ...atOnce, pieceRows }]) {
          await renew();
          await write([amel, giulia]);
          const whole = await opened();
          await compact(limits);
          expect(await opened()).toEqual(whole);
          const rows = (await changes()).filter(({ field }) => field !== 'remarks');
          seen.push(
            rows.map(({ sequence, field, before, after, authorId }) => [
              sequence,
              field,
              before,
              after,
              authorId,
            ]),
          );
        }
        expect(seen[0]).toEqual(seen[1]);
      }),
      { numRuns: 12 },
    );
  });

  it('[C24] takes nonsense of every form, and bounds what is long', async () => {
    const author = anAuthor('nobody');
    author.edit((doc) => {
      const { meta, activities, sections } = documentParts(doc);
      meta.set('nul\u0000key', { 'a\u0000': `half \ud800 and \\u0000 written out` });
      meta.set('bytes', new Uint8Array([1, 2, 3]));
      meta.set('long', 'x'.repeat(10_000));
      sections.set('s', 'not a row' as never);
      activities.set('list', new Y.Array() as never);
      activities.set('row', new Y.Map<unknown>([['title', 1n]]));
      doc.getMap('unknown').set('kept', 'in the state');
    });
    author.edit((doc) => documentParts(doc).body.insert(0, [...longText(300)]));
    author.edit((doc) => documentParts(doc).body.insert(150, [...longText(1)]));
    author.edit((doc) => documentParts(doc).activities.delete('row'));
    await write([author]);
    const whole = await opened();
    await compact();
    expect(await opened()).toEqual(whole);
    const rows = await changes();
    expect(rows.find(({ field }) => field === 'nulkey')?.after).toEqual({
      a: 'half \ufffd and \\u0000 written out',
    });
    expect(rows.find(({ field }) => field === 'long')?.after).toMatchObject({ from: 0, of: 10_000 });
    expect(rows.filter(({ nodeId }) => nodeId === 'row').map(({ before, after }) => [before, after])).toEqual(
      [
        [null, { title: '1' }],
        [{ title: '1' }, null],
      ],
    );
    for (const row of rows) expect(JSON.stringify([row.before, row.after]).length).toBeLessThan(10_000);
  });
});

function longText(paragraphs: number): Y.XmlElement[] {
  return Array.from({ length: paragraphs }, (_, index) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`Paragraph ${index} of many words.`)]);
    return paragraph;
  });
}
