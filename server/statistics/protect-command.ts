import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { JalonError } from '#domain/errors';
import type { Cube } from '#domain/statistics/disclosure/cube';
import { networkThreshold } from '#domain/statistics/disclosure/primary';
import { protect, type Release } from '#domain/statistics/disclosure/release';
import type { CommandResult } from './command';
import { highsSolver } from './highs';

/** A cube of 50,000 cells is some 10 MB. */
const maxBytes = 100_000_000;

const help = `jalon protect CUBE.json [--k K] [--json]

Hides of exact counts what would let somebody be found, and checks it as an attacker would. Counts 1 to K−1 are hidden
(K = ${networkThreshold} unless given), and as many others as are needed so that none of them can be told within K.

CUBE.json: { dimensions: { NAME: { codes: [...], parents?: { code: parentCode } } },
             tables: [{ id, dimensions: [NAME...], cells: [{ key: [code...], count, contributors?: { union: count } }] }],
             released?: [{ revision, tables }], revision? }
Only innermost cells; a missing one is 0. Tables count the same cases. "released" holds earlier outputs.
Out: { tables: [{ id, dimensions, cells: [{ key, state, value? }] }], audit: { minWidth, primaries } }, "*" for a total.
Exit 4: no safe release exists; 2: the file is not a cube; nothing is written then.

One dimension
  {"dimensions":{"sex":{"codes":["w","m","x"]}},"tables":[{"id":"sex","dimensions":["sex"],"cells":[{"key":["w"],"count":40},{"key":["m"],"count":60},{"key":["x"],"count":3}]}]}
Two, with margins
  {"dimensions":{"sex":{"codes":["w","m"]},"request":{"codes":["wages","papers"]}},"tables":[{"id":"t","dimensions":["request","sex"],"cells":[{"key":["wages","w"],"count":30},{"key":["wages","m"],"count":2},{"key":["papers","w"],"count":25},{"key":["papers","m"],"count":18}]}]}
Three
  {"dimensions":{"sex":{"codes":["w","m"]},"request":{"codes":["wages","papers"]},"age":{"codes":["young","old"]}},"tables":[{"id":"t","dimensions":["request","sex","age"],"cells":[{"key":["wages","w","young"],"count":30},{"key":["wages","m","old"],"count":2},{"key":["papers","w","old"],"count":25},{"key":["papers","m","young"],"count":18}]}]}
A hierarchy
  {"dimensions":{"place":{"codes":["north","TN","MA","west","SN","CI"],"parents":{"TN":"north","MA":"north","SN":"west","CI":"west"}}},"tables":[{"id":"place","dimensions":["place"],"cells":[{"key":["TN"],"count":3},{"key":["MA"],"count":50},{"key":["SN"],"count":30},{"key":["CI"],"count":20}]}]}
Two linked tables
  {"dimensions":{"sex":{"codes":["w","m"]},"request":{"codes":["wages","papers"]}},"tables":[{"id":"sex","dimensions":["sex"],"cells":[{"key":["w"],"count":55},{"key":["m"],"count":20}]},{"id":"t","dimensions":["request","sex"],"cells":[{"key":["wages","w"],"count":30},{"key":["wages","m"],"count":2},{"key":["papers","w"],"count":25},{"key":["papers","m"],"count":18}]}]}
Two periods, of which the first is released already ("*" is the year to date)
  {"dimensions":{"quarter":{"codes":["Q1","Q2"]},"sex":{"codes":["w","m"]}},"tables":[{"id":"t","dimensions":["quarter","sex"],"cells":[{"key":["Q1","w"],"count":40},{"key":["Q1","m"],"count":3},{"key":["Q2","w"],"count":30},{"key":["Q2","m"],"count":21}]}],"released":[{"revision":1,"tables":[{"id":"t","dimensions":["quarter","sex"],"cells":[{"key":["Q1","w"],"state":"secondary"},{"key":["Q1","m"],"state":"primary"},{"key":["Q1","*"],"state":"published","value":43}]}]}]}`;

const code = z.string().min(1).max(200);
const whole = z.number().int().min(0).max(1_000_000_000);
const cubeSchema: z.ZodType<Cube> = z.strictObject({
  dimensions: z.record(
    code,
    z.strictObject({
      codes: z.array(code.refine((each) => each !== '*')),
      parents: z.record(code, code).optional(),
    }),
  ),
  tables: z.array(
    z.strictObject({
      id: code,
      dimensions: z.array(code).min(1),
      cells: z.array(
        z.strictObject({ key: z.array(code), count: whole, contributors: z.record(code, whole).optional() }),
      ),
    }),
  ),
  revision: whole.optional(),
  // Outputs as they were given, whatever else was noted beside them.
  released: z
    .array(
      z.object({
        revision: whole.optional(),
        tables: z.array(
          z.object({
            id: code,
            dimensions: z.array(code),
            cells: z.array(z.object({ key: z.array(code), value: whole.optional() })),
          }),
        ),
      }),
    )
    .optional(),
});

/** `protect CUBE.json [--k K] [--json]`: exact counts → what may be shown of them. Exit 0; 4: no safe release; 2: else. */
export async function protectCommand(args: readonly string[]): Promise<CommandResult> {
  if (args.includes('--help')) return { exit: 0, out: help };
  const asked = readArguments(args);
  if (!asked) return { exit: 2, error: 'usage: protect CUBE.json [--k K] [--json]; see protect --help' };
  const cube = cubeSchema.safeParse(await readCube(asked.file));
  if (!cube.success) {
    const [issue] = cube.error.issues;
    return { exit: 2, error: `invalid: ${issue?.path.join('.') || 'cube'}: ${issue?.message}` };
  }
  try {
    const release = protect(cube.data, { k: asked.k, solver: await highsSolver() });
    return { exit: 0, out: asked.json ? JSON.stringify(release) : summary(release) };
  } catch (error) {
    if (!(error instanceof JalonError)) throw error;
    const details = Object.entries(error.details).map(([name, value]) => `${name} ${value}`);
    return { exit: error.code === 'gives-away' ? 4 : 2, error: [error.code, ...details].join(': ') };
  }
}

function readArguments(args: readonly string[]): { file: string; k: number; json: boolean } | undefined {
  const rest = [...args];
  const at = rest.indexOf('--k');
  const [, given] = at < 0 ? [] : rest.splice(at, 2);
  const k = at < 0 ? networkThreshold : Number(given);
  const [file, ...more] = rest.filter((arg) => arg !== '--json');
  if (file === undefined || more.length > 0 || file.startsWith('--')) return undefined;
  return Number.isInteger(k) && k >= 1 && k <= 1_000 ? { file, k, json: rest.includes('--json') } : undefined;
}

async function readCube(file: string): Promise<unknown> {
  if ((await stat(file)).size > maxBytes) throw new JalonError('too-large');
  return JSON.parse(await readFile(file, 'utf8'));
}

function summary({ tables, audit }: Release): string {
  const shown = tables.map(({ id, cells }) => {
    const of = (state: string) => cells.filter((cell) => cell.state === state).length;
    return `${id}: ${of('published')} of ${cells.length} shown, ${of('primary')} hidden for themselves, ${of('secondary')} for others`;
  });
  const { minWidth, primaries } = audit;
  return [...shown, `${primaries} primaries; the narrowest can be told within ${minWidth ?? '-'}`].join('\n');
}
