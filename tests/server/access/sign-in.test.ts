import { beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, useDatabase } from '#tests/harness/database';
import { makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { form } from '#tests/harness/http';
import { startServer, useServer } from '#tests/harness/server';
import { DEMO_PASSWORD, demoEmails } from '../../../prisma/demo/demo';

const database = useDatabase();
const server = useServer(database);
let email: string;
beforeAll(async () => {
  ({ email } = (await makeNetwork(server().services, 'Ici')).secretariat);
});

const signIn = (fields: { email: string; password: string }, path = '/login', headers = {}) => {
  const { headers: own, ...asked } = form(fields);
  return server().ask(path, { ...asked, headers: { ...own, ...headers } });
};
const me = (cookie: string) => server().ask('/trpc/people.me', { cookie });

describe('signing in', () => {
  it('[A15] gives a cookie no script reads, for this site only, that opens the person’s own network', async () => {
    const { status, headers } = await signIn({ email: ` ${email.toUpperCase()}`, password: PASSWORD });
    expect(status).toBe(302);
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^jalon_session=\w{20,}; /);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Secure|Domain/i);
    expect((await me(cookie.split(';')[0] ?? '')).text).toContain(email);
  });

  it('[A15] stores nothing that opens a session', async () => {
    const cookie = await server().signIn(email, PASSWORD);
    const value = cookie.split('=')[1] ?? '';
    const rows = await database().prisma.session.findMany();
    expect(rows.map(({ id }) => id)).not.toContain(value);
    for (const { id } of rows) expect((await me(`jalon_session=${id}`)).status).toBe(401);
  });

  it('[A15] ends with the form of signing out, and with no address alone', async () => {
    const cookie = await server().signIn(email, PASSWORD);
    await server().ask('/logout', { cookie });
    expect((await me(cookie)).status).toBe(200);
    const out = await server().ask('/logout', { ...form({ out: '1' }), cookie });
    expect(out.headers['set-cookie']?.[0]).toMatch(/jalon_session=;.*Max-Age=0/);
    expect((await me(cookie)).status).toBe(401);
  });

  it.each([
    '//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ])('[A16] leads to no other site: next=%s', async (next) => {
    const path = `/login?next=${next.startsWith('/%') ? next : encodeURIComponent(next)}`;
    const { status, headers } = await signIn({ email, password: PASSWORD }, path);
    expect(status).toBe(302);
    const location = new URL(headers.location ?? '', server().url);
    expect(location.origin).toBe(server().url);
  });

  it('[A16] is refused to the form of another site', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const { status, headers } = await signIn({ email, password: PASSWORD }, '/login', { origin });
      expect(status).toBe(403);
      expect(headers['set-cookie']).toBeUndefined();
    }
    const own = await signIn({ email, password: PASSWORD }, '/login', { origin: server().url });
    expect(own.status).toBe(302);
  });

  it.each([
    ['no such person', 'nobody@ici.test', PASSWORD],
    ['a NUL', 'a\0b@ici.test', PASSWORD],
    ['half a character', '\ud800@ici.test', PASSWORD],
    ['an array’s look', 'email[]', PASSWORD],
    ['nothing', '', ''],
  ])('[A17] says the same of %s as of a wrong password', async (_, address, password) => {
    const wrong = await signIn({ email, password: 'not the password' });
    const other = await signIn({ email: address, password });
    expect([wrong.status, other.status]).toEqual([401, 401]);
    expect(other.headers['set-cookie']).toBeUndefined();
    const alert = (text: string) =>
      /role="alert".*?<\/div><\/div>/s.exec(text)?.[0].replace(/id="[^"]*"/g, '');
    expect(alert(other.text)).toBe(alert(wrong.text));
    expect(alert(wrong.text)).toBeTruthy();
  });

  it('[A17] is refused for a while after ten failures, whatever address a header claims', async () => {
    const target = 'somebody@ici.test';
    const tries = async (index: number) =>
      (
        await signIn({ email: target, password: 'wrong' }, '/login', {
          'x-forwarded-for': `203.0.113.${index}`,
          forwarded: `for=203.0.113.${index}`,
          'x-real-ip': `203.0.113.${index}`,
        })
      ).status;
    const statuses: number[] = [];
    for (let index = 1; index <= 12; index += 1) statuses.push(await tries(index));
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    // Another account still signs in.
    expect((await signIn({ email, password: PASSWORD })).status).toBe(302);
  });
});

describe('behind TLS, at a public address', () => {
  it('[A18] cookies are sent over TLS only, another origin is refused, and the demo’s accounts open nothing', async () => {
    const made = await createDatabase();
    const local = await startServer(made, { env: { demo: true } });
    const [demo = ''] = demoEmails;
    const cookie = await local.signIn(demo, DEMO_PASSWORD);
    await local.close();

    const publicUrl = 'https://jalon.example.org';
    const open = await startServer(made, { env: { publicUrl } });
    try {
      const behind = {
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '203.0.113.7',
        host: 'jalon.example.org',
      };
      const refused = form({ email: demo, password: DEMO_PASSWORD });
      const answer = await open.ask('/login', { ...refused, headers: { ...refused.headers, ...behind } });
      expect(answer.status).toBe(401);
      // Signed in before the address became public.
      expect((await open.ask('/trpc/people.me', { cookie })).status).toBe(401);
      expect((await open.ask('/login')).text).not.toContain(DEMO_PASSWORD);

      const { secretariat } = await makeNetwork(open.services, 'Dehors');
      const fields = form({ email: secretariat.email, password: PASSWORD });
      const origin = (value: string) => ({ ...fields.headers, ...behind, origin: value });
      const own = await open.ask('/login', { ...fields, headers: origin(publicUrl) });
      expect(own.status).toBe(302);
      expect(own.headers['set-cookie']?.[0]).toMatch(/; Secure/i);
      expect(own.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
      expect(own.headers['content-security-policy']).toContain('upgrade-insecure-requests');
      for (const other of ['http://jalon.example.org', 'https://jalon.example.org.evil.example']) {
        expect((await open.ask('/login', { ...fields, headers: origin(other) })).status).toBe(403);
      }
      // The proxy appends the address it saw; what a client claimed before it counts for nothing.
      const statuses: number[] = [];
      for (let index = 1; index <= 11; index += 1) {
        const wrong = form({ email: secretariat.email, password: 'wrong' });
        const claimed = { 'x-forwarded-for': `198.51.100.${index}, 203.0.113.9` };
        const tried = await open.ask('/login', { ...wrong, headers: { ...wrong.headers, ...claimed } });
        statuses.push(tried.status);
      }
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await open.close();
      await made.drop();
    }
  });
});
