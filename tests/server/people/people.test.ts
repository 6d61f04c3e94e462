import { beforeAll, describe, expect, it } from 'vitest';
import { can } from '#domain/access/policy';
import { type ColumnLayout, firstLayout } from '#domain/document/column-layout';
import { columnIds } from '#domain/document/kinds';
import { newId } from '#domain/ids';
import { addPerson } from '#server/people/add';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';
import type { Ending } from '#tests/server/access/procedures';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let foreign: MadeNetwork;
type Person = Awaited<ReturnType<MadeNetwork['person']>>;
let coordinator: Person;
let ugtt: Awaited<ReturnType<MadeNetwork['organisation']>>;
let umt: typeof ugtt;
let secretariatCookie: string;

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ici');
  foreign = await makeNetwork(server().services, 'Ailleurs');
  ugtt = await network.organisation('UGTT', 'union');
  umt = await network.organisation('UMT', 'union');
  coordinator = await network.person('coordinator', 'coordinator', ugtt);
  secretariatCookie = await server().signIn(network.secretariat.email, PASSWORD);
});

const open = async (cookie: string) => (await server().ask('/trpc/people.me', { cookie })).status === 200;
const signedIn = (person: { email: string }) => server().signIn(person.email, PASSWORD);

async function call(path: string, body: unknown, cookie: string): Promise<Ending> {
  const { text } = await server().ask(`/trpc/${path}`, { method: 'POST', cookie, body });
  // The shape that procedures.ts gives every answer.
  const told = JSON.parse(text) as { error?: { data: { code: Ending } } };
  return told.error?.data.code ?? 'OK';
}
const newcomer = (role: string, organisationId: string) => ({
  name: 'Nouvelle personne',
  email: `${newId<string>()}@ici.test`,
  password: PASSWORD,
  language: 'fr',
  organisationId,
  role,
});

describe('a session', () => {
  it('[N1] ends when it has expired, and its row with it', async () => {
    const person = await network.person('expiring', 'coordinator', ugtt);
    const cookie = await signedIn(person);
    expect(await open(cookie)).toBe(true);
    const ended = { expiresAt: new Date(Date.now() - 1) };
    await database().prisma.session.updateMany({ where: { personId: person.personId }, data: ended });
    expect(await open(cookie)).toBe(false);
    expect(await database().prisma.session.count({ where: { personId: person.personId } })).toBe(0);
  });

  it('[N1] opens nothing for somebody who has left, who cannot sign in again', async () => {
    const person = await network.person('leaving', 'coordinator', ugtt);
    const cookie = await signedIn(person);
    await database().prisma.person.update({ where: { id: person.personId }, data: { leftAt: new Date() } });
    expect(await open(cookie)).toBe(false);
    await expect(signedIn(person)).rejects.toMatchObject({ code: 'wrong-password' });
  });

  it('[N1] knows today’s roles, not those of the day it began', async () => {
    const person = await network.person('changing', 'coordinator', ugtt);
    const cookie = await signedIn(person);
    expect(await call('people.add', newcomer('focal-point', ugtt), cookie)).toBe('OK');
    const { personId } = person;
    await database().prisma.membership.updateMany({ where: { personId }, data: { endedAt: new Date() } });
    expect(await call('people.add', newcomer('focal-point', ugtt), cookie)).toBe('FORBIDDEN');
  });

  it('[N2] of one of two networks with the same address opens the one whose password it was', async () => {
    const email = 'both@ici.test';
    for (const [made, password] of [
      [network, 'the password of here'],
      [foreign, 'the password of there'],
    ] as const) {
      const organisationId = made.secretariatId;
      const person = {
        name: 'X',
        email,
        password,
        language: 'fr' as const,
        organisationId,
        role: 'secretariat' as const,
      };
      await addPerson(server().services, made.networkId, null, person);
    }
    const cookie = await server().signIn(email, 'the password of there');
    expect((await server().ask('/trpc/people.me', { cookie })).text).toContain(foreign.networkId);
  });
});

describe('adding a person', () => {
  it('[N3] is for the secretariat, and for a coordinator in the own union without roles of the network', async () => {
    const cookie = await signedIn(coordinator);
    const roles = ['coordinator', 'focal-point', 'secretariat', 'copil', 'partner', 'donor'] as const;
    for (const role of roles) {
      const given = role === 'coordinator' || role === 'focal-point';
      expect(await call('people.add', newcomer(role, ugtt), cookie), role).toBe(given ? 'OK' : 'FORBIDDEN');
      expect(await call('people.add', newcomer(role, umt), cookie), role).toBe('FORBIDDEN');
      expect(await call('people.add', newcomer(role, network.secretariatId), cookie)).toBe('FORBIDDEN');
      expect(await call('people.add', newcomer(role, ugtt), secretariatCookie), role).toBe('OK');
    }
    expect(await call('people.add', newcomer('coordinator', newId()), secretariatCookie)).toBe('NOT_FOUND');
    expect(await call('people.add', newcomer('coordinator', foreign.secretariatId), secretariatCookie)).toBe(
      'NOT_FOUND',
    );
  });

  it('[N3] stores no password, and takes an address once in a network', async () => {
    const person = newcomer('focal-point', ugtt);
    expect(await call('people.add', person, secretariatCookie)).toBe('OK');
    const again = { ...person, email: person.email.toUpperCase() };
    expect(await call('people.add', again, secretariatCookie)).toBe('CONFLICT');
    const row = await database().prisma.person.findFirstOrThrow({ where: { email: person.email } });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const audit = await database().prisma.auditEntry.findMany({ where: { resourceId: row.id } });
    expect(audit.map(({ action }) => action)).toEqual(['people.add']);
    expect(JSON.stringify(audit)).not.toMatch(/Nouvelle|@ici/);
  });
});

describe('erasing a person', () => {
  it('[N4] blanks name and address, ends sessions and rights, and keeps what others rest on', async () => {
    const person = await network.person('forgotten', 'focal-point', ugtt);
    const cookie = await signedIn(person);
    const { personId } = person;
    expect(await call('people.keepColumnLayout', { kind: 'tracker', layout: firstLayout }, cookie)).toBe(
      'OK',
    );
    const input = { personId, reason: 'Demande de la personne' };
    expect(await call('people.erase', input, await signedIn(coordinator))).toBe('FORBIDDEN');
    expect(await call('people.erase', input, secretariatCookie)).toBe('OK');
    expect(await open(cookie)).toBe(false);
    const row = await database().prisma.person.findUniqueOrThrow({
      where: { id: personId },
      include: { memberships: true, sessions: true, layouts: true },
    });
    expect([row.name, row.email, row.passwordHash]).toEqual([null, null, null]);
    expect(row.erasedAt).not.toBeNull();
    expect([row.sessions, row.layouts]).toEqual([[], []]);
    // No session says it any more; who asks for an open document is told so all the same.
    expect(await server().services.sessions.isErased(personId)).toBe(true);
    expect(await server().services.sessions.isErased(network.secretariat.personId)).toBe(false);
    expect(row.memberships.every(({ endedAt }) => endedAt !== null)).toBe(true);
    const list = await server().ask('/trpc/people.list', { cookie: secretariatCookie });
    expect(list.text).toContain(personId);
    expect(list.text).not.toContain('forgotten');
    const everything = JSON.stringify(await database().prisma.auditEntry.findMany());
    expect(everything).not.toContain('forgotten');
  });

  it('[N4] is refused for the last of the secretariat, also when two erase each other at once', async () => {
    const made = await makeNetwork(server().services, 'Deux');
    const [first, second] = [
      made.secretariat,
      await made.person('second', 'secretariat', made.secretariatId),
    ];
    const [one, two] = [await signedIn(first), await signedIn(second)];
    const endings = await Promise.all([
      call('people.erase', { personId: second.personId, reason: 'x' }, one),
      call('people.erase', { personId: first.personId, reason: 'x' }, two),
    ]);
    expect(endings.filter((ending) => ending === 'OK')).toHaveLength(1);
    const left = await database().prisma.person.count({
      where: { networkId: made.networkId, erasedAt: null },
    });
    expect(left).toBe(1);
  });
});

describe('the list of people', () => {
  it('[N5] gives a partner its own people and the secretariat, and no address to anybody', async () => {
    const promig = await network.organisation('PROMIG', 'partner');
    const partner = await network.person('partner', 'partner', promig);
    expect(can(partner, 'people.read', { networkId: network.networkId })).toBe(false);
    const cookie = await signedIn(partner);
    const { text } = await server().ask('/trpc/people.list', { cookie });
    expect(text).toContain(network.secretariat.personId);
    expect(text).toContain(partner.personId);
    expect(text).not.toContain(coordinator.personId);
    const all = await server().ask('/trpc/people.list', { cookie: secretariatCookie });
    expect(all.text).toContain(coordinator.personId);
    for (const answer of [text, all.text]) expect(answer).not.toContain('@');
    expect(all.text).not.toContain(foreign.secretariat.personId);
  });
});

describe('the columns of a kind of document', () => {
  const arranged: ColumnLayout = {
    visible: { remarks: false },
    widths: { title: 312.5 },
    order: ['period', 'title'],
    frozen: null,
  };
  async function read(kind: string, cookie: string): Promise<unknown> {
    const input = encodeURIComponent(JSON.stringify({ kind }));
    const { text } = await server().ask(`/trpc/people.columnLayout?input=${input}`, { cookie });
    // tRPC's envelope.
    return (JSON.parse(text) as { result: { data: { layout: unknown } | null } }).result.data?.layout ?? null;
  }

  it('[G13] are as the person last arranged them on any device, and nobody else’s', async () => {
    const person = await network.person('arranging', 'coordinator', ugtt);
    const [here, there] = [await signedIn(person), await signedIn(person)];
    const keep = (layout: unknown, cookie: string, kind = 'tracker') =>
      call('people.keepColumnLayout', { kind, layout }, cookie);
    expect(await read('tracker', here)).toBeNull();
    expect(await keep(firstLayout, here)).toBe('OK');
    expect(await keep(arranged, there)).toBe('OK');
    expect(await read('tracker', here)).toEqual(arranged);
    expect(await read('roadmap', here)).toBeNull();
    expect(await read('tracker', secretariatCookie)).toBeNull();
  });

  it('[G13] are names and numbers of columns there are, and no more of them', async () => {
    const cookie = await signedIn(coordinator);
    const refused: unknown[] = [
      { ...arranged, widths: { title: 1e9 } },
      { ...arranged, widths: { [newId()]: 100 } },
      { ...arranged, visible: { title: 'x'.repeat(1000) } },
      { ...arranged, order: [...columnIds, 'title'] },
      { ...arranged, frozen: 'nothing' },
      { ...arranged, note: 'x' },
    ];
    for (const layout of refused)
      expect(
        await call('people.keepColumnLayout', { kind: 'tracker', layout }, cookie),
        JSON.stringify(layout),
      ).toBe('BAD_REQUEST');
    expect(await call('people.keepColumnLayout', { kind: 'x', layout: arranged }, cookie)).toBe(
      'BAD_REQUEST',
    );
  });
});
