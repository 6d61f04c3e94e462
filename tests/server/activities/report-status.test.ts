import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { newId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { makeNetwork, type Network } from './network';

const database = useDatabase();
let network: Network;
beforeAll(async () => {
  network = await makeNetwork(database());
});

const refused = (code: string) => expect.objectContaining({ message: code });
const factsOf = (activity: { activityId: string }) =>
  database().prisma.statusReport.findMany({ where: { activityId: activity.activityId } });

describe('who may report the status of an activity', () => {
  const roles = {
    secretariat: () => network.actor(['secretariat', 'SECRETARIAT']),
    'COPIL member of UGTT': () => network.actor(['copil', 'UGTT']),
    'COPIL member of UMT': () => network.actor(['copil', 'UMT']),
    'coordinator of UGTT': () => network.actor(['coordinator', 'UGTT']),
    'coordinator of UMT': () => network.actor(['coordinator', 'UMT']),
    'focal point of UGTT': () => network.actor(['focal-point', 'UGTT']),
    'focal point of UMT': () => network.actor(['focal-point', 'UMT']),
    partner: () => network.actor(['partner', 'ICMC']),
    donor: () => network.actor(['donor', 'ENABEL']),
    'donor that is itself named responsible': () => network.actor(['donor', 'ICMC']),
    'person without a role': () => network.actor(),
  } as const satisfies Record<string, () => Actor>;
  type Who = keyof typeof roles;
  const everyone = Object.keys(roles) as Who[];

  const allowed: readonly [what: string, responsible: 'UGTT' | 'COPIL' | 'ICMC', who: readonly Who[]][] = [
    [
      'UGTT carries',
      'UGTT',
      ['secretariat', 'COPIL member of UGTT', 'coordinator of UGTT', 'focal point of UGTT'],
    ],
    ['the COPIL carries', 'COPIL', ['secretariat', 'COPIL member of UGTT', 'COPIL member of UMT']],
    ['a partner carries', 'ICMC', ['secretariat', 'partner']],
  ];
  const cases = allowed.flatMap(([what, responsible, who]) =>
    everyone.map((each) => ({
      what,
      responsible,
      each,
      may: who.includes(each),
      says: who.includes(each) ? 'yes' : 'no',
    })),
  );

  it.each(cases)('what $what, by the $each: $says', async ({ responsible, each, may }) => {
    const activity = await network.activity({ responsibles: [responsible] });
    const sent = network.as(roles[each]()).activity.reportStatus({ ...activity, status: 'done' });
    if (may) {
      expect(await sent).toMatchObject({
        status: 'done',
        organisationId: network.organisations[responsible],
        inTheNameOf: each === 'secretariat',
      });
    } else {
      await expect(sent).rejects.toEqual(refused('not-allowed'));
      expect(await factsOf(activity)).toEqual([]);
    }
  });

  it('a union speaks for itself only, also where another is responsible too', async () => {
    const activity = await network.activity({ responsibles: ['UGTT', 'UMT'] });
    const ugtt = network.as(network.actor(['coordinator', 'UGTT']));
    const { UMT, CGT } = network.organisations;
    const inNameOf = (organisationId: string) =>
      ugtt.activity.reportStatus({ ...activity, organisationId, status: 'done' });
    await expect(inNameOf(UMT)).rejects.toEqual(refused('not-allowed'));
    await expect(inNameOf(CGT)).rejects.toEqual(refused('invalid'));
  });

  it('the secretariat speaks in the name of whom it chooses, and the fact says so', async () => {
    const activity = await network.activity({ responsibles: ['UGTT', 'UMT', 'COPIL'] });
    const secretariat = network.as(network.actor(['secretariat', 'SECRETARIAT']));
    const { UMT, COPIL } = network.organisations;
    for (const organisationId of [UMT, COPIL]) {
      expect(
        await secretariat.activity.reportStatus({ ...activity, organisationId, status: 'postponed' }),
      ).toMatchObject({ organisationId, inTheNameOf: true });
    }
  });

  it('where nobody responsible is known, the secretariat records it for nobody in particular', async () => {
    const activity = await network.activity({ responsibles: [{ text: 'projet FAIR' }] });
    const secretariat = network.as(network.actor(['secretariat', 'SECRETARIAT']));
    expect(await secretariat.activity.reportStatus({ ...activity, status: 'done' })).toMatchObject({
      organisationId: null,
      inTheNameOf: false,
    });
  });

  it('offers the own organisations first, the lead before the others', async () => {
    const activity = await network.activity({ responsibles: ['CGT', 'UMT', { lead: 'UGTT' }, 'COPIL'] });
    const options = async (actor: Actor) => {
      const { speakers } = await network.as(actor).activity.reportOptions(activity);
      const codeOf = new Map(Object.entries(network.organisations).map(([code, id]) => [id, code]));
      return speakers.map(
        ({ organisationId, own }) => `${codeOf.get(organisationId)}${own ? '' : ' (name)'}`,
      );
    };
    expect(await options(network.actor(['copil', 'CGT']))).toEqual(['CGT', 'COPIL']);
    expect(await options(network.actor(['secretariat', 'SECRETARIAT'], ['coordinator', 'UMT']))).toEqual([
      'UMT',
      'UGTT (name)',
      'CGT (name)',
      'COPIL (name)',
    ]);
  });

  it('what belongs to another network does not exist', async () => {
    const other = await makeNetwork(database());
    const activity = await network.activity();
    const secretariat = other.as(other.actor(['secretariat', 'SECRETARIAT']));
    const sent = secretariat.activity.reportStatus({ ...activity, status: 'done' });
    await expect(sent).rejects.toEqual(refused('not-found'));
  });
});

describe('a report of status', () => {
  const coordinator = () => network.as(network.actor(['coordinator', 'UGTT']));

  it('names the person by id, the plan’s revision, and tells open pages and the audit', async () => {
    const activity = await network.activity();
    const actor = network.actor(['coordinator', 'UGTT']);
    network.told.length = 0;
    const fact = await network.as(actor).activity.reportStatus({
      ...activity,
      status: 'under-way',
      progress: 40,
      text: '  Deux sessions tenues. ',
    });
    expect(fact).toMatchObject({
      reportedById: actor.personId,
      documentSequence: 7,
      progress: 40,
      text: 'Deux sessions tenues.',
      source: 'person',
    });
    expect(network.told).toEqual([{ networkId: network.id, kind: 'status', documentId: network.planId }]);
    const entries = await database().prisma.auditEntry.findMany({
      where: { networkId: network.id, resourceId: activity.activityId },
    });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['activity.reportStatus', actor.personId],
    ]);
  });

  it('sent twice at once under one id is one fact', async () => {
    const activity = await network.activity();
    const caller = coordinator();
    const report = { ...activity, id: newId<string>(), status: 'done', text: 'Fait' } as const;
    const answers = await Promise.all(Array.from({ length: 6 }, () => caller.activity.reportStatus(report)));
    expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([report.id]));
    expect(await factsOf(activity)).toHaveLength(1);
    expect(await caller.activity.reportStatus(report)).toEqual(answers[0]);
  });

  it('is never overwritten under its id: not by other words, another activity or another person', async () => {
    const [activity, another] = [await network.activity(), await network.activity()];
    const caller = coordinator();
    const report = { ...activity, id: newId<string>(), status: 'done' } as const;
    const fact = await caller.activity.reportStatus(report);
    const again = [
      () => caller.activity.reportStatus({ ...report, text: 'Autre chose' }),
      () => caller.activity.reportStatus({ ...report, ...another }),
      () => coordinator().activity.reportStatus(report),
    ];
    for (const send of again) await expect(send()).rejects.toEqual(refused('conflict'));
    expect((await factsOf(activity)).map(({ id, text }) => [id, text])).toEqual([[fact.id, '']]);
    expect(await factsOf(another)).toEqual([]);
  });

  it('keeps what was left blank apart from zero', async () => {
    const activity = await network.activity();
    const caller = coordinator();
    const blank = await caller.activity.reportStatus({ ...activity, status: 'done' });
    expect(blank).toMatchObject({
      progress: null,
      participants: { women: null, men: null, notStated: null },
    });
    const zero = await caller.activity.reportStatus({
      ...activity,
      status: 'done',
      progress: 0,
      participants: { women: 0, men: 12, notStated: null },
    });
    expect(zero).toMatchObject({ progress: 0, participants: { women: 0, men: 12, notStated: null } });
    const [latest] = await caller.activity.history(activity);
    expect(latest).toMatchObject({ progress: 0, participants: { women: 0, men: 12, notStated: null } });
  });

  it.each([
    { progress: 101 },
    { progress: 12.5 },
    { participants: { women: -1 } },
    { participants: { men: 2.5 } },
    { status: 'finished' },
    { text: 'x'.repeat(4001) },
  ])('that cannot be true is refused: %o', async (wrong) => {
    const activity = await network.activity();
    // On purpose not what the procedure asks for.
    const input = { ...activity, status: 'done', ...wrong } as { status: 'done' } & typeof activity;
    await expect(coordinator().activity.reportStatus(input)).rejects.toThrow();
    expect(await factsOf(activity)).toEqual([]);
  });

  it('is corrected by a new fact, and the old one stays readable as corrected', async () => {
    const activity = await network.activity();
    const caller = coordinator();
    const wrong = await caller.activity.reportStatus({ ...activity, status: 'done', text: 'Terminée' });
    const right = await caller.activity.reportStatus({
      ...activity,
      status: 'under-way',
      text: 'Pas tout à fait',
      replacesId: wrong.id,
    });
    const history = await caller.activity.history(activity);
    expect(history.map(({ id, replaced }) => [id, replaced])).toEqual([
      [right.id, false],
      [wrong.id, true],
    ]);
    const statuses = await caller.activity.statuses({ documentId: network.planId });
    expect(statuses[activity.activityId]?.status?.latest.id).toBe(right.id);
  });

  it('corrects only what the same organisation said of the same activity', async () => {
    const activity = await network.activity({ responsibles: ['UGTT', 'UMT'] });
    const another = await network.activity();
    const umt = network.as(network.actor(['coordinator', 'UMT']));
    const [ofUmt, ofAnother] = [
      await umt.activity.reportStatus({ ...activity, status: 'done' }),
      await coordinator().activity.reportStatus({ ...another, status: 'done' }),
    ];
    for (const replacesId of [ofUmt.id, ofAnother.id, newId<string>()]) {
      const sent = coordinator().activity.reportStatus({ ...activity, status: 'done', replacesId });
      await expect(sent).rejects.toEqual(refused('invalid'));
    }
  });

  it('is refused for an activity that was deleted, whose document was put away, or that has no status', async () => {
    const deleted = await network.activity({ row: { deletedAt: new Date() } });
    const archivedId = await network.document({ archivedAt: new Date() });
    const away = await network.activity({ documentId: archivedId });
    const agendaId = await network.document({ kind: 'agenda' });
    const hour = await network.activity({ documentId: agendaId });
    for (const activity of [deleted, away, hour]) {
      const sent = coordinator().activity.reportStatus({ ...activity, status: 'done' });
      await expect(sent).rejects.toEqual(refused('not-found'));
    }
  });

  it('is taken for an activity of a suspended section', async () => {
    const sectionId = await network.section({
      title: 'Libye',
      country: 'LY',
      suspended: true,
      suspendedReason: 'Conflit',
    });
    const activity = await network.activity({ sectionId });
    const caller = coordinator();
    await caller.activity.reportStatus({ ...activity, status: 'suspended' });
    const listed = (await caller.activity.list({ mine: true })).find(
      ({ activityId }) => activityId === activity.activityId,
    );
    expect(listed).toMatchObject({ sectionSuspended: true, canReport: true });
  });

  it('[G8] is of a suspended section also when only one above it is', async () => {
    const axis = await network.section({ title: 'Axe 1', suspended: true, suspendedReason: 'Conflit' });
    const sectionId = await network.section({ title: 'Libye', parentId: axis, depth: 1 });
    const { activityId } = await network.activity({ sectionId });
    const listed = (await coordinator().activity.list({ mine: true })).find(
      (each) => each.activityId === activityId,
    );
    expect(listed).toMatchObject({ sectionTitle: 'Libye', sectionSuspended: true });
  });

  it('survives the deletion of its activity, and of its projected row', async () => {
    const activity = await network.activity();
    const caller = coordinator();
    const fact = await caller.activity.reportStatus({ ...activity, status: 'done' });
    const { prisma } = database();
    const node = { documentId: activity.documentId, nodeId: activity.activityId };
    await prisma.activity.update({ where: { documentId_nodeId: node }, data: { deletedAt: new Date() } });
    expect(await caller.activity.history(activity)).toMatchObject([{ id: fact.id }]);
    await prisma.activity.delete({ where: { documentId_nodeId: node } });
    expect(await caller.activity.history(activity)).toMatchObject([{ id: fact.id }]);
  });
});
