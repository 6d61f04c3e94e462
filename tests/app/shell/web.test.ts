import { createServer, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#server/services';
import { createWeb } from '#server/web/app';
import { fromOwnPage } from '#server/web/origin';

let server: Server;
let base: string;
let databaseAnswers = true;

// Only what these requests reach is there: everything else of the house would be asked in vain.
const services = {
  env: { publicUrl: 'http://127.0.0.1:3000', nodeEnv: 'test' },
  logger: pino({ level: 'silent' }),
  sessions: { validate: async () => null },
  database: {
    pool: {
      query: async () => {
        if (!databaseAnswers) throw new Error('no database');
      },
    },
  },
} as unknown as Services;

beforeAll(async () => {
  const web = await createWeb({ services, registry: new Registry(), root: process.cwd(), demo: null });
  server = createServer(web.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // listen() on a port gives an AddressInfo.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** fetch() does not let a caller choose its Origin. */
function post(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = send(base + path, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('what answers HTTP', () => {
  test('says that it lives, and that it is ready only while the database answers', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    databaseAnswers = false;
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    databaseAnswers = true;
  });
  test('gives its figures', async () => {
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('jalon_http_request_seconds');
  });
  test('lets no page run a script from a string or be shown in a frame, and names each answer anew', async () => {
    const policies = await Promise.all(
      [1, 2].map(
        async () => (await fetch(`${base}/trpc/people.me`)).headers.get('content-security-policy') ?? '',
      ),
    );
    for (const policy of policies) {
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(`connect-src 'self' ${base.replace('http', 'ws')}`);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });
  test('answers a call of nobody with the code not-signed-in', async () => {
    const answer = await fetch(`${base}/trpc/people.me`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { data: { refusal: { code: 'not-signed-in' } } } });
  });
  test('refuses to change anything for another site', async () => {
    expect(await post('/trpc/people.setLanguage', { origin: 'https://evil.example' })).toBe(403);
    expect(await post('/trpc/people.setLanguage', { origin: 'null' })).toBe(403);
    expect(await post('/trpc/people.setLanguage', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post('/trpc/people.setLanguage', { origin: base })).not.toBe(403);
  });
});

describe('a form', () => {
  test('of a size nobody types is refused before it is read', async () => {
    expect(await post('/login', { 'content-length': '300000' })).toBe(413);
    expect(await post('/login', { 'transfer-encoding': 'chunked' })).toBe(413);
  });
});

describe('a page of our own', () => {
  const asked = (origin: string | undefined, host: string) => ({ headers: { origin, host } });
  test('is one of PUBLIC_URL, whatever host the proxy asks for', () => {
    const publicUrl = 'https://jalon.example.org';
    expect(fromOwnPage(asked('https://jalon.example.org', '10.0.0.5:3000'), publicUrl)).toBe(true);
    expect(fromOwnPage(asked('http://jalon.example.org', 'jalon.example.org'), publicUrl)).toBe(false);
    expect(fromOwnPage(asked('https://evil.example', 'evil.example'), publicUrl)).toBe(false);
  });
  test('is one of the host that was asked for, while the address is local', () => {
    const publicUrl = 'http://127.0.0.1:3000';
    expect(fromOwnPage(asked('http://localhost:3000', 'localhost:3000'), publicUrl)).toBe(true);
    expect(fromOwnPage(asked('http://localhost:4000', 'localhost:3000'), publicUrl)).toBe(false);
  });
  test('is not asked of callers that are no browsers', () => {
    expect(fromOwnPage(asked(undefined, 'localhost'), 'https://jalon.example.org')).toBe(true);
  });
});
