import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { Actor } from '#domain/access/actor';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { deleteNodes, documentParts, setActivity } from '#domain/document/shape';
import { addAttendance, addOutcome, setOutcome } from '#domain/document/workshop';
import { type DocumentId, newId, type OrganisationId } from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';
import { createDocumentLog } from '#server/collab/log';
import { rebuild } from '#server/projection/rebuild';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { callAs } from '#tests/harness/factories/services';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
let network: MadeNetwork;
let ugtt: OrganisationId;
let copil: Actor & { email: string };
let coordinator: Actor;
let partner: Actor;
let promig: OrganisationId;

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ateliers');
  ugtt = await network.organisation('UGTT', 'union');
  promig = await network.organisation('PROMIG', 'partner');
  copil = await network.person('copil', 'copil', network.copilId);
  coordinator = await network.person('ugtt', 'coordinator', ugtt);
  partner = await network.person('promig', 'partner', promig);
});

/** Rows follow their document; a busy machine takes its time. */
const slowly = { timeout: 10_000 };
const as = (actor: Actor) => callAs(server().services, actor).agenda;
const read = async (id: DocumentId) => (await server().services.collab.read(id)).snapshot;
const edit = (id: DocumentId, change: (doc: Y.Doc) => void, by: Actor = copil) =>
  server().services.collab.edit(id, { authorId: by.personId, origin: 'socket' }, change);
const on = (text: string) => parsePeriod(text, { year: 2020, language: 'fr' });
const dates = async (id: DocumentId) => (await read(id)).sections.map(({ date }) => date);
const periodOf = async (plan: DocumentId, activityId: string) =>
  (await read(plan)).activities.find(({ id }) => id === activityId)?.period;
const written = async (id: DocumentId) =>
  (await database().prisma.document.findUniqueOrThrow({ where: { id } })).sequence;

/** A plan with one activity on the 25 and 26 March, and its agenda. */
async function workshop(period: string | null = '25-26 mars', owner?: OrganisationId) {
  const plan = await network.document({
    title: 'Plan',
    responsible: ugtt,
    ...(owner ? { owner } : {}),
  });
  if (period) await edit(plan.id, (doc) => setActivity(doc, plan.activityId, 'period', on(period), 'grid'));
  const by = owner ? coordinator : copil;
  const { id } = await as(by).create({
    documentId: plan.id,
    activityId: plan.activityId,
    id: newId<string>(),
  });
  return { plan: plan.id, activityId: plan.activityId, agenda: id };
}
async function decide(agenda: DocumentId, what = 'Ouvrir une permanence à Sfax'): Promise<string> {
  const id = newId<string>();
  await edit(agenda, (doc) =>
    addOutcome(doc, { kind: 'follow-up', what, by: on('30 avril') }, 'grid', {
      id,
      who: {
        [ugtt]: { text: 'UGTT', organisationId: ugtt },
        [copil.personId]: { text: '', personId: copil.personId },
        ONM: { text: 'ONM' },
      },
    }),
  );
  return id;
}

describe('[WA4] the agenda of an activity', () => {
  it('has the days of its activity, belongs to whom the plan does, and is found from both', async () => {
    const { plan, activityId, agenda } = await workshop('25-26 mars', ugtt);
    const row = await database().prisma.document.findUniqueOrThrow({ where: { id: agenda } });
    expect(row).toMatchObject({
      kind: 'agenda',
      ofDocumentId: plan,
      ofActivityId: activityId,
      ownerOrganisationId: ugtt,
    });
    expect(await dates(agenda)).toEqual(['2020-03-25', '2020-03-26']);
    // Who is responsible is known once the plan was projected.
    await expect
      .poll(() => as(coordinator).get({ documentId: agenda }), slowly)
      .toMatchObject({
        belongs: true,
        activity: { documentId: plan, activityId, documentTitle: 'Plan', mayMove: true, mayReport: true },
      });
    await expect
      .poll(() => as(coordinator).ofActivity({ documentId: plan, activityId }), slowly)
      .toEqual([{ documentId: agenda, title: 'Activité de Plan', start: '2020-03-25', end: '2020-03-26' }]);
  });
  it('asked twice at once is made once', async () => {
    const plan = await network.document({ title: 'Deux fois' });
    const asked = { documentId: plan.id, activityId: plan.activityId, id: newId<string>() };
    const made = await Promise.all([as(copil).create(asked), as(copil).create(asked)]);
    expect(new Set(made.map(({ id }) => id))).toEqual(new Set([asked.id]));
    expect(await database().prisma.document.count({ where: { ofDocumentId: plan.id } })).toBe(1);
    expect(await as(copil).create(asked)).toEqual({ id: asked.id });
  });
  it('of a plan one may not read is not told of, nor is an activity that is not there', async () => {
    const { agenda } = await workshop();
    await database().prisma.documentInvitation.create({
      data: { id: newId<string>(), networkId: network.networkId, documentId: agenda, organisationId: promig },
    });
    expect(await as(partner).get({ documentId: agenda })).toMatchObject({ belongs: true, activity: null });
    const { id } = await network.document({ title: 'Autre' });
    await expect(
      as(copil).create({ documentId: id, activityId: newId<string>(), id: newId<string>() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('[WA5] a date that is moved', () => {
  it('in the plan moves the agenda, by the same distance and in one edit', async () => {
    const { plan, activityId, agenda } = await workshop();
    const before = await written(agenda);
    await edit(plan, (doc) => setActivity(doc, activityId, 'period', on('1-2 avril'), 'grid'));
    await expect.poll(() => dates(agenda), slowly).toEqual(['2020-04-01', '2020-04-02']);
    expect(await written(agenda)).toBe(before + 1);
  });
  it('in the agenda moves the plan, and neither moves any further', async () => {
    const { plan, activityId, agenda } = await workshop();
    const before = [await written(plan), await written(agenda)];
    await as(copil).moveDays({ documentId: agenda, start: '2020-04-07' });
    expect(await dates(agenda)).toEqual(['2020-04-07', '2020-04-08']);
    expect(await periodOf(plan, activityId)).toMatchObject({
      start: '2020-04-07',
      end: '2020-04-08',
      precision: 'day',
      text: '7–8 avril 2020',
    });
    // The rows of both are new, so both were looked at again.
    for (const id of [plan, agenda])
      await expect
        .poll(async () => {
          const row = await database().prisma.document.findUniqueOrThrow({ where: { id } });
          return row.sequence - row.projectedSequence;
        }, slowly)
        .toBe(0);
    expect([await written(plan), await written(agenda)]).toEqual(before.map((sequence) => sequence + 1));
  });
  it('by two at once ends on one date, the same in both', async () => {
    const { plan, activityId, agenda } = await workshop();
    await Promise.all([
      as(copil).moveDays({ documentId: agenda, start: '2020-04-07' }),
      as(network.secretariat).moveDays({ documentId: agenda, start: '2020-05-12' }),
    ]);
    const start = (await periodOf(plan, activityId))?.start;
    expect(['2020-04-07', '2020-05-12']).toContain(start);
    await expect.poll(async () => (await dates(agenda))[0], slowly).toBe(start);
  });
  it('is finished at the next start, when the process ended between plan and agenda', async () => {
    const { plan, activityId, agenda } = await workshop();
    const { prisma } = database();
    // What a killed process leaves: the plan written and projected, the agenda not looked at.
    await prisma.document.update({ where: { id: agenda }, data: { ofDocumentId: null } });
    await edit(plan, (doc) => setActivity(doc, activityId, 'period', on('1-2 juin'), 'grid'));
    await expect
      .poll(() => prisma.activity.count({ where: { documentId: plan, periodText: '1-2 juin' } }), slowly)
      .toBe(1);
    await prisma.document.update({ where: { id: agenda }, data: { ofDocumentId: plan } });
    expect(await dates(agenda)).toEqual(['2020-03-25', '2020-03-26']);
    const { createAgendaFollower } = await import('#server/agendas/follow');
    await createAgendaFollower(server().services).catchUp();
    expect(await dates(agenda)).toEqual(['2020-06-01', '2020-06-02']);
  });
  it('where the activity has no exact date is refused and moves nothing', async () => {
    const { plan, activityId, agenda } = await workshop('Mars-avril');
    await expect(as(copil).moveDays({ documentId: agenda, start: '2020-04-07' })).rejects.toMatchObject({
      message: 'invalid',
    });
    expect((await dates(agenda)).every((date) => date === '')).toBe(true);
    expect((await periodOf(plan, activityId))?.text).toBe('Mars-avril');
  });
  it('is not moved by who may write the agenda but not the plan', async () => {
    const { plan, activityId, agenda } = await workshop();
    await database().prisma.documentInvitation.create({
      data: { id: newId<string>(), networkId: network.networkId, documentId: agenda, organisationId: ugtt },
    });
    expect(await as(coordinator).get({ documentId: agenda })).toMatchObject({
      activity: { mayMove: false },
    });
    await expect(as(coordinator).moveDays({ documentId: agenda, start: '2020-04-07' })).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    );
    expect((await periodOf(plan, activityId))?.start).toBe('2020-03-25');
  });
});

describe('[WA6] a decision that becomes an activity', () => {
  it('takes words, responsibles and date along, and each names the other', async () => {
    const { plan, agenda } = await workshop();
    const outcomeId = await decide(agenda);
    const { sections } = await read(plan);
    const sectionId = sections[0]?.id ?? null;
    const made = await as(copil).becomeActivity({ documentId: agenda, outcomeId, planId: plan, sectionId });
    const activity = (await read(plan)).activities.find(({ id }) => id === made.activityId);
    expect(activity).toMatchObject({
      title: 'Ouvrir une permanence à Sfax',
      sectionId,
      period: { start: '2020-04-30', end: '2020-04-30' },
      decidedIn: { documentId: agenda, outcomeId },
    });
    // A responsible is an organisation: for a person, the person's.
    expect(activity?.responsibles.map(({ text }) => text).sort()).toEqual(['COPIL', 'ONM', 'UGTT']);
    expect((await read(agenda)).workshop.outcomes[0]?.activity).toEqual(made);
    await expect
      .poll(async () => (await as(copil).get({ documentId: agenda })).became, slowly)
      .toEqual([expect.objectContaining({ documentId: plan, documentTitle: 'Plan' })]);
  });
  it('asked twice at once becomes one', async () => {
    const { plan, agenda } = await workshop();
    const asked = { documentId: agenda, outcomeId: await decide(agenda), planId: plan, sectionId: null };
    const made = await Promise.all([
      as(copil).becomeActivity(asked),
      as(network.secretariat).becomeActivity(asked),
      as(copil).becomeActivity(asked),
    ]);
    expect(new Set(made.map(({ activityId }) => activityId)).size).toBe(1);
    expect((await read(plan)).activities).toHaveLength(2);
  });
  it('becomes one of one plan only, unless that was deleted', async () => {
    const { plan, agenda } = await workshop();
    const other = await network.document({ title: 'Autre plan' });
    const asked = { documentId: agenda, outcomeId: await decide(agenda), sectionId: null };
    const { activityId } = await as(copil).becomeActivity({ ...asked, planId: plan });
    await expect(as(copil).becomeActivity({ ...asked, planId: other.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await edit(plan, (doc) => deleteNodes(doc, [activityId], new Date(), 'grid'));
    await as(copil).becomeActivity({ ...asked, planId: other.id });
    expect((await read(agenda)).workshop.outcomes[0]?.activity?.documentId).toBe(other.id);
    expect((await read(other.id)).activities).toHaveLength(2);
  });
  it('is finished when it was begun, and brought back where it was deleted', async () => {
    const { plan, agenda } = await workshop();
    const outcomeId = await decide(agenda);
    const asked = { documentId: agenda, outcomeId, planId: plan, sectionId: null };
    // What a process leaves that ended between agenda and plan.
    await edit(agenda, (doc) =>
      documentParts(doc)
        .outcomes.get(outcomeId)
        ?.set('activity', { documentId: plan, activityId: outcomeId }),
    );
    await as(copil).becomeActivity(asked);
    const ids = async () => (await read(plan)).activities.map(({ id }) => String(id));
    expect(await ids()).toContain(outcomeId);
    await edit(plan, (doc) => deleteNodes(doc, [outcomeId], new Date(), 'grid'));
    expect(await ids()).not.toContain(outcomeId);
    await as(copil).becomeActivity(asked);
    expect(await ids()).toContain(outcomeId);
  });
  it('only where the person may write: neither is touched otherwise', async () => {
    const { plan, agenda } = await workshop();
    const outcomeId = await decide(agenda);
    await database().prisma.documentInvitation.create({
      data: { id: newId<string>(), networkId: network.networkId, documentId: agenda, organisationId: ugtt },
    });
    const before = [await written(plan), await written(agenda)];
    const asked = { documentId: agenda, outcomeId, sectionId: null };
    await expect(as(coordinator).becomeActivity({ ...asked, planId: plan })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      as(copil).becomeActivity({ ...asked, planId: plan, sectionId: newId<string>() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([await written(plan), await written(agenda)]).toEqual(before);
    // Into their own plan they may.
    const own = await network.document({ title: 'Plan UGTT', owner: ugtt });
    await as(coordinator).becomeActivity({ ...asked, planId: own.id });
    expect((await read(own.id)).activities).toHaveLength(2);
  });
});

describe('[WA7] minutes and record of decisions', () => {
  async function file(actor: { email: string }, agenda: DocumentId, query: string) {
    const cookie = await server().signIn(actor.email, PASSWORD);
    const path = `${server().url}/documents/${agenda}/export.docx?${query}`;
    const answer = await fetch(path, { headers: { cookie } });
    return { status: answer.status, bytes: await answer.arrayBuffer() };
  }
  async function held() {
    const made = await workshop();
    await decide(made.agenda);
    await edit(made.agenda, (doc) => {
      const { body, activities } = documentParts(doc);
      appendRichText(body, plainParagraphs('Les permanences débordent.'));
      const first = readDocument(doc).activities[0];
      const internal = activities.get(first?.id ?? '');
      internal?.set('remarks', writeRichText(plainParagraphs('Budget à revoir')));
      const line = { organisationId: ugtt, organisation: '', count: 1 };
      addAttendance(doc, { ...line, sex: 'women', state: 'present' }, 'grid');
      addAttendance(doc, { ...line, sex: 'men', state: 'present', count: 4 }, 'grid');
      addOutcome(doc, { kind: 'decision', what: 'Adopter le registre' }, 'grid');
    });
    return made;
  }
  it('hold days, sessions, attendance in totals, notes, decisions, who and by when', async () => {
    const { agenda } = await held();
    const { status, bytes } = await file(copil, agenda, 'language=fr&part=minutes');
    expect(status).toBe(200);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    for (const words of [
      'Compte rendu – Activité de Plan',
      '25–26 mars 2020',
      'Jour 1 · 25 mars 2020',
      '09:00–09:30',
      'Les permanences débordent.',
      'Adopter le registre',
      'Ouvrir une permanence à Sfax',
      'UGTT',
      'copil',
      'ONM',
      '30 avril 2020',
    ])
      expect(value).toContain(words);
    expect(value).toContain('<td><p>UGTT</p></td><td><p>5</p></td>');
    for (const hidden of ['Femmes', 'Hommes', 'Budget']) expect(value).not.toContain(hidden);
  });
  it('as a record of decisions hold these alone, in the reader’s language', async () => {
    const { agenda } = await held();
    const { bytes } = await file(copil, agenda, 'language=ar&part=decisions');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain('سجل القرارات');
    expect(value).toContain('30 أبريل 2020');
    for (const left of ['permanences débordent', '09:00', 'الحضور']) expect(value).not.toContain(left);
  });
  it('are of agendas alone', async () => {
    const { plan } = await workshop();
    expect((await file(copil, plan, 'part=minutes')).status).toBe(400);
  });
});

describe('[WA8] sessions in calendars', () => {
  it('stand at their hour, in the agenda’s calendar and in that of whose workshop it is', async () => {
    const { agenda } = await workshop();
    const { services } = server();
    const { makeCalendar } = await import('#server/calendars/calendar');
    const lines = async (actor: Actor, filter: object) =>
      (await makeCalendar(services, actor, filter, 'fr')).text.split('\r\n');
    await expect
      .poll(() => lines(copil, { documentId: agenda }), slowly)
      .toContain('DTSTART:20200325T090000');
    const own = await lines(copil, { documentId: agenda });
    expect(own).toContain('DTEND:20200325T093000');
    expect(own).toContain('SUMMARY:Accueil et inscription');
    // UGTT is responsible for the activity; UMT is not.
    expect((await lines(coordinator, { mine: true })).join('\n')).toContain(
      `documents/${agenda}`.slice(0, 30),
    );
    const umt = await network.person('umt', 'coordinator', await network.organisation('UMT', 'union'));
    expect((await lines(umt, { mine: true })).filter((line) => line.startsWith('DTSTART'))).toEqual([]);
  });
});

it('[WA9] the rows of agendas are what their documents say, rebuilt too', async () => {
  const { agenda } = await workshop();
  const { prisma, pool } = database();
  await expect
    .poll(() => prisma.section.count({ where: { documentId: agenda, date: { not: null } } }), slowly)
    .toBe(2);
  // All documents are compared, those of the tests before too: each is to be projected up to its last edit.
  await expect
    .poll(async () => {
      const documents = await prisma.document.findMany();
      return documents.filter(({ sequence, projectedSequence }) => sequence !== projectedSequence).length;
    }, slowly)
    .toBe(0);
  const { differences } = await rebuild({ pool, log: createDocumentLog(pool) }, { check: true });
  expect(differences).toEqual([]);
  const [first] = await prisma.activity.findMany({
    where: { documentId: agenda },
    orderBy: { position: 'asc' },
  });
  expect(first).toMatchObject({ startsAt: '09:00', minutes: 30 });
});

describe('[S5] what a workshop decided', () => {
  it('is found by its words with the agenda, by who may read it, until it is deleted', async () => {
    const { agenda } = await workshop();
    const id = await decide(agenda, 'Écrire à l’Observatoire');
    const find = (actor: Actor) =>
      callAs(server().services, actor).search.find({ text: 'ecrire observatoire' });
    await expect
      .poll(() => find(copil), slowly)
      .toMatchObject([{ kind: 'document', documentId: agenda, excerpt: 'Écrire à l’Observatoire' }]);
    expect(await find(partner)).toEqual([]);
    await edit(agenda, (doc) => setOutcome(doc, id, 'deletedAt', new Date().toISOString(), 'grid'));
    await expect.poll(() => find(copil), slowly).toEqual([]);
  });
});
