import { beforeAll, describe, expect, it } from 'vitest';
import { type IndicatorId, newId, type OrganisationId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { activityRow, caseIndicator, statusRow } from '#tests/harness/factories/rows';
import {
  counted,
  lockAndWait,
  makeNetwork,
  refusal,
  type TestNetwork,
} from '#tests/server/statistics/network';

const database = useDatabase();
type Person = Awaited<ReturnType<TestNetwork['person']>>;
let network: TestNetwork;
let secretariat: Person;
let member: Person;

const definition = {
  titles: { fr: 'Dossiers reçus', en: 'Cases received', ar: 'الملفات الواردة' },
  ...caseIndicator,
} as const;

beforeAll(async () => {
  network = await makeNetwork(database());
  secretariat = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
  member = await network.person(['focal-point', network.unions.ugtt]);
});

async function sendReturns(returns: readonly (readonly [OrganisationId, Record<string, number>])[]) {
  for (const [organisationId, requests] of returns) {
    // The only person of its union: its return is approved at once and marked.
    const alone = await network.person(['focal-point', organisationId]);
    await alone.call.caseReturn.submit({
      periodId: network.periodId,
      organisationId,
      tables: counted(requests),
    });
  }
}

async function point(indicatorId: string) {
  const { points } = await member.call.indicator.series({ indicatorId });
  const found = points.find(({ period }) => period.id === network.periodId);
  if (!found) throw new Error('The period is not in the series.');
  return found;
}

describe('an indicator of cases', () => {
  let total: string;
  let health: string;

  beforeAll(async () => {
    const cases = (code: string, filter: Record<string, string>) =>
      secretariat.call.indicator.create({
        ...definition,
        code,
        source: 'cases',
        sourceSpec: { table: 'request', filter },
        baseline: { value: 100, year: 2019 },
      });
    total = (await cases('C1', {})).id;
    health = (await cases('C2', { request: 'health' })).id;
    for (const indicatorId of [total, health]) {
      await secretariat.call.indicator.setTarget({ indicatorId, periodId: network.periodId, value: 200 });
    }
  });

  it('has no figure before the period is locked, whatever unions have sent', async () => {
    const { ugtt, umt, cdt } = network.unions;
    await sendReturns([
      [ugtt, { 'Salaires impayés': 40, Licenciement: 30, Santé: 3 }],
      [umt, { 'Salaires impayés': 30, Licenciement: 20 }],
      [cdt, { 'Salaires impayés': 25, Licenciement: 17 }],
    ]);
    expect(await point(total)).toMatchObject({
      actual: { state: 'notReported' },
      coverage: null,
      light: 'none',
    });
  });

  it('reads the release: value, unions, achievement and light', async () => {
    await network.organisation('CGTM', 'union');
    await lockAndWait(secretariat.call, network.periodId);
    const read = await point(total);
    expect(read).toMatchObject({
      target: 200,
      actual: { state: 'reported', value: 165 },
      coverage: { reported: 3, expected: 4 },
      achievement: { state: 'reported', value: 0.65 },
      light: 'red',
      source: { kind: 'release', revision: 1 },
    });
  });

  it('stays hidden where the release hides, and so does everything computed from it', async () => {
    expect(await point(health)).toMatchObject({
      actual: { state: 'suppressed' },
      achievement: { state: 'suppressed' },
      light: 'none',
    });
    const listed = (await member.call.indicator.list()).find(({ indicator }) => indicator.id === health);
    expect(listed?.trend).toEqual([null]);
    expect(JSON.stringify(listed)).not.toMatch(/"value":3\b/);
  });

  it('is not typed by hand', async () => {
    const typed = { indicatorId: total, periodId: network.periodId, state: 'reported', value: 1 } as const;
    expect(await refusal(secretariat.call.indicator.enterNetworkValue(typed))).toBe('invalid');
  });
});

describe('an indicator of activities', () => {
  it('counts what was done and who took part, by the lead’s reports only', async () => {
    const { networkId } = network;
    const { prisma } = database();
    const documentId = newId();
    const measures = await Promise.all(
      (['done', 'participants'] as const).map((measure) =>
        secretariat.call.indicator.create({
          ...definition,
          code: measure,
          source: 'activities',
          sourceSpec: { measure },
        }),
      ),
    );
    const activity = async (lead: OrganisationId, other: OrganisationId) => {
      const document = { networkId, documentId };
      const ended = { periodText: 'mars 2020', periodEnd: new Date('2020-03-31'), periodConfirmed: true };
      const row = { ...document, activityId: await activityRow(database(), document, ended) };
      await prisma.activityResponsible.createMany({
        data: [
          { ...row, entryKey: 'a', organisationId: lead, text: '', lead: true },
          { ...row, entryKey: 'b', organisationId: other, text: '', lead: false },
        ],
      });
      await prisma.activityIndicator.createMany({
        data: measures.map(({ id }) => ({ ...row, indicatorId: id })),
      });
      return (organisationId: OrganisationId, status: string, women: number | null) =>
        statusRow(database(), row, { organisationId, status, participantsWomen: women });
    };
    const { ugtt, umt } = network.unions;
    const first = await activity(ugtt, umt);
    await first(ugtt, 'done', 12);
    await first(umt, 'done', 500);
    const second = await activity(umt, ugtt);
    await second(ugtt, 'done', 40);
    const [done, participants] = await Promise.all(measures.map(({ id }) => point(id)));
    expect(done?.actual).toEqual({ state: 'reported', value: 1 });
    expect(participants?.actual).toEqual({ state: 'reported', value: 12 });
    expect(done?.source.kind).toBe('activities');
  });
});

describe('an indicator typed by hand', () => {
  let ratio: IndicatorId;
  const { titles, ...rest } = definition;

  beforeAll(async () => {
    ({ id: ratio } = await secretariat.call.indicator.create({
      ...rest,
      titles,
      code: 'R1',
      kind: 'ratio',
      source: 'manual',
      baseline: { value: 0, year: 2019 },
    }));
  });
  const value = (organisationId: OrganisationId, numerator: number, denominator: number) => ({
    indicatorId: ratio,
    periodId: network.periodId,
    organisationId,
    state: 'reported' as const,
    numerator,
    denominator,
  });

  it('refuses values of a locked period until it is opened again', async () => {
    const { ugtt } = network.unions;
    expect(await refusal(member.call.indicator.enterValue(value(ugtt, 1, 2)))).toBe('locked');
    await secretariat.call.period.unlock({ periodId: network.periodId, reason: 'Valeurs oubliées.' });
  });

  it('adds numerators and denominators before it divides, and says how many unions reported', async () => {
    const { ugtt, umt } = network.unions;
    await member.call.indicator.enterValue(value(ugtt, 1, 2));
    await member.call.indicator.enterValue(value(ugtt, 9, 10));
    await secretariat.call.indicator.enterValue(value(umt, 0, 90));
    const read = await point(ratio);
    expect(read.actual).toEqual({ state: 'reported', value: 0.09 });
    expect(read.coverage).toEqual({ reported: 2, expected: 4 });
    expect(read.source.kind === 'values' && read.source.values.length).toBe(2);
  });

  it('takes a union’s value from its own people and the secretariat, and parts that fit its kind', async () => {
    const { umt, ugtt } = network.unions;
    expect(await refusal(member.call.indicator.enterValue(value(umt, 1, 2)))).toBe('not-allowed');
    const percentage = { ...value(ugtt, 1, 2), numerator: null, denominator: null, value: 50 };
    expect(await refusal(member.call.indicator.enterValue(percentage))).toBe('invalid');
  });

  it('is defined by the secretariat alone', async () => {
    expect(await refusal(member.call.indicator.update({ indicatorId: ratio, unit: '%' }))).toBe(
      'not-allowed',
    );
    await secretariat.call.indicator.update({ indicatorId: ratio, baseline: { value: 0.01, year: 2018 } });
    const { indicator } = await member.call.indicator.series({ indicatorId: ratio });
    expect(indicator.baseline).toEqual({ value: 0.01, year: 2018 });
    const wrong = { indicatorId: ratio, source: 'cases' as const };
    expect(await refusal(secretariat.call.indicator.update(wrong))).toBe('invalid');
  });
});
