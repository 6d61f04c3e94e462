import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '#tests/harness/database';
import { statusRow } from '#tests/harness/factories/rows';
import { makeNetwork, type Network } from './network';

const database = useDatabase();
let network: Network;
beforeAll(async () => {
  network = await makeNetwork(database());
});

type Place = Awaited<ReturnType<Network['activity']>>;
const link = (from: Place, to: Place) =>
  database().prisma.activityContribution.create({
    data: { networkId: network.id, ...from, toDocumentId: to.documentId, toActivityId: to.activityId },
  });

it('[P10] shows both sides of a link with the other’s plan and status, and of unreadable plans nothing', async () => {
  const own = await network.document({
    title: 'Plan national',
    ownerOrganisationId: network.organisations.UGTT,
  });
  const hidden = await network.document({ ownerOrganisationId: network.organisations.UMT });
  const above = await network.activity({ row: { title: 'Campagne', number: '4.2' } });
  const below = await network.activity({ documentId: own, row: { title: 'Campagne à Sfax' } });
  const another = await network.activity({ documentId: hidden });
  const deleted = await network.activity({ documentId: own, row: { deletedAt: new Date() } });
  for (const each of [below, another, deleted]) await link(each, above);
  await statusRow(
    database(),
    { networkId: network.id, ...below },
    { status: 'done', organisationId: network.organisations.UGTT },
  );

  const ugtt = network.as(network.actor(['coordinator', 'UGTT'])).activity;
  expect(await ugtt.contributions(above)).toEqual({
    to: [],
    from: [
      expect.objectContaining({
        ...below,
        title: 'Campagne à Sfax',
        documentTitle: 'Plan national',
        ownerOrganisationId: network.organisations.UGTT,
        status: expect.objectContaining({ status: 'done' }),
      }),
    ],
  });
  expect((await ugtt.contributions(below)).to).toEqual([
    expect.objectContaining({ ...above, number: '4.2', title: 'Campagne', status: null }),
  ]);
  const secretariat = network.as(network.actor(['secretariat', 'SECRETARIAT'])).activity;
  const ids = (await secretariat.contributions(above)).from.map(({ activityId }) => activityId);
  expect(ids.sort()).toEqual([below.activityId, another.activityId].sort());
  const umt = network.as(network.actor(['coordinator', 'UMT'])).activity;
  expect((await umt.contributions(above)).from.map(({ activityId }) => activityId)).toEqual([
    another.activityId,
  ]);
});
