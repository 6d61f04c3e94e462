import { beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '#tests/harness/database';
import {
  approvedReturn,
  lockAndWait,
  makeNetwork,
  refusal,
  type TestNetwork,
  type TestPerson,
} from '#tests/server/statistics/network';

const database = useDatabase();
let network: TestNetwork;
let secretariat: TestPerson['call'];

beforeEach(async () => {
  network = await makeNetwork(database());
  const { call } = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
  secretariat = call;
  const requests = { 'Salaires impayés': 20, Licenciement: 20 };
  for (const union of ['ugtt', 'umt', 'cdt'] as const) await approvedReturn(network, union, requests);
});

const job = () => secretariat.period.lockJob({ periodId: network.periodId });
const lock = () => secretariat.period.lock({ periodId: network.periodId });
const releases = () => database().prisma.release.count({ where: { periodId: network.periodId } });
const setThreshold = (kNetwork: number) =>
  database().prisma.network.update({ where: { id: network.networkId }, data: { settings: { kNetwork } } });

async function stopped() {
  for (;;) {
    const now = await job();
    if (now?.state !== 'working') return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('[ST6] a lock goes on by itself', () => {
  test('it is told while it works, nobody begins it twice, and it is gone at the end', async () => {
    expect(await job()).toBeNull();
    await lock();
    expect(await job()).toMatchObject({ state: 'working' });
    expect(await refusal(lock())).toBe('conflict');
    expect(await stopped()).toBeNull();
    const [period] = await secretariat.period.list();
    expect(period?.lockedAt).not.toBeNull();
    expect(await releases()).toBe(2);
  });

  test('what stopped it stays to be read, and it can be begun again', async () => {
    const { periodId } = network;
    await lockAndWait(secretariat, periodId);
    await secretariat.period.unlock({ periodId, reason: 'Le seuil change.' });
    await setThreshold(50);
    await lock();
    const refused = { code: 'gives-away', details: { table: expect.any(String), key: expect.any(String) } };
    expect(await stopped()).toEqual({ state: 'stopped', refusal: refused });
    expect(await releases()).toBe(2);
    await setThreshold(5);
    await lockAndWait(secretariat, periodId);
    expect(await releases()).toBe(4);
  });

  test('a server that stops says so and leaves the period open', async () => {
    await lock();
    await network.services.lockJobs.close();
    expect(await job()).toEqual({
      state: 'stopped',
      refusal: { code: 'unavailable', details: { reason: 'stopped' } },
    });
    expect((await secretariat.period.list())[0]?.lockedAt).toBeNull();
    expect(await releases()).toBe(0);
  });

  test('of a server that was killed nothing is heard any more, and another begins anew', async () => {
    const longAgo = new Date(Date.now() - 60_000);
    await database().prisma.lockJob.create({
      data: {
        periodId: network.periodId,
        networkId: network.networkId,
        startedById: network.networkId,
        startedAt: longAgo,
        beatAt: longAgo,
        share: 0.5,
      },
    });
    expect(await job()).toMatchObject({ state: 'stopped', refusal: { code: 'unavailable' } });
    await lockAndWait(secretariat, network.periodId);
    expect(await releases()).toBe(2);
  });
});
