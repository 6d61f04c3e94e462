import { beforeAll, describe, expect, it } from 'vitest';
import { type IndicatorId, newId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { caseIndicator } from '#tests/harness/factories/rows';
import { makeNetwork, refusal, type TestNetwork } from '#tests/server/statistics/network';
import { refusedWith } from './refused';

const database = useDatabase();
type Person = Awaited<ReturnType<TestNetwork['person']>>;
let network: TestNetwork;
let secretariat: Person;
let coordinator: Person;
let amem: string;
let thamm: string;

const definition = { titles: { fr: 'Personnes formées' }, ...caseIndicator, source: 'manual' } as const;
let made = 0;
const make = async (more: object = {}): Promise<IndicatorId> => {
  made += 1;
  const { id } = await secretariat.call.indicator.create({ ...definition, code: `I-${made}`, ...more });
  return id;
};
const read = async (indicatorId: string) =>
  (await secretariat.call.indicator.series({ indicatorId })).indicator;
const report = (indicatorId: string, value: number) =>
  secretariat.call.indicator.enterValue({
    indicatorId,
    periodId: network.periodId,
    organisationId: network.unions.ugtt,
    state: 'reported',
    value,
  });
const lastEntry = (resourceId: string) =>
  database().prisma.auditEntry.findFirst({
    where: { networkId: network.networkId, resourceId },
    orderBy: { sequence: 'desc' },
  });

beforeAll(async () => {
  network = await makeNetwork(database());
  secretariat = await network.person(['secretariat', await network.organisation('SEC', 'secretariat')]);
  coordinator = await network.person(['coordinator', network.unions.ugtt]);
  const project = async (code: string) => {
    const id = newId<string>();
    await database().prisma.project.create({
      data: { id, networkId: network.networkId, code, names: { fr: code } },
    });
    return id;
  };
  amem = await project('AMEM');
  thamm = await project('THAMM');
});

describe('[NI10] a definition is the secretariat’s, whole, and in the audit trail', () => {
  it('keeps everything it is given', async () => {
    const top = await make({ level: 'outcome', projectIds: [amem] });
    const whole = {
      definitions: { fr: 'Qui a suivi tout le parcours', ar: 'من أتم المسار' },
      titles: { fr: 'Formés', en: 'Trained', ar: 'المكوَّنون' },
      level: 'output',
      unit: 'personnes',
      kind: 'count',
      direction: 'down',
      timeRule: 'latest',
      orgRule: 'none',
      source: 'cases',
      sourceSpec: { table: 'requestBySex', filter: { sex: 'woman' } },
      baseline: { value: 0, year: 2019 },
      verification: { fr: 'Listes de présence' },
      assumptions: { fr: 'Les ateliers ont lieu' },
      parentId: top,
      responsibleId: network.unions.ugtt,
      projectIds: [amem, thamm].sort(),
    } as const;
    const id = await make(whole);
    expect(await read(id)).toEqual({ id, code: `I-${made}`, retiredAt: null, ...whole });
    expect(await lastEntry(id)).toMatchObject({
      action: 'indicator.create',
      actorId: secretariat.actor.personId,
      details: { code: `I-${made}` },
    });
    const page = await coordinator.call.indicator.get({ indicatorId: id });
    expect(page).toMatchObject({ parent: { id: top }, responsible: 'UGTT', may: { edit: false } });
    expect((await coordinator.call.indicator.get({ indicatorId: top })).children).toMatchObject([{ id }]);
  });

  it('is nobody else’s', async () => {
    const id = await make();
    const { call } = coordinator;
    expect(await refusal(call.indicator.create({ ...definition, code: 'X' }))).toBe('not-allowed');
    expect(await refusal(call.indicator.update({ indicatorId: id, unit: 'x' }))).toBe('not-allowed');
    expect(await refusal(call.indicator.retire({ indicatorId: id }))).toBe('not-allowed');
    expect((await read(id)).unit).toBe(caseIndicator.unit);
  });

  it('has a code that is one indicator’s in its network, also when two people take it at once', async () => {
    await make({ code: 'TAKEN' });
    const again = { ...definition, code: 'TAKEN' };
    expect(await refusedWith(secretariat.call.indicator.create(again))).toEqual({
      code: 'conflict',
      details: { field: 'code' },
    });
    const id = await make();
    expect(await refusedWith(secretariat.call.indicator.update({ indicatorId: id, code: 'TAKEN' }))).toEqual({
      code: 'conflict',
      details: { field: 'code' },
    });
    const race = { ...definition, code: 'RACE' };
    const answers = await Promise.all([1, 2].map(() => refusal(secretariat.call.indicator.create(race))));
    expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1);
    const other = await makeNetwork(database());
    const stranger = await other.person(['secretariat', await other.organisation('SEC', 'secretariat')]);
    expect(await refusal(stranger.call.indicator.create(again))).toMatchObject({ answered: {} });
  });

  it('says in the audit trail what was changed from what, and tells nobody of what stayed the same', async () => {
    const id = await make({ projectIds: [amem] });
    const events: string[] = [];
    const stop = network.services.live.subscribe(network.networkId, ({ kind }) => events.push(kind));
    await secretariat.call.indicator.update({
      indicatorId: id,
      titles: { fr: 'Autre titre' },
      unit: definition.unit,
      projectIds: [thamm],
    });
    expect(await lastEntry(id)).toMatchObject({
      action: 'indicator.update',
      details: {
        fields: 'titles,projectIds',
        before: JSON.stringify({ titles: definition.titles, projectIds: [amem] }),
        after: JSON.stringify({ titles: { fr: 'Autre titre' }, projectIds: [thamm] }),
      },
    });
    expect(events).toEqual(['indicator']);
    const entry = await lastEntry(id);
    await secretariat.call.indicator.update({ indicatorId: id, titles: { fr: 'Autre titre' } });
    expect((await lastEntry(id))?.sequence).toBe(entry?.sequence);
    expect(events).toEqual(['indicator']);
    stop();
  });
});

describe('[NI11] what was reported keeps its meaning', () => {
  const changes = {
    kind: 'amount',
    timeRule: 'latest',
    orgRule: 'max',
    unit: 'TND',
    source: 'external',
  } as const;

  it.each(Object.entries(changes))('%s changes as long as nothing was reported', async (field, value) => {
    const id = await make();
    await secretariat.call.indicator.update({ indicatorId: id, [field]: value });
    expect(await read(id)).toMatchObject({ [field]: value });
  });

  it.each(Object.entries(changes))('%s does not once there is a figure', async (field, value) => {
    const id = await make();
    await report(id, 0);
    expect(await refusedWith(secretariat.call.indicator.update({ indicatorId: id, [field]: value }))).toEqual(
      {
        code: 'has-figures',
        details: { field },
      },
    );
    expect(await read(id)).toMatchObject({ [field]: { ...definition }[field] });
    expect((await secretariat.call.indicator.get({ indicatorId: id })).hasFigures).toBe(true);
  });

  it('the cell it reads does not either once a period is released, and the rest may be put otherwise', async () => {
    const cases = { source: 'cases', sourceSpec: { table: 'request', filter: {} } } as const;
    const id = await make(cases);
    const { networkId, periodId } = network;
    await database().prisma.release.create({
      data: {
        id: newId<string>(),
        networkId,
        periodId,
        audience: 'network',
        revision: 1,
        k: 5,
        tablesVersion: '',
        tables: [],
        amounts: [],
        organisationIds: [],
        expected: 3,
        createdById: secretariat.actor.personId,
      },
    });
    const other = { ...cases.sourceSpec, filter: { request: 'health' } };
    const change = secretariat.call.indicator.update({ indicatorId: id, sourceSpec: other });
    expect(await refusedWith(change)).toEqual({ code: 'has-figures', details: { field: 'sourceSpec' } });
    // The same in other words is no change.
    await secretariat.call.indicator.update({
      indicatorId: id,
      ...cases,
      titles: { fr: 'Dossiers' },
      level: 'impact',
      direction: 'down',
      baseline: { value: 3, year: 2018 },
    });
    expect(await read(id)).toMatchObject({ titles: { fr: 'Dossiers' }, level: 'impact' });
    await database().prisma.release.deleteMany({ where: { networkId } });
  });

  it('names of a ratio’s parts may be mended', async () => {
    const parts = { numerator: { fr: 'Résolus' }, denominator: { fr: 'Reçu' } };
    const id = await make({ kind: 'ratio', sourceSpec: parts });
    const typed = { value: undefined, numerator: 1, denominator: 2 };
    await secretariat.call.indicator.enterNetworkValue({
      indicatorId: id,
      periodId: network.periodId,
      state: 'reported',
      ...typed,
    });
    const sourceSpec = { ...parts, denominator: { fr: 'Reçus' } };
    await secretariat.call.indicator.update({ indicatorId: id, sourceSpec });
    expect((await read(id)).sourceSpec).toEqual(sourceSpec);
  });

  it('a figure is not moved into or out of a total', async () => {
    const sum = await make({ source: 'children' });
    const other = await make();
    const id = await make();
    await report(id, 4);
    const under = (parentId: string | null) =>
      refusedWith(secretariat.call.indicator.update({ indicatorId: id, parentId }));
    expect(await under(sum)).toEqual({ code: 'has-figures', details: { field: 'parentId' } });
    expect(await under(other)).toBeNull();
    const part = await make({ parentId: sum });
    await report(part, 4);
    expect(await refusal(secretariat.call.indicator.update({ indicatorId: part, parentId: null }))).toBe(
      'has-figures',
    );
  });
});

describe('[NI12] an indicator hangs under one of its project, and never above itself', () => {
  const invalid = (why: string, field = 'parentId') => ({ code: 'invalid', details: { field, why } });
  const hang = (indicatorId: string, parentId: string) =>
    refusedWith(secretariat.call.indicator.update({ indicatorId, parentId }));

  it('is refused under itself and under what hangs under it', async () => {
    const top = await make();
    const middle = await make({ parentId: top });
    const low = await make({ parentId: middle });
    expect(await hang(top, top)).toEqual(invalid('cycle'));
    expect(await hang(top, low)).toEqual(invalid('cycle'));
    expect(await hang(low, top)).toBeNull();
  });

  it('is refused a circle that two people would make at once', async () => {
    const [one, other] = [await make(), await make()];
    const answers = await Promise.all([hang(one, other), hang(other, one)]);
    expect(answers.filter((answer) => answer !== null)).toEqual([invalid('cycle')]);
  });

  it('is refused under one of another project, of another network, or that is retired', async () => {
    const elsewhere = await make({ projectIds: [thamm] });
    const own = await make({ projectIds: [amem] });
    expect(await hang(own, elsewhere)).toEqual(invalid('project'));
    expect(await hang(own, newId<string>())).toEqual(invalid('gone'));
    const retired = await make({ projectIds: [amem] });
    await secretariat.call.indicator.retire({ indicatorId: retired });
    expect(await hang(own, retired)).toEqual(invalid('gone'));
  });

  it('does not take its project away from those below it', async () => {
    const top = await make({ projectIds: [amem] });
    await make({ projectIds: [amem], parentId: top });
    const change = secretariat.call.indicator.update({ indicatorId: top, projectIds: [thamm] });
    expect(await refusedWith(change)).toEqual(invalid('children', 'projectIds'));
  });

  it('is tied to projects and organisations of its own network only', async () => {
    const other = await makeNetwork(database());
    const tie = (more: object) => refusedWith(make(more));
    expect(await tie({ projectIds: [newId()] })).toEqual(invalid('gone', 'projectIds'));
    expect(await tie({ responsibleId: other.unions.ugtt })).toEqual(invalid('gone', 'responsibleId'));
  });
});

describe('[NI14] an indicator is retired, never deleted', () => {
  it('takes no more values, frees no code, keeps its figures, and is read by its address', async () => {
    const id = await make();
    await report(id, 7);
    const { code } = await read(id);
    await secretariat.call.indicator.retire({ indicatorId: id });
    expect(await lastEntry(id)).toMatchObject({ action: 'indicator.retire', details: { code } });
    expect(await refusal(report(id, 8))).toBe('not-found');
    expect(await refusal(secretariat.call.indicator.update({ indicatorId: id, unit: 'x' }))).toBe(
      'not-found',
    );
    expect(await refusal(secretariat.call.indicator.retire({ indicatorId: id }))).toBe('not-found');
    expect(await refusal(secretariat.call.indicator.create({ ...definition, code }))).toBe('conflict');
    const { indicator, points } = await coordinator.call.indicator.series({ indicatorId: id });
    expect(indicator.retiredAt).not.toBeNull();
    expect(points[0]?.actual).toEqual({ state: 'reported', value: 7 });
    expect((await secretariat.call.indicator.get({ indicatorId: id })).may.edit).toBe(false);
    const asked = { projectId: null, periodId: null };
    const { lines } = await secretariat.call.indicator.framework(asked);
    expect(lines.map(({ indicator: line }) => line.id)).not.toContain(id);
  });
});
