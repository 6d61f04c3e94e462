import { readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@remix-run/route-config';
import type { Router } from 'express';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptionRoutes } from '#server/adoption/routes';
import { calendarRoutes } from '#server/calendars/routes';
import { documentRoutes } from '#server/documents/routes';
import { fileRoutes } from '#server/files/routes';
import { useDatabase } from '#tests/harness/database';
import { useServer } from '#tests/harness/server';
import routes from '~/routes';
import { type Visitor, visitors } from './visitors';
import { files, keyed, openPages, pages, type Way } from './ways';
import { makeWorld, type World } from './world';

const database = useDatabase();
const server = useServer(database);
let world: World;
beforeAll(async () => {
  world = await makeWorld(server());
});

const signedOut = (who: Visitor): boolean => who === 'nobody' || who === 'expired';
const cases = (table: Readonly<Record<string, readonly Way[]>>) =>
  Object.entries(table).flatMap(([route, ways]) => ways.map((way) => ({ route, of: way.of, way })));

async function statuses({ path, method = 'GET', body }: Way): Promise<Partial<Record<Visitor, number>>> {
  const found: Partial<Record<Visitor, number>> = {};
  for (const who of visitors) {
    const cookie = world.cookie(who);
    const headers: Record<string, string> = body ? { 'content-type': 'application/octet-stream' } : {};
    const answer = await server().ask(path(world), { method, cookie, headers, ...(body && { body }) });
    found[who] = answer.status;
  }
  return found;
}
const expected = (way: Way, unknown: number) =>
  Object.fromEntries(
    visitors.map((who) => {
      if (signedOut(who)) return [who, unknown];
      if (who === 'other network') return [who, way.stranger ?? 404];
      return [who, way.may.includes(who) ? (way.answer ?? 200) : (way.refusal ?? 403)];
    }),
  );

describe('pages', () => {
  it('[A8] stand in the matrix, each one', async () => {
    const pathsOf = (entries: readonly RouteConfigEntry[]): string[] =>
      entries.flatMap((entry) =>
        entry.children ? pathsOf(entry.children) : [entry.path ?? (entry.index ? '/' : '')],
      );
    const existing = pathsOf(await routes);
    expect([...Object.keys(pages), ...openPages].sort()).toEqual(existing.sort());
  });
  it.each(cases(pages))('[A8] $route: $of', async ({ way }) => {
    expect(await statuses(way)).toEqual(expected(way, 302));
  });
  it.each(cases(pages))('[A8] $route: $of, as the data a page asks for', async ({ way }) => {
    const path = way.path(world);
    const [bare, search] = path.split('?');
    const data = `${bare === '/' ? '/_root' : bare}.data${search ? `?${search}` : ''}`;
    for (const who of visitors.filter((each) => !way.may.includes(each))) {
      const { status, text } = await server().ask(data, { cookie: world.cookie(who) });
      // Redirects travel as 202 in single fetch.
      if (signedOut(who)) expect([202, 302]).toContain(status);
      else if (who !== 'other network') expect(text, who).not.toMatch(/confidentiel/);
    }
  });
  it('[A8] send nobody to sign in, and back to where they wanted to go', async () => {
    const answer = await server().ask(`/documents/${world.plan}?x=1`);
    expect(answer.headers.location).toBe(`/login?next=${encodeURIComponent(`/documents/${world.plan}?x=1`)}`);
    expect(answer.text).toBe('');
  });
});

describe('files, uploads and exports', () => {
  it('[A9] stand in the matrix, each one', () => {
    const made = [documentRoutes, adoptionRoutes, fileRoutes, calendarRoutes].map((make) =>
      make(server().services)(() => Promise.resolve(null)),
    );
    const routesOf = ({ stack }: Router): string[] =>
      stack.flatMap(({ route }) => {
        if (!route) return [];
        // Express types a route's methods loosely: { get: true }.
        const { path, methods } = route as unknown as { path: string; methods: Record<string, boolean> };
        return Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`);
      });
    expect([...Object.keys(files), ...keyed].sort()).toEqual(made.flatMap(routesOf).sort());
    // A router more would be a way in that the test above knows nothing of.
    const wiring = readFileSync(new URL('../../../server/build.ts', import.meta.url), 'utf8');
    const routers = /routers: \[([^\]]*)\]/.exec(wiring)?.[1] ?? '';
    expect([...routers.matchAll(/(\w+)\(/g)].map(([, name]) => name)).toEqual([
      'documentRoutes',
      'adoptionRoutes',
      'fileRoutes',
      'calendarRoutes',
    ]);
  });
  it.each(cases(files))('[A9] $route: $of', async ({ way }) => {
    expect(await statuses(way)).toEqual(expected(way, 401));
  });
});

describe('a donor', () => {
  it('[A10] finds on no page anything of the network but the report it is sent', async () => {
    const cookie = world.cookie('donor');
    for (const way of Object.values(pages).flat()) {
      const { text } = await server().ask(way.path(world), { cookie });
      const found = text.match(
        /(Plan|Atelier|Brouillon|Activité de Plan|Axe de Plan|IND)[^<"]{0,12}confidentiel/g,
      );
      expect(found, way.path(world)).toBeNull();
      for (const other of ['focal@', 'UMT', 'CGIL', 'coordinator-umt', 'FONDS2', 'OIM']) {
        expect(text, way.path(world)).not.toContain(other);
      }
    }
    const { text } = await server().ask(`/reports/${world.report}/read`, { cookie });
    expect(text).toContain('Rapport confidentiel');
    const list = await server().ask('/reports', { cookie });
    expect(list.text).toContain('Rapport confidentiel');
    const elsewhere = await server().ask('/reports', { cookie: world.cookie('other donor') });
    expect(elsewhere.text).not.toContain('confidentiel');
  });
  it('[A10] is sent nothing else by a call that lists', async () => {
    const { text } = await server().ask('/trpc/report.list', { cookie: world.cookie('donor') });
    expect(text).toContain('Rapport confidentiel');
    expect(text).not.toMatch(/Brouillon|étranger/);
    const stranger = await server().ask('/trpc/document.list', { cookie: world.cookie('other network') });
    expect(stranger.text).toContain('étranger');
    expect(stranger.text).not.toContain('confidentiel');
  });
});
