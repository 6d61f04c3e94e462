import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { protectCommand } from '#server/statistics/protect-command';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'protect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(cube: unknown, ...args: string[]) {
  const file = join(folder, 'cube.json');
  await writeFile(file, typeof cube === 'string' ? cube : JSON.stringify(cube));
  return protectCommand([file, ...args]);
}
const line = (counts: Record<string, number>) => ({
  dimensions: { sex: { codes: Object.keys(counts) } },
  tables: [
    {
      id: 'sex',
      dimensions: ['sex'],
      cells: Object.entries(counts).map(([code, count]) => ({ key: [code], count })),
    },
  ],
});

describe('[ST3] protect', () => {
  test('prints what may be shown, with every margin, as JSON and nothing else', async () => {
    const { exit, out, error } = await run(line({ w: 40, m: 60, x: 3 }), '--k', '5', '--json');
    expect({ exit, error }).toEqual({ exit: 0, error: undefined });
    expect(JSON.parse(String(out))).toEqual({
      tables: [
        {
          id: 'sex',
          dimensions: ['sex'],
          cells: [
            { key: ['w'], state: 'secondary' },
            { key: ['m'], state: 'published', value: 60 },
            { key: ['x'], state: 'primary' },
            { key: ['*'], state: 'published', value: 103 },
          ],
        },
      ],
      audit: { minWidth: 5, primaries: 1 },
    });
  });

  test('without --json sums up, and hides more for a higher k', async () => {
    expect((await run(line({ w: 40, m: 60, x: 3 }))).out).toMatch(/^sex: 2 of 4 shown, 1 hidden/);
    expect((await run(line({ w: 40, m: 60, x: 3 }), '--k', '50')).out).toMatch(/, 2 hidden for themselves/);
  });

  test('every example of its help is a cube, and safe', async () => {
    const { exit, out } = await protectCommand(['--help']);
    expect(exit).toBe(0);
    const examples = String(out)
      .split('\n')
      .filter((each) => each.startsWith('  {"'));
    expect(examples).toHaveLength(6);
    for (const example of examples) {
      const made = await run(example.trim(), '--json');
      expect([made.exit, made.error]).toEqual([0, undefined]);
      expect(JSON.parse(String(made.out)).audit.minWidth).toBeGreaterThanOrEqual(5);
    }
  });

  test('parents need not be listed among the codes, and are shown all the same', async () => {
    const cube = {
      ...line({ w: 40, m: 60, x: 30 }),
      dimensions: { sex: { codes: ['w', 'm', 'x'], parents: { w: 'wm', m: 'wm' } } },
    };
    const { tables } = JSON.parse(String((await run(cube, '--json')).out));
    expect(
      tables[0].cells.map(({ key, value }: { key: string[]; value: number }) => [key[0], value]),
    ).toEqual([
      ['w', 40],
      ['m', 60],
      ['x', 30],
      ['wm', 100],
      ['*', 130],
    ]);
  });

  test('exit 4 when what was released before gives a primary away, and nothing is written', async () => {
    const released = [
      { revision: 1, tables: [{ id: 'sex', dimensions: ['sex'], cells: [{ key: ['x'], value: 3 }] }] },
    ];
    expect(await run({ ...line({ w: 40, m: 60, x: 3 }), released }, '--json')).toEqual({
      exit: 4,
      error: 'gives-away: table sex: key x',
    });
  });

  test('its own output is taken as an earlier release: what was hidden stays hidden, and small changes do not show', async () => {
    const first = await run(line({ w: 40, m: 60, x: 3 }), '--json');
    const released = [{ ...JSON.parse(String(first.out)), revision: 1 }];
    const second = await run({ ...line({ w: 40, m: 62, x: 9 }), released, revision: 2 }, '--json');
    expect(JSON.parse(String(second.out)).tables[0].cells).toEqual([
      { key: ['w'], state: 'secondary' },
      { key: ['m'], state: 'primary' },
      { key: ['x'], state: 'secondary' },
      { key: ['*'], state: 'published', value: 111 },
    ]);
    const same = await run({ ...line({ w: 40, m: 62, x: 9 }), released, revision: 1 }, '--json');
    expect(same).toEqual({ exit: 2, error: 'invalid: reason released-differs: table sex' });
  });

  test.each([
    ['no JSON', '{', /JSON/],
    [
      'a code that is not listed',
      { ...line({ w: 1 }), dimensions: { sex: { codes: ['m'] } } },
      /reason code/,
    ],
    ['a dimension that is not listed', { ...line({ w: 1 }), dimensions: {} }, /reason dimension/],
    ['a misspelt field', { ...line({ w: 1 }), tabels: [] }, /tabels/],
    ['a count below zero', line({ w: -1 }), /count/],
    [
      'a parent of a code that is not listed',
      { ...line({ w: 1 }), dimensions: { sex: { codes: ['w'], parents: { z: 'w' } } } },
      /reason code/,
    ],
    [
      'a ring of parents',
      { ...line({ w: 1 }), dimensions: { sex: { codes: ['w', 'm'], parents: { w: 'm', m: 'w' } } } },
      /reason parent/,
    ],
    [
      'shares that do not add up',
      {
        dimensions: { sex: { codes: ['w'] } },
        tables: [{ id: 't', dimensions: ['sex'], cells: [{ key: ['w'], count: 5, contributors: { a: 4 } }] }],
      },
      /reason contributors/,
    ],
  ])('%s: exit 2 and one line', async (_what, cube, why) => {
    const { exit, out, error } = await run(cube, '--json').catch((thrown: Error) => ({
      exit: 2,
      out: undefined,
      error: thrown.message,
    }));
    expect({ exit, out, lines: error?.split('\n').length }).toEqual({ exit: 2, out: undefined, lines: 1 });
    expect(error).toMatch(why);
  });

  test.each([[], ['a.json', 'b.json'], ['a.json', '--k', '0'], ['a.json', '--k', 'x'], ['--json']])(
    'called wrongly it says how',
    async (...args) => {
      expect(await protectCommand(args)).toMatchObject({ exit: 2, error: expect.stringContaining('usage') });
    },
  );
});
