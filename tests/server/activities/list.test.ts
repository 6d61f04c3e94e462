import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { useDatabase } from '#tests/harness/database';
import { makeNetwork, type Network } from './network';

const database = useDatabase();
let network: Network;
beforeAll(async () => {
  network = await makeNetwork(database());
});

const mine = (actor: Actor) => network.as(actor).activity.list({ mine: true });
const seenBy = async (actor: Actor, { activityId }: { activityId: string }) =>
  (await mine(actor)).find((activity) => activity.activityId === activityId);

describe('my work', () => {
  it('is what the own organisation carries, alone or with others', async () => {
    const own = await network.activity({ responsibles: ['UGTT'] });
    const shared = await network.activity({ responsibles: ['UMT', 'UGTT'] });
    const another = await network.activity({ responsibles: ['UMT'] });
    const committee = await network.activity({ responsibles: ['COPIL'] });
    const seen = async (actor: Actor) => {
      const ids = new Set((await mine(actor)).map(({ activityId }) => activityId));
      return [own, shared, another, committee].map(({ activityId }) => ids.has(activityId));
    };
    expect(await seen(network.actor(['coordinator', 'UGTT']))).toEqual([true, true, false, false]);
    expect(await seen(network.actor(['copil', 'UGTT']))).toEqual([true, true, false, true]);
    expect(await seen(network.actor(['copil', 'CGT']))).toEqual([false, false, false, true]);
    // The secretariat may report on all of it, but it is not the secretariat's work.
    expect(await seen(network.actor(['secretariat', 'SECRETARIAT']))).toEqual([false, false, false, false]);
    const both = network.actor(['secretariat', 'SECRETARIAT'], ['coordinator', 'UMT']);
    expect(await seen(both)).toEqual([false, true, true, false]);
  });

  it('is also what the own organisation owes a deliverable to, without the right to report on it', async () => {
    const owed = await network.activity({ responsibles: ['UMT'] });
    await database().prisma.activityDeliverable.create({
      data: {
        networkId: network.id,
        ...owed,
        entryKey: 'article',
        text: 'Un article',
        organisationId: network.organisations.CGT,
      },
    });
    expect(await seenBy(network.actor(['coordinator', 'CGT']), owed)).toMatchObject({
      deliverables: [{ text: 'Un article', organisationId: network.organisations.CGT }],
      canReport: false,
    });
    expect(await seenBy(network.actor(['coordinator', 'UGTT']), owed)).toBeUndefined();
  });

  it('is refused to a donor', async () => {
    await expect(mine(network.actor(['donor', 'ENABEL']))).rejects.toThrow('not-allowed');
  });

  it('leaves out what was deleted, what was put away, and the hours of an agenda', async () => {
    const archived = await network.document({ archivedAt: new Date() });
    const agenda = await network.document({ kind: 'agenda' });
    const gone = [
      await network.activity({ responsibles: ['CGT'], row: { deletedAt: new Date() } }),
      await network.activity({ responsibles: ['CGT'], documentId: archived }),
      await network.activity({ responsibles: ['CGT'], documentId: agenda }),
    ];
    const ids = (await mine(network.actor(['coordinator', 'CGT']))).map(({ activityId }) => activityId);
    for (const { activityId } of gone) expect(ids).not.toContain(activityId);
  });

  it('has the partner’s rows of a plan that it may not open, with its own reports only', async () => {
    const activity = await network.activity({ responsibles: [{ lead: 'UGTT' }, 'ICMC'] });
    const partner = network.actor(['partner', 'ICMC']);
    const ugtt = network.as(network.actor(['coordinator', 'UGTT']));
    await ugtt.activity.reportStatus({ ...activity, status: 'postponed', text: 'Entre nous' });
    expect(await seenBy(partner, activity)).toMatchObject({
      documentOpen: false,
      canReport: true,
      status: null,
    });
    await network.as(partner).activity.reportStatus({ ...activity, status: 'done' });
    expect(await seenBy(partner, activity)).toMatchObject({
      status: { latest: { status: 'done' }, differing: [] },
    });
    // All others of the plan stay closed to it.
    expect(await network.as(partner).activity.list({})).toEqual([]);
    await expect(network.as(partner).activity.history(activity)).rejects.toThrow('not-allowed');
  });

  it('has the period, the places and the section as the plan writes them', async () => {
    const sectionId = await network.section({ number: '1', title: 'Protection' });
    const activity = await network.activity({
      sectionId,
      row: {
        periodText: 'Mars-Avril',
        periodStart: new Date('2020-03-01'),
        periodEnd: new Date('2020-04-30'),
        periodPrecision: 'month',
        periodConfirmed: true,
        places: [{ text: 'Tunis', country: 'TN' }, { text: 'Casa' }],
        placesMode: 'any',
      },
    });
    expect(await seenBy(network.actor(['coordinator', 'UGTT']), activity)).toMatchObject({
      documentTitle: 'Plan d’actions 2020',
      documentOpen: true,
      sectionTitle: 'Protection',
      period: {
        text: 'Mars-Avril',
        start: '2020-03-01',
        end: '2020-04-30',
        precision: 'month',
        confirmed: true,
      },
      places: [{ text: 'Tunis', country: 'TN' }, { text: 'Casa' }],
      placesMode: 'any',
      status: null,
    });
  });
});

describe('the status of a shared activity', () => {
  it('is the lead’s, and tells which organisations say something else', async () => {
    const activity = await network.activity({ responsibles: ['UMT', { lead: 'UGTT' }, 'CGT'] });
    const report = (code: 'UGTT' | 'UMT' | 'CGT', status: 'done' | 'under-way') =>
      network.as(network.actor(['coordinator', code])).activity.reportStatus({ ...activity, status });
    const status = async () => {
      const reader = network.as(network.actor(['focal-point', 'UMT']));
      const found = (await reader.activity.statuses({ documentId: network.planId }))[activity.activityId];
      return [
        found?.status?.latest.organisationId ?? null,
        found?.status?.latest.status ?? null,
        found?.status?.differing.map(({ organisationId }) => organisationId) ?? [],
      ];
    };
    const { UGTT, UMT } = network.organisations;
    expect(await status()).toEqual([null, null, []]);
    await report('UMT', 'done');
    expect(await status()).toEqual([UMT, 'done', []]);
    await report('UGTT', 'under-way');
    expect(await status()).toEqual([UGTT, 'under-way', [UMT]]);
    await report('CGT', 'under-way');
    expect(await status()).toEqual([UGTT, 'under-way', [UMT]]);
    await report('UMT', 'under-way');
    expect(await status()).toEqual([UGTT, 'under-way', []]);
  });

  it('is told only to who may read the document', async () => {
    const own = await network.document({
      kind: 'tracker',
      ownerOrganisationId: network.organisations.UMT,
    });
    await network.activity({ documentId: own, responsibles: ['UMT'] });
    const statuses = (actor: Actor) => network.as(actor).activity.statuses({ documentId: own });
    expect(Object.keys(await statuses(network.actor(['focal-point', 'UMT'])))).toHaveLength(1);
    await expect(statuses(network.actor(['coordinator', 'UGTT']))).rejects.toThrow('not-allowed');
    await expect(statuses(network.actor(['partner', 'ICMC']))).rejects.toThrow('not-allowed');
    expect(
      await network.as(network.actor(['coordinator', 'UGTT'])).activity.list({ documentId: own }),
    ).toEqual([]);
  });
});
