import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/harness/database';
import {
  approvedReturn,
  counted,
  lockAndWait,
  makeNetwork,
  refusal,
  type TestNetwork,
  type TestPerson,
} from '#tests/server/statistics/network';

const database = useDatabase();
let network: TestNetwork;
let secretariat: TestPerson;

beforeAll(async () => {
  network = await makeNetwork(database());
  secretariat = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
});

describe('locking a period', () => {
  let focal: TestPerson;

  it('waits for an approved return', async () => {
    expect(await refusal(secretariat.call.period.lock({ periodId: network.periodId }))).toBe('not-ready');
  });

  it('is the secretariat’s alone', async () => {
    focal = await approvedReturn(network, 'ugtt', { 'Salaires impayés': 40, Licenciement: 30, Santé: 3 });
    await approvedReturn(network, 'umt', { 'Salaires impayés': 30, Licenciement: 20 });
    await approvedReturn(network, 'cdt', { 'Salaires impayés': 25, Licenciement: 17 });
    expect(await refusal(focal.call.period.lock({ periodId: network.periodId }))).toBe('not-allowed');
  });

  it('makes a release for the network and one for donors, with the thresholds of the settings', async () => {
    await lockAndWait(secretariat.call, network.periodId);
    const rows = await database().prisma.release.findMany({ where: { networkId: network.networkId } });
    expect(rows.map(({ audience, k, expected }) => [audience, k, expected]).sort()).toEqual([
      ['donors', 10, 3],
      ['network', 5, 3],
    ]);
  });

  it('shows totals to insiders, and neither the small count nor what would give it away', async () => {
    const release = await focal.call.release.get({ periodId: network.periodId });
    const request = release?.tables.find(({ id }) => id === 'request');
    expect(request?.cells.find(({ key }) => key[0] === '*')).toEqual({
      key: ['*'],
      state: 'published',
      value: 165,
    });
    expect(request?.cells.find(({ key }) => key[0] === 'health')).toEqual({
      key: ['health'],
      state: 'hidden',
    });
    // With one cell hidden, the total would give it away: another is hidden with it.
    expect(request?.cells.filter(({ state }) => state === 'hidden').length).toBeGreaterThan(1);
    expect(release).toMatchObject({ reported: 3, expected: 3 });
    // A union's person is told of the own one only.
    expect(release?.unions.map(({ code }) => code)).toEqual(['UGTT']);
  });

  it('stores no hidden number and no trace of which rule hid it', async () => {
    const rows = await database().prisma.release.findMany({ where: { networkId: network.networkId } });
    for (const row of rows) {
      const text = JSON.stringify([row.tables, row.amounts]);
      expect(text).not.toMatch(/"value":[1-4][,}]/);
      expect(text).not.toMatch(/primary|secondary|contributor|minWidth/);
      for (const id of Object.values(network.unions)) expect(text).not.toContain(id);
    }
    const donors = rows.find(({ audience }) => audience === 'donors');
    expect(JSON.stringify(donors?.tables)).not.toMatch(/"value":[1-9][,}]/);
  });

  it('refuses later submissions, approvals and a second lock', async () => {
    const { periodId, unions } = network;
    const body = {
      periodId,
      organisationId: unions.ugtt,
      tables: counted({ Licenciement: 9 }),
      reason: 'Plus.',
    };
    expect(await refusal(focal.call.caseReturn.submit(body))).toBe('locked');
    expect(await refusal(secretariat.call.period.lock({ periodId }))).toBe('locked');
    const page = await focal.call.caseReturn.get({ periodId, organisationId: unions.ugtt });
    expect(page.may).toEqual({ submit: false, approve: false });
  });
});

describe('unlocking', () => {
  it('asks for a reason and leaves it in the audit trail', async () => {
    const { periodId, networkId } = network;
    expect(await refusal(secretariat.call.period.unlock({ periodId, reason: ' ' }))).toMatch(/too_small/);
    await secretariat.call.period.unlock({ periodId, reason: 'Une centrale corrige son registre.' });
    const entry = await database().prisma.auditEntry.findFirst({
      where: { networkId, action: 'period.unlock' },
    });
    expect(entry?.details).toEqual({ reason: 'Une centrale corrige son registre.' });
  });

  it('makes another revision at the next lock, in which what was hidden stays hidden', async () => {
    const { periodId } = network;
    await approvedReturn(network, 'ugtt', { 'Salaires impayés': 40, Licenciement: 30, Santé: 30 });
    await lockAndWait(secretariat.call, periodId);
    const release = await secretariat.call.release.get({ periodId });
    expect(release?.revision).toBe(2);
    expect(release?.unions.map(({ code }) => code)).toEqual(['CDT', 'UGTT', 'UMT']);
    const request = release?.tables.find(({ id }) => id === 'request');
    expect(request?.cells.find(({ key }) => key[0] === 'health')).toEqual({
      key: ['health'],
      state: 'hidden',
    });
  });
});

describe('[NI15] the release behind a figure', () => {
  const of = { audience: 'donors', revision: 1 } as const;
  const source = async (person: TestPerson) => {
    const { id } = await database().prisma.release.findFirstOrThrow({
      where: { networkId: network.networkId, ...of },
    });
    return person.call.release.source({ releaseId: id });
  };
  const codes = ({ unions }: Awaited<ReturnType<typeof source>>) => unions.map(({ code }) => code);

  it('is named with its audience, revision and period, and holds no figure but how many reported', async () => {
    const { period, ...told } = await source(secretariat);
    const union = { organisationId: expect.any(String), code: expect.any(String), names: expect.anything() };
    expect(told).toEqual({
      ...of,
      id: expect.any(String),
      periodId: network.periodId,
      k: 10,
      at: expect.any(String),
      reported: 3,
      expected: 3,
      unions: [union, union, union],
      // The period was locked once more: the figure rests on the first still.
      latestRevision: 2,
    });
    expect(period.code).toBe('2020');
  });

  it('names all its unions to the planners, and to a union’s people their own only', async () => {
    const { ugtt, umt } = network.unions;
    const sinceThen = await network.organisation('CGT', 'union');
    const seenBy = async (...held: Parameters<TestNetwork['person']>) =>
      codes(await source(await network.person(...held)));
    expect(codes(await source(secretariat))).toEqual(['CDT', 'UGTT', 'UMT']);
    expect(await seenBy(['copil', sinceThen])).toEqual(['CDT', 'UGTT', 'UMT']);
    expect(await seenBy(['coordinator', ugtt])).toEqual(['UGTT']);
    expect(await seenBy(['focal-point', umt])).toEqual(['UMT']);
    expect(await seenBy(['coordinator', sinceThen])).toEqual([]);
    const donor = await network.person(['donor', await network.organisation('FONDS', 'donor')]);
    expect(await refusal(source(donor))).toBe('not-allowed');
  });
});

describe('periods', () => {
  it('are opened by the secretariat under a code of their own', async () => {
    const period = { code: '2021', startsOn: '2021-01-01', endsOn: '2021-12-31' };
    const { id } = await secretariat.call.period.create(period);
    expect((await secretariat.call.period.list()).map(({ code }) => code)).toEqual(['2021', '2020']);
    expect((await secretariat.call.period.list())[0]).toMatchObject({ id, lockedAt: null, ...period });
    expect(await refusal(secretariat.call.period.create(period))).toBe('conflict');
    const focal = await network.person(['focal-point', network.unions.umt]);
    expect(await refusal(focal.call.period.create({ ...period, code: '2022' }))).toBe('not-allowed');
  });
});
