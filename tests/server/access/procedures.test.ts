import { beforeAll, describe, expect, it } from 'vitest';
import { actions } from '#domain/access/policy';
import type { ProcedureMeta } from '#server/trpc/procedures';
import { appRouter } from '#server/trpc/router';
import { useDatabase } from '#tests/harness/database';
import { useServer } from '#tests/harness/server';
import { type Case, type Ending, ownThings, procedures, streams } from './procedures';
import { type Visitor, visitors } from './visitors';
import { makeWorld, type World } from './world';

const database = useDatabase();
const server = useServer(database, { pages: false });
let world: World;
beforeAll(async () => {
  world = await makeWorld(server());
});

/** Every procedure with its kind and what it says of its right. */
// tRPC keeps this out of the router's type; it is how its own adapters find a procedure.
const { procedures: known } = (appRouter as unknown as { _def: { procedures: Record<string, Known> } })._def;
interface Known {
  readonly _def: { readonly type: 'query' | 'mutation' | 'subscription'; readonly meta?: ProcedureMeta };
}
const existing = Object.entries(known).map(([path, procedure]) => ({
  path,
  type: procedure._def.type,
  action: procedure._def.meta?.action,
}));
const typeOf = (path: string) => existing.find((each) => each.path === path)?.type;

async function call(path: string, input: unknown, cookie: string | undefined): Promise<Ending> {
  const query = typeOf(path) === 'query';
  const json = input === undefined ? undefined : JSON.stringify(input);
  const answer = query
    ? await server().ask(`/trpc/${path}${json ? `?input=${encodeURIComponent(json)}` : ''}`, { cookie })
    : await server().ask(`/trpc/${path}`, { method: 'POST', cookie, body: json ?? '' });
  const told: unknown = JSON.parse(answer.text);
  const error = told && typeof told === 'object' && 'error' in told ? told.error : null;
  if (error === null) return 'OK';
  // The shape that procedures.ts gives every error.
  const { data } = error as { data: { code: Ending; stack?: string } };
  expect(data.stack).toBeUndefined();
  return data.code;
}

function expected(who: Visitor, { may, answer = 'OK', refusal = 'FORBIDDEN', stranger }: Case): Ending {
  if (who === 'nobody' || who === 'expired') return 'UNAUTHORIZED';
  if (who === 'other network') return stranger;
  return may.includes(who) ? answer : refusal;
}

describe('every procedure', () => {
  it('[A5] says which right it asks, one of the policy’s', () => {
    for (const { path, action } of existing) {
      expect([...actions, 'signed-in'], path).toContain(action);
    }
  });
  it('[A5] stands in the matrix, and the matrix names no other', () => {
    const rows = [...Object.keys(procedures), ...Object.keys(ownThings), ...streams];
    expect(rows.sort()).toEqual(existing.map(({ path }) => path).sort());
  });
  it('[A5] that asks for no right is one of one’s own things', () => {
    const open = existing.filter(({ action }) => action === 'signed-in').map(({ path }) => path);
    expect(open.sort()).toEqual(Object.keys(ownThings).sort());
  });
});

describe('over HTTP, with everyone’s cookie', () => {
  const cases = Object.entries(procedures).flatMap(([path, rows]) =>
    rows.map((row) => ({ path, of: row.of, row })),
  );
  it.each(cases)('[A6] $path of $of', async ({ path, row }) => {
    const input = row.input(world);
    const endings: Partial<Record<Visitor, Ending>> = {};
    for (const who of visitors) endings[who] = await call(path, input, world.cookie(who));
    expect(endings).toEqual(Object.fromEntries(visitors.map((who) => [who, expected(who, row)])));
  });

  it.each(Object.entries(ownThings))('[A6] %s is for everyone who is signed in', async (path, input) => {
    for (const who of visitors) {
      const refused = who === 'nobody' || who === 'expired';
      expect(await call(path, input, world.cookie(who)), who).toBe(refused ? 'UNAUTHORIZED' : 'OK');
    }
  });

  it.each(cases)('[A7] $path of $of, with the ids of another network', async ({ path, row }) => {
    const elsewhere: World = { ...world, ...world.foreign };
    const input = row.input(elsewhere);
    // Nothing of the world stands in it: asked above.
    if (JSON.stringify(input) === JSON.stringify(row.input(world))) return;
    const harmless: readonly Ending[] =
      path === 'release.get' ? ['OK', 'FORBIDDEN', 'NOT_FOUND'] : ['FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST'];
    for (const who of visitors.filter((each) => expected(each, row) !== 'UNAUTHORIZED')) {
      if (who === 'other network') continue;
      expect(harmless, who).toContain(await call(path, input, world.cookie(who)));
    }
  });
});
