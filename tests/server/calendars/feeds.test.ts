import ICAL from 'ical.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setActivity } from '#domain/document/shape';
import type { DocumentId } from '#domain/ids';
import { createFeed, listFeeds, revokeFeed } from '#server/calendars/feeds';
import { LEFT_OUT } from '#server/database/backup';
import { erasePerson } from '#server/people/erase';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';
import { until } from '#tests/server/collab/served';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let coordinator: Awaited<ReturnType<MadeNetwork['person']>>;
let plan: DocumentId;
let ugttPlan: DocumentId;
let title: string;

const dated = async (documentId: DocumentId, activityId: string, start: string) => {
  const period = { text: start, start, end: start, precision: 'day', confirmed: true } as const;
  await server().services.collab.edit(
    documentId,
    { authorId: network.secretariat.personId, origin: 'grid' },
    (doc) => setActivity(doc, activityId, 'period', period, 'grid'),
  );
  const where = { documentId, nodeId: activityId, periodStart: { not: null } };
  await until('the date is projected', async () => (await database().prisma.activity.count({ where })) > 0);
};

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Calendriers');
  const ugtt = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  coordinator = await network.person('ugtt', 'coordinator', ugtt);
  title = 'Activité de Plan commun';
  const common = await network.document({ title: 'Plan commun', responsible: ugtt });
  const others = await network.document({ title: 'Plan des autres', responsible: umt });
  const own = await network.document({ title: 'Plan UGTT', owner: ugtt, responsible: ugtt });
  [plan, ugttPlan] = [common.id, own.id];
  await dated(common.id, common.activityId, '2020-03-25');
  await dated(others.id, others.activityId, '2020-04-01');
  await dated(own.id, own.activityId, '2020-05-04');
});
beforeEach(() => database().prisma.calendarFeed.deleteMany());

const make = (documentId: DocumentId | null, actor = coordinator) =>
  createFeed(server().services, actor, { documentId, language: 'fr' });
const titles = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => String(component.getFirstPropertyValue('summary')))
    .sort();

describe('an address', () => {
  it('[K4] opens the calendar without signing in, and is kept as a hash alone', async () => {
    const { path } = await make(plan);
    const answer = await server().ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(titles(answer.text)).toEqual([title]);
    const secret = path.slice('/calendars/'.length, -'.ics'.length);
    const rows = await database().prisma.calendarFeed.findMany();
    expect(JSON.stringify(rows)).not.toContain(secret);
    const [listed] = await listFeeds(server().services, coordinator);
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(listed).toMatchObject({ documentId: plan, readAt: expect.any(String) });
    const audit = await database().prisma.auditEntry.findMany();
    expect(JSON.stringify(audit)).not.toContain(secret);
    expect(LEFT_OUT).toContain('CalendarFeed');
  });
  it('[K5] of a person shows what the own organisation is responsible for, and no more', async () => {
    const { path } = await make(null);
    expect(titles((await server().ask(path)).text)).toEqual([title, 'Activité de Plan UGTT'].sort());
  });
  it('[K5] taken back or replaced is not found any more', async () => {
    const first = await make(plan);
    const second = await make(plan);
    expect((await server().ask(first.path)).status).toBe(404);
    expect((await server().ask(second.path)).status).toBe(200);
    const [feed] = await listFeeds(server().services, coordinator);
    expect(await revokeFeed(server().services, network.secretariat, feed?.id ?? '')).toEqual({
      revoked: false,
    });
    expect(await revokeFeed(server().services, coordinator, feed?.id ?? '')).toEqual({ revoked: true });
    expect((await server().ask(second.path)).status).toBe(404);
  });
  it('[K5] shows nothing once its maker may not see it', async () => {
    const { prisma } = database();
    const [document, own] = [await make(ugttPlan), await make(null)];
    const ended = { personId: coordinator.personId };
    await prisma.membership.updateMany({ where: ended, data: { endedAt: new Date() } });
    for (const { path } of [document, own]) expect((await server().ask(path)).status).toBe(404);
    await prisma.membership.updateMany({ where: ended, data: { endedAt: null } });
    expect((await server().ask(document.path)).status).toBe(200);
    await prisma.document.update({ where: { id: ugttPlan }, data: { archivedAt: new Date() } });
    expect((await server().ask(document.path)).status).toBe(404);
    expect(titles((await server().ask(own.path)).text)).toEqual([title]);
    await prisma.document.update({ where: { id: ugttPlan }, data: { archivedAt: null } });
  });
  it('[K5] goes with its maker', async () => {
    const leaving = await network.person('partant', 'copil', network.copilId);
    const [left, erased] = [await make(plan, leaving), await make(null, leaving)];
    const { prisma } = database();
    await prisma.person.update({ where: { id: leaving.personId }, data: { leftAt: new Date() } });
    expect((await server().ask(left.path)).status).toBe(404);
    await prisma.person.update({ where: { id: leaving.personId }, data: { leftAt: null } });
    await erasePerson(server().services, network.secretariat, {
      personId: leaving.personId,
      reason: 'demande',
    });
    expect((await server().ask(erased.path)).status).toBe(404);
    expect(await prisma.calendarFeed.count({ where: { personId: leaving.personId } })).toBe(0);
  });
  it('[K6] sends nothing again that did not change, and no shared cache keeps it', async () => {
    const { path } = await make(plan);
    const first = await server().ask(path);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const headers = { 'if-none-match': String(first.headers.etag) };
    const again = await server().ask(path, { headers });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers.etag).toBe(first.headers.etag);
    const { prisma } = database();
    await prisma.membership.updateMany({
      where: { personId: coordinator.personId },
      data: { endedAt: new Date() },
    });
    expect((await server().ask(path, { headers })).status).toBe(404);
    await prisma.membership.updateMany({
      where: { personId: coordinator.personId },
      data: { endedAt: null },
    });
  });
  it('[K5] is the business of who made it', async () => {
    await make(plan);
    const cookie = await server().signIn(network.secretariat.email, PASSWORD);
    const { text } = await server().ask('/trpc/calendar.list', { cookie });
    expect(JSON.parse(text)).toMatchObject({ result: { data: [] } });
  });
});

describe('[K7] who asks without end', () => {
  it('is refused for a while, and told how long', async () => {
    const { path } = await make(plan);
    let last = await server().ask(path);
    for (let count = 0; count < 60 && last.status === 200; count += 1) last = await server().ask(path);
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(last.headers['cache-control']).toBe('private, no-store');
    const other = await make(ugttPlan);
    expect((await server().ask(other.path)).status).toBe(200);
  });
  it('is refused when it tries addresses out', async () => {
    const tries = Array.from({ length: 40 }, (_, at) => `/calendars/${String(at).padStart(43, 'a')}.ics`);
    const statuses = new Set<number>();
    for (const path of tries) statuses.add((await server().ask(path)).status);
    expect([...statuses]).toEqual([404, 429]);
  });
  it('leaves no address in the figures', async () => {
    const { path } = await make(plan);
    await server().ask(path);
    const { text } = await server().ask('/metrics');
    expect(text).toContain('way="calendar"');
    expect(text).not.toContain(path.slice(11, 30));
  });
});
