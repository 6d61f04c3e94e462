import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database);
let network: MadeNetwork;
let cookie: string;
beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ici');
  cookie = await server().signIn(network.secretariat.email, PASSWORD);
});

const call = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server().ask(`/trpc/${path}`, { method: 'POST', cookie, body, headers });
const document = { kind: 'action-plan', title: 'Plan', language: 'fr' };

describe('answers', () => {
  it('[W1] with a person’s data are kept by no cache', async () => {
    for (const path of ['/documents', '/trpc/people.me', '/trpc/document.list', '/login']) {
      const { headers } = await server().ask(path, { cookie });
      expect(headers['cache-control'], path).toBe('private, no-store');
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['x-powered-by'], path).toBeUndefined();
    }
  });
  it('[W2] never show a stack, a path of the machine or a query', async () => {
    const answers = await Promise.all([
      server().ask('/%', { cookie }),
      server().ask('/documents/%ff/export.json', { cookie }),
      server().ask('/documents/x/export.json', { cookie }),
      server().ask('/documents/1%00/export.xlsx', { cookie }),
      server().ask('/indicators/%00', { cookie }),
      server().ask('/documents/%00', { cookie }),
      server().ask('/reports/x/read?edition=99999999999999999999', { cookie }),
      server().ask('/trpc/nothing.here', { cookie }),
      server().ask('/trpc/document.get?input=%7B', { cookie }),
      server().ask('/trpc/document.get?input=%5B%5D', { cookie }),
      server().ask('/trpc/document.get?batch=1&input=7', { cookie }),
      server().ask('/login', { method: 'PUT' }),
      server().ask('/', { cookie, headers: { host: 'a b\\c' } }),
      server().ask('/documents', { cookie: `jalon_session=${'%'.repeat(50)}` }),
      call('document.create', '{'),
    ]);
    for (const [index, { status, text }] of answers.entries()) {
      expect(status, `request ${index}`).toBeGreaterThanOrEqual(300);
      expect(status, `request ${index}`).toBeLessThan(500);
      expect(text).not.toMatch(/node_modules|\.ts:\d|\.js:\d+:\d+|at async|Prisma|SELECT /);
    }
  });
  it('[W3] allow scripts of our own only, from no string, in no frame', async () => {
    const { headers, text } = await server().ask('/login');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  });
});

describe('a call', () => {
  it('[W4] that changes something is not made by an address', async () => {
    const input = encodeURIComponent(JSON.stringify(document));
    expect((await server().ask(`/trpc/document.create?input=${input}`, { cookie })).status).toBe(405);
    const forged = { 'content-type': 'text/plain' };
    expect((await call('document.create', JSON.stringify(document), forged)).status).toBe(415);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await call('document.create', 'kind=action-plan', form)).status).toBe(415);
    const other = { origin: 'https://evil.example' };
    expect((await call('document.create', document, other)).status).toBe(403);
    expect(await database().prisma.document.count()).toBe(0);
  });
  it('[W5] with a text the database cannot hold is refused, not failed at', async () => {
    for (const title of ['a\0b', '\ud800', { toString: 'x' }, ['a'], 'x'.repeat(301), ' ']) {
      expect((await call('document.create', { ...document, title })).status).toBe(400);
    }
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect((await call('document.create', deep)).status).toBe(400);
    const names = { fr: 'x', 'a\0': 'y' };
    expect((await call('indicator.create', { code: 'X', titles: names })).status).toBe(400);
  });
  it('[W5] changes no prototype', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const bad = `{"kind":"action-plan","title":"P","language":"fr","${key}":{"polluted":"yes"}}`;
      expect([200, 400]).toContain((await call('document.create', bad)).status);
      const filter = `{"code":"${key}","titles":{"fr":"x","${key}":"y"},"level":"output","unit":"","kind":"count","direction":"up","timeRule":"sum","orgRule":"sum","source":"cases","sourceSpec":{"table":"by-request","filter":{"${key}":"x"}}}`;
      expect([200, 400]).toContain((await call('indicator.create', filter)).status);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect((await server().ask('/trpc/indicator.list', { cookie })).status).toBe(200);
  });
  it('[W6] too large is refused, and so are too many in one request', async () => {
    const large = await call('document.create', { ...document, title: 'x'.repeat(5 * 1024 * 1024) });
    expect(large.status).toBe(413);
    const paths = Array.from({ length: 21 }, () => 'people.me').join(',');
    expect((await server().ask(`/trpc/${paths}?batch=1`, { cookie })).status).toBe(400);
  });
});

describe('figures for operators', () => {
  it('[W7] are public and name nobody: no person, no network, no document, no address', async () => {
    await server().ask(`/documents/${network.networkId}`, { cookie });
    for (const path of ['/metrics', '/healthz', '/readyz']) {
      const { status, text } = await server().ask(path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|127\.0\.0\.1/);
    }
  });
});
