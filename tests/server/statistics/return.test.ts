import { beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { counted, makeNetwork, refusal, type TestNetwork } from '#tests/server/statistics/network';

const database = useDatabase();
const tables = counted({ 'Salaires impayés': 8, Licenciement: 6, 'Carte de séjour': 3 });

type Person = Awaited<ReturnType<TestNetwork['person']>>;
let network: TestNetwork;
let focal: Person;
let coordinator: Person;
let otherUnion: Person;
let secretariat: Person;
let copil: Person;
let donor: Person;

/** Each test has a network of its own, so that none depends on another's returns. */
async function freshNetwork(): Promise<void> {
  network = await makeNetwork(database());
  const { ugtt, umt } = network.unions;
  focal = await network.person(['focal-point', ugtt]);
  coordinator = await network.person(['coordinator', ugtt]);
  otherUnion = await network.person(['coordinator', umt], ['focal-point', umt]);
  secretariat = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
  copil = await network.person(['copil', await network.organisation('COPIL', 'committee')]);
  donor = await network.person(['donor', await network.organisation('D', 'donor')]);
}

const submission = (organisationId: OrganisationId = network.unions.ugtt) => ({
  periodId: network.periodId,
  organisationId,
  tables,
});
const page = (who: Person) =>
  who.call.caseReturn.get({ periodId: network.periodId, organisationId: network.unions.ugtt });
async function submitted() {
  const { id } = await focal.call.caseReturn.submit(submission());
  const { current } = await page(focal);
  return { caseReturnId: id, submittedAt: current?.submittedAt ?? '' };
}

describe('a return of cases', () => {
  beforeAll(freshNetwork);

  it('is submitted by the focal point and approved by another person of the union', async () => {
    const sent = await submitted();
    expect((await page(coordinator)).current).toMatchObject({ state: 'submitted', cases: 17, revision: 1 });
    expect((await page(coordinator)).may).toEqual({ submit: false, approve: true });
    await coordinator.call.caseReturn.approve(sent);
    const { current, approvedRevision } = await page(focal);
    expect(current).toMatchObject({ state: 'approved', notDoubleChecked: false });
    expect(current?.tables).toEqual(tables.tables);
    expect(approvedRevision).toBe(1);
  });

  it('once approved is replaced by a new revision only, with its reason, while the approved one stays', async () => {
    expect(await refusal(focal.call.caseReturn.submit(submission()))).toBe('invalid');
    await focal.call.caseReturn.submit({ ...submission(), reason: 'Un dossier avait été oublié.' });
    const { current, approvedRevision } = await page(focal);
    expect(current).toMatchObject({ revision: 2, state: 'submitted', note: 'Un dossier avait été oublié.' });
    expect(approvedRevision).toBe(1);
  });

  it('is written to the audit trail without any figure or free text', async () => {
    const entries = await database().prisma.auditEntry.findMany({
      where: { networkId: network.networkId, resourceKind: 'caseReturn' },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'caseReturn.submit',
      'caseReturn.approve',
      'caseReturn.submit',
    ]);
    const organisationId = network.unions.ugtt;
    expect(entries.map(({ details }) => details)).toEqual([
      { organisationId, revision: 1, state: 'submitted' },
      { state: 'approved' },
      { organisationId, revision: 2, state: 'submitted' },
    ]);
    expect(await network.services.audit.verify(network.networkId)).toBe(true);
  });
});

describe('a return sent back', () => {
  beforeAll(freshNetwork);

  it('carries the note and takes the place of the first when it comes again', async () => {
    const sent = await submitted();
    await coordinator.call.caseReturn.sendBack({ ...sent, note: 'Le mois de mai manque.' });
    expect((await page(focal)).current).toMatchObject({ state: 'returned', note: 'Le mois de mai manque.' });
    await focal.call.caseReturn.submit(submission());
    expect((await page(focal)).current).toMatchObject({ state: 'submitted', revision: 1, note: '' });
  });

  it('that was replaced meanwhile is not approved unseen', async () => {
    const { current } = await page(coordinator);
    const seen = { caseReturnId: current?.id ?? '', submittedAt: current?.submittedAt ?? '' };
    await focal.call.caseReturn.submit(submission());
    expect(await refusal(coordinator.call.caseReturn.approve(seen))).toBe('conflict');
  });
});

describe('the server refuses', () => {
  beforeAll(freshNetwork);

  it('a table that is not in the list', async () => {
    const extra = { ...tables.tables[0], id: 'everyDimension' };
    const body = { ...submission(), tables: { ...tables, tables: [...tables.tables.slice(1), extra] } };
    expect(await refusal(focal.call.caseReturn.submit(body))).toBe('unknown-table');
  });

  it('a table crossed by more than its dimensions', async () => {
    const crossed = { ...tables.tables[0], dimensions: ['request', 'sex'] };
    const body = { ...submission(), tables: { ...tables, tables: [crossed, ...tables.tables.slice(1)] } };
    expect(await refusal(focal.call.caseReturn.submit(body))).toBe('unknown-table');
  });

  it('rows of a register, whatever they hide in', async () => {
    const rows = [{ dossier: '2020-0001', sexe: 'Femme' }];
    const submit = focal.call.caseReturn.submit;
    expect(await refusal(submit({ ...submission(), tables: rows }))).toBe('invalid');
    expect(await refusal(submit({ ...submission(), tables: { ...tables, rows } }))).toBe('invalid');
    // A caller from outside is bound by no type.
    const more = { ...submission(), rows } as ReturnType<typeof submission>;
    expect(await refusal(submit(more))).toMatch(/unrecognized_keys/);
    const cell = { key: ['unpaidWages'], count: 17, names: ['…'] };
    const first = { ...tables.tables[0], cells: [cell] };
    expect(
      await refusal(
        submit({ ...submission(), tables: { ...tables, tables: [first, ...tables.tables.slice(1)] } }),
      ),
    ).toBe('invalid');
  });

  it('tables counted for other dates than the period', async () => {
    const body = { ...submission(), tables: counted({ Licenciement: 7 }, 2019) };
    expect(await refusal(focal.call.caseReturn.submit(body))).toBe('invalid');
  });

  it('everyone but the union’s focal point to submit', async () => {
    for (const who of [coordinator, otherUnion, secretariat, copil, donor]) {
      expect(await refusal(who.call.caseReturn.submit(submission()))).toBe('not-allowed');
    }
  });

  it('everyone but the union’s own people its exact counts', async () => {
    await submitted();
    for (const who of [otherUnion, secretariat, copil, donor]) {
      expect(await refusal(page(who))).toBe('not-allowed');
    }
  });

  it('the author, another union and the secretariat to approve', async () => {
    const author = await network.person(
      ['focal-point', network.unions.ugtt],
      ['coordinator', network.unions.ugtt],
    );
    const { id } = await author.call.caseReturn.submit(submission());
    const seen = { caseReturnId: id, submittedAt: (await page(author)).current?.submittedAt ?? '' };
    expect((await page(author)).may.approve).toBe(false);
    expect(await refusal(author.call.caseReturn.approve(seen))).toBe('own-work');
    expect(await refusal(author.call.caseReturn.sendBack({ ...seen, note: 'Non.' }))).toBe('own-work');
    for (const who of [otherUnion, secretariat, copil, donor]) {
      expect(await refusal(who.call.caseReturn.approve(seen))).toBe('not-allowed');
    }
  });

  it('a donor everything of case statistics and indicators', async () => {
    const { periodId } = network;
    const calls = [
      donor.call.period.list(),
      donor.call.caseReturn.whoReported({ periodId }),
      donor.call.caseReturn.waiting(),
      donor.call.release.get({ periodId }),
      donor.call.period.lock({ periodId }),
      donor.call.indicator.list(),
    ];
    for (const call of calls) expect(await refusal(call)).toBe('not-allowed');
  });

  it('another network’s ids as if they did not exist', async () => {
    const stranger = await makeNetwork(database());
    const { call } = await stranger.person(['secretariat', await stranger.organisation('S', 'secretariat')]);
    const { periodId } = network;
    expect(await refusal(call.caseReturn.whoReported({ periodId }))).toBe('not-found');
    expect(await refusal(call.period.lock({ periodId }))).toBe('not-found');
    expect(await call.release.get({ periodId })).toBeNull();
  });
});

describe('a union with one person', () => {
  beforeAll(freshNetwork);

  it('may name another union, whose coordinator approves without seeing a figure', async () => {
    const { cdt, umt } = network.unions;
    const alone = await network.person(['focal-point', cdt]);
    await alone.call.caseReturn.submit({ ...submission(cdt), approverOrganisationId: umt });
    const [waiting] = await otherUnion.call.caseReturn.waiting();
    expect(waiting).toMatchObject({ own: false, organisation: { code: 'CDT' } });
    expect(Object.keys(waiting ?? {}).sort()).toEqual(
      ['caseReturnId', 'organisation', 'own', 'periodCode', 'periodId', 'submittedAt'].sort(),
    );
    const cdtPage = { periodId: network.periodId, organisationId: cdt };
    expect(await refusal(otherUnion.call.caseReturn.get(cdtPage))).toBe('not-allowed');
    const { caseReturnId = '', submittedAt = '' } = waiting ?? {};
    await otherUnion.call.caseReturn.approve({ caseReturnId, submittedAt });
    expect((await alone.call.caseReturn.get(cdtPage)).current).toMatchObject({
      state: 'approved',
      notDoubleChecked: false,
    });
  });

  it('is not stuck when it names nobody: the return is approved and marked as not double-checked', async () => {
    const lone = await network.organisation('CGTM', 'union');
    const alone = await network.person(['focal-point', lone], ['coordinator', lone]);
    expect(await alone.call.caseReturn.submit(submission(lone))).toMatchObject({
      state: 'approved',
      notDoubleChecked: true,
    });
  });

  it('with a coordinator of its own names nobody elsewhere', async () => {
    const body = { ...submission(), approverOrganisationId: network.unions.umt };
    expect(await refusal(focal.call.caseReturn.submit(body))).toBe('invalid');
  });
});

describe('who reported', () => {
  beforeAll(freshNetwork);

  it('tells the state of every union to the secretariat and COPIL, its own to a union, and no figure to anybody', async () => {
    await submitted();
    const { periodId } = network;
    const all = await secretariat.call.caseReturn.whoReported({ periodId });
    expect(all.unions.map(({ code, state }) => [code, state])).toEqual([
      ['CDT', 'notReported'],
      ['UGTT', 'submitted'],
      ['UMT', 'notReported'],
    ]);
    expect([all.approved, all.expected]).toEqual([0, 3]);
    expect(JSON.stringify(all)).not.toMatch(/cases|"count"|tables/);
    expect(await copil.call.caseReturn.whoReported({ periodId })).toEqual(all);
    const own = await otherUnion.call.caseReturn.whoReported({ periodId });
    expect(own.unions.map(({ code }) => code)).toEqual(['UMT']);
  });

  it('a union whose correction waits still counts with its approved return', async () => {
    await coordinator.call.caseReturn.approve(await submitted());
    await focal.call.caseReturn.submit({ ...submission(), reason: 'Un dossier avait été oublié.' });
    const { unions, approved: count } = await secretariat.call.caseReturn.whoReported({
      periodId: network.periodId,
    });
    expect(unions.map((union) => [union.code, union.state, union.approved])).toEqual([
      ['CDT', 'notReported', false],
      ['UGTT', 'submitted', true],
      ['UMT', 'notReported', false],
    ]);
    expect(count).toBe(1);
  });
});
