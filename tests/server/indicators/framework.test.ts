import { beforeAll, describe, expect, it } from 'vitest';
import { type IndicatorId, newId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { caseIndicator } from '#tests/harness/factories/rows';
import { makeNetwork, refusal, type TestNetwork } from '#tests/server/statistics/network';

const database = useDatabase();
type Person = Awaited<ReturnType<TestNetwork['person']>>;
let network: TestNetwork;
let secretariat: Person;
let focal: Person;
let amem: string;

const definition = { titles: { fr: 'Personnes formées' }, ...caseIndicator, source: 'manual' } as const;
const make = async (code: string, more: object = {}): Promise<IndicatorId> =>
  (await secretariat.call.indicator.create({ ...definition, code, ...more })).id;
type Typed = Partial<Parameters<Person['call']['indicator']['enterValue']>[0]>;
const report = (indicatorId: string, union: keyof TestNetwork['unions'], typed: Typed, by = secretariat) =>
  by.call.indicator.enterValue({
    indicatorId,
    periodId: network.periodId,
    organisationId: network.unions[union],
    state: 'reported',
    ...typed,
  });
async function point(indicatorId: string) {
  const { points } = await focal.call.indicator.series({ indicatorId });
  const found = points.find(({ period }) => period.id === network.periodId);
  if (!found) throw new Error('The period is not in the series.');
  return found;
}

beforeAll(async () => {
  network = await makeNetwork(database());
  secretariat = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
  focal = await network.person(['focal-point', network.unions.ugtt]);
  amem = newId();
  await database().prisma.project.create({
    data: { id: amem, networkId: network.networkId, code: 'AMEM', names: { fr: 'AMEM' } },
  });
});

describe('typed values', () => {
  it('[NI2] a change of focal point does not count twice', async () => {
    const id = await make('HANDOVER', { timeRule: 'latest' });
    const next = await network.person(['focal-point', network.unions.ugtt]);
    await report(id, 'ugtt', { value: 40 }, focal);
    await report(id, 'ugtt', { value: 42 }, next);
    await report(id, 'umt', { value: 10 });
    expect(await point(id)).toMatchObject({
      actual: { state: 'reported', value: 52 },
      coverage: { reported: 2, expected: 3 },
    });
  });

  it('[NI8] a percentage alone is an external figure’s only, shown, and never added to another', async () => {
    const share = { kind: 'ratio', orgRule: 'sum', baseline: { value: 0, year: 2019 } } as const;
    const own = await make('OWN-SHARE', share);
    const alone = { value: 0.6, qualifier: 'moreThan' } as const;
    expect(await refusal(report(own, 'ugtt', alone))).toBe('invalid');
    const id = await make('EXTERNAL', { ...share, source: 'external' });
    await secretariat.call.indicator.setTarget({ indicatorId: id, periodId: network.periodId, value: 0.8 });
    await report(id, 'ugtt', alone);
    expect(await point(id)).toMatchObject({
      actual: { state: 'reported', value: 0.6 },
      qualifier: 'moreThan',
      achievement: { state: 'notReported' },
    });
    await report(id, 'umt', { value: 0.7, qualifier: 'about' });
    expect((await point(id)).actual).toEqual({ state: 'notReported' });
  });
});

describe('[NI9] what adds up its children', () => {
  it('says the total, how much of it is missing, and what each part rests on', async () => {
    const parent = await make('SUM', { source: 'children', baseline: { value: 0, year: 2019 } });
    const parts = [];
    for (const code of ['S-1', 'S-2', 'S-3']) parts.push(await make(code, { parentId: parent }));
    const [first = '', second = ''] = parts;
    await make('S-MONEY', { parentId: parent, unit: 'TND' });
    expect(await point(parent)).toMatchObject({ actual: { state: 'notReported' } });
    await report(first, 'ugtt', { value: 4 });
    await report(first, 'umt', { value: 0 });
    await report(second, 'ugtt', { value: 5 });
    const read = await point(parent);
    expect(read).toMatchObject({
      actual: { state: 'reported', value: 9 },
      coverage: { reported: 0, expected: 3 },
      source: { kind: 'children', counted: { reported: 2, expected: 4 } },
    });
    const { source } = read;
    expect(source.kind === 'children' && source.parts.map(({ code, addsUp }) => [code, addsUp])).toEqual([
      ['S-1', true],
      ['S-2', true],
      ['S-3', true],
      ['S-MONEY', false],
    ]);
    expect(await refusal(report(parent, 'ugtt', { value: 1 }))).toBe('invalid');
  });

  it('adds ratios by their parts, over two levels', async () => {
    const share = { kind: 'ratio', unit: '%' } as const;
    const top = await make('R-TOP', { ...share, source: 'children' });
    const middle = await make('R-MIDDLE', { ...share, source: 'children', parentId: top });
    const low = await make('R-LOW', { ...share, parentId: middle });
    const beside = await make('R-BESIDE', { ...share, parentId: top });
    await report(low, 'ugtt', { numerator: 1, denominator: 2 });
    await report(beside, 'ugtt', { numerator: 90, denominator: 100 });
    expect((await point(top)).actual).toEqual({ state: 'reported', value: 91 / 102 });
  });

  it('keeps in its total what a retired one reported, and no longer waits for it', async () => {
    const parent = await make('KEEPS', { source: 'children' });
    const [gone, stays, silent] = [
      await make('K-1', { parentId: parent }),
      await make('K-2', { parentId: parent }),
      await make('K-3', { parentId: parent }),
    ];
    await report(gone, 'ugtt', { value: 4 });
    await report(stays, 'ugtt', { value: 5 });
    for (const indicatorId of [gone, silent]) await secretariat.call.indicator.retire({ indicatorId });
    expect(await point(parent)).toMatchObject({
      actual: { state: 'reported', value: 9 },
      source: { counted: { reported: 2, expected: 2 } },
    });
  });

  it('is no sum of words', async () => {
    expect(await refusal(make('WORDS', { kind: 'qualitative', source: 'children' }))).toBe('invalid');
  });
});

describe('[NI13] the results framework', () => {
  it('runs by project from impact to output, with where each stands', async () => {
    const own = { projectIds: [amem] };
    const impact = await make('F-I', { ...own, level: 'impact' });
    const outcome = await make('F-E', { ...own, level: 'outcome', parentId: impact });
    const output = await make('F-R', {
      ...own,
      parentId: outcome,
      baseline: { value: 0, year: 2019 },
    });
    await make('F-ALONE', own);
    const { periodId } = network;
    await secretariat.call.indicator.setTarget({ indicatorId: output, periodId, value: 10 });
    await report(output, 'ugtt', { value: 5 });
    const ask = (projectId: string | null, asked: string | null = null) =>
      focal.call.indicator.framework({ projectId, periodId: asked });
    const { lines, periods } = await ask(amem);
    expect(lines.map(({ indicator, depth, under }) => [indicator.code, depth, under])).toEqual([
      ['F-I', 0, null],
      ['F-E', 1, 'F-I'],
      ['F-R', 2, 'F-E'],
      ['F-ALONE', 0, null],
    ]);
    expect(lines[2]?.point).toMatchObject({
      target: 10,
      actual: { state: 'reported', value: 5 },
      achievement: { state: 'reported', value: 0.5 },
      coverage: { reported: 1, expected: 3 },
    });
    expect(lines[2]?.point).not.toHaveProperty('source');
    expect(lines[0]?.point).toBeNull();
    expect(periods).toMatchObject([{ id: periodId }]);
    expect((await ask(amem, periodId)).lines[0]?.point).toMatchObject({ actual: { state: 'notReported' } });
    expect((await ask(newId())).lines).toEqual([]);
    expect((await ask(null)).lines.length).toBeGreaterThan(4);
  });

  it('shows no other network’s', async () => {
    const other = await makeNetwork(database());
    const stranger = await other.person(['secretariat', await other.organisation('SEC', 'secretariat')]);
    expect(await stranger.call.indicator.framework({ projectId: amem, periodId: null })).toMatchObject({
      lines: [],
    });
    const partner = await network.person(['partner', network.unions.umt]);
    const asked = { projectId: null, periodId: null };
    expect(await refusal(partner.call.indicator.framework(asked))).toBe('not-allowed');
  });
});
