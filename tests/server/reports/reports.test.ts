import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { appendRichText, type RichNode } from '#domain/document/rich-text';
import { activityText, documentParts, setActivity } from '#domain/document/shape';
import { newId } from '#domain/ids';
import { assemble } from '#domain/report/assemble';
import { indicatorNode } from '#domain/report/blocks';
import { createReport } from '#server/reports/create';
import { useDatabase } from '#tests/harness/database';
import { caseIndicator } from '#tests/harness/factories/rows';
import { HIDDEN_COUNT, makeWorld, REMARK, type World } from './world';

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld(database());
});
afterAll(async () => {
  await world.close();
});

const newReport = (title = 'Rapport AMEM 2020') =>
  world.as('secretariat').report.create({ projectId: world.projectId, periodId: world.periodId, title });

const publish = (reportId: string, audienceOrganisationIds: string[] = [world.organisations.donor]) =>
  world.as('secretariat').report.publish({ reportId, audienceOrganisationIds });

const reportStatus = (status: 'done' | 'under-way') =>
  world.as('coordinator').activity.reportStatus({
    documentId: world.plan.documentId,
    activityId: world.plan.activityId,
    organisationId: world.organisations.union,
    status,
    progress: 60,
    text: 'Mme Zohra a parlé',
    participants: { women: 3, men: 2, notStated: null },
  });

const frozenText = async (reportId: string, edition: number): Promise<string> => {
  const rows = await database().prisma.$queryRaw<{ frozen: string }[]>`
    SELECT frozen::text AS frozen FROM "ReportEdition" WHERE "reportId" = ${reportId}::uuid AND edition = ${edition}`;
  return rows[0]?.frozen ?? '';
};

describe('a new report', () => {
  it('starts with a template that names the activities and every indicator of its project', async () => {
    const { id, documentId } = await newReport();
    const { snapshot } = await world.services.collab.read(documentId);
    expect(snapshot.kind).toBe('report');
    const types = (snapshot.body.content ?? []).map((node: RichNode) => node.type);
    expect(types.filter((type) => type === 'heading')).toHaveLength(4);
    expect(types.filter((type) => type === 'activitiesBlock')).toHaveLength(1);
    expect(types.filter((type) => type === 'indicatorBlock')).toHaveLength(2);
    const head = await world.as('secretariat').report.get({ reportId: id });
    expect(head.document.access).toBe('write');
    expect(head.addressees.map(({ code, kind }) => [code, kind])).toEqual([
      ['AMEM-B', 'donor'],
      ['OIM', 'partner'],
    ]);
  });

  it("is refused for a project or a period that is not the network's", async () => {
    const create = world.as('secretariat').report.create;
    await expect(create({ projectId: newId(), title: 'x' })).rejects.toThrow('invalid');
    await expect(create({ projectId: world.projectId, periodId: newId(), title: 'x' })).rejects.toThrow(
      'invalid',
    );
  });
});

describe('a report whose text cannot be written', () => {
  it('leaves no row behind', async () => {
    const { prisma } = database();
    const rows = () =>
      Promise.all([prisma.report.count(), prisma.document.count(), prisma.projectDocument.count()]);
    const before = await rows();
    const collab = { ...world.services.collab, edit: () => Promise.reject(new Error('no disk')) };
    await expect(
      createReport({ ...world.services, collab }, world.actors.secretariat, {
        projectId: world.projectId,
        periodId: null,
        title: 'Perdu',
        language: 'fr',
      }),
    ).rejects.toThrow('no disk');
    expect(await rows()).toEqual(before);
  });
});

describe("a draft's figures", () => {
  it('are of the linked activities only, with organisations and without people', async () => {
    await reportStatus('under-way');
    const { id } = await newReport();
    const { figures } = await world.as('secretariat').report.preview({ reportId: id });
    expect(figures.activities).toHaveLength(1);
    expect(figures.activities[0]).toMatchObject({
      title: 'Atelier des points focaux',
      section: 'Protection',
      places: ['Tunis'],
      period: { start: '2020-03-01', end: '2020-04-30', precision: 'month' },
      status: { status: 'under-way', progress: 60 },
    });
    expect(figures.activities[0]?.responsibles.map(({ code }) => code)).toEqual(['UGTT']);
    expect(JSON.stringify(figures)).not.toContain('Salah');
  });

  it("read the donors' release, so that what the network may see stays hidden", async () => {
    const { id } = await newReport();
    const { figures } = await world.as('secretariat').report.preview({ reportId: id });
    const [all, women] = figures.indicators;
    expect(all?.periods[0]).toMatchObject({
      value: { state: 'reported', value: 412 },
      target: 500,
      achievement: { state: 'reported', value: 412 / 500 },
      coverage: { reported: 1, expected: 1 },
      sources: [{ kind: 'release', k: 10, periodCode: '2020' }],
    });
    expect(women?.periods[0]).toMatchObject({
      value: { state: 'suppressed' },
      achievement: { state: 'suppressed' },
    });
  });

  it('leave out the activities of a plan that a union keeps to itself', async () => {
    const { prisma } = database();
    const { documentId } = world.plan;
    await prisma.document.update({
      where: { id: documentId },
      data: { ownerOrganisationId: world.organisations.union },
    });
    const { id } = await newReport();
    const kept = await world.as('secretariat').report.preview({ reportId: id });
    await prisma.document.update({ where: { id: documentId }, data: { shared: true } });
    const shown = await world.as('secretariat').report.preview({ reportId: id });
    await prisma.document.update({
      where: { id: documentId },
      data: { ownerOrganisationId: null, shared: false },
    });
    expect([kept.figures.activities.length, shown.figures.activities.length]).toEqual([0, 1]);
  });
});

describe('publishing', () => {
  it('writes the edition, its audience, the audit and the whole state of the text together', async () => {
    const { id, documentId } = await newReport();
    const { edition } = await publish(id, [world.organisations.donor, world.organisations.partner]);
    expect(edition).toBe(1);
    const { prisma } = database();
    const version = await prisma.documentVersion.findFirstOrThrow({ where: { documentId } });
    const kept = new Y.Doc();
    Y.applyUpdate(kept, version.state);
    const page = await world.as('donor').report.readEdition({ reportId: id });
    const now = await world.as('secretariat').report.preview({ reportId: id });
    const again = assemble(readDocument(kept), now.figures).content;
    expect(again.sections.map(({ heading }) => heading)).toEqual(
      page.frozen.content.sections.map(({ heading }) => heading),
    );
    expect(page.frozen.provenance.text).toEqual({ documentId, sequence: version.sequence });
    expect(page.frozen.provenance.plans).toMatchObject([
      { documentId: world.plan.documentId, title: "Plan d'actions 2020" },
    ]);
    expect(page.frozen.provenance.releases).toHaveLength(1);
    expect(await prisma.reportAudience.count({ where: { reportId: id } })).toBe(2);
    expect(await prisma.auditEntry.count({ where: { resourceId: id, action: 'report.publish' } })).toBe(1);
  });

  it('[C30] keeps the plans it rests on whole, once for all editions, whatever becomes of their logs', async () => {
    const { id } = await newReport();
    const { plan } = world;
    await publish(id);
    await publish(id);
    const frozen = JSON.parse(await frozenText(id, 1));
    const where = { documentId: plan.documentId, sequence: frozen.provenance.plans[0].sequence };
    const kept = await database().prisma.documentVersion.findMany({ where });
    expect(kept).toMatchObject([{ networkId: world.networkId, epoch: 1, shape: 1, name: '' }]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, kept[0]?.state ?? new Uint8Array());
    const { activities } = readDocument(doc);
    expect(activities.map((activity) => activity.id)).toContain(plan.activityId);
  });

  it('is refused for a donor that does not fund the project, and nothing is written', async () => {
    const { id } = await newReport();
    await expect(publish(id, [world.organisations.otherDonor])).rejects.toThrow('invalid');
    await expect(publish(id, [world.organisations.union])).rejects.toThrow('invalid');
    expect(await database().prisma.reportEdition.count({ where: { reportId: id } })).toBe(0);
  });

  it("is refused while a block asks for what is not the project's", async () => {
    const { id, documentId } = await newReport();
    await world.services.collab.edit(documentId, { authorId: null, origin: 'seed' }, (doc) => {
      const content = [indicatorNode({ indicatorId: newId() })];
      appendRichText(documentParts(doc).body, { type: 'doc', content });
    });
    await expect(publish(id)).rejects.toThrow('not-ready');
  });

  it('twice at once makes two editions, one after the other', async () => {
    const { id } = await newReport();
    const editions = await Promise.all([publish(id), publish(id)]);
    expect(editions.map(({ edition }) => edition).sort()).toEqual([1, 2]);
  });
});

describe('a published edition', () => {
  it('is the same byte for byte after plan, status, values and text have changed', async () => {
    const { id, documentId } = await newReport();
    await publish(id);
    const before = await frozenText(id, 1);
    const page = JSON.stringify(await world.as('donor').report.readEdition({ reportId: id, edition: 1 }));
    await world.services.collab.edit(world.plan.documentId, { authorId: null, origin: 'restore' }, (doc) => {
      setActivity(doc, world.plan.activityId, 'title', 'Un tout autre titre', 'restore');
      activityText(doc, world.plan.activityId, 'remarks')?.delete(0, 1);
    });
    await world.projection.project(world.plan.documentId);
    await reportStatus('done');
    const { prisma } = database();
    await prisma.indicatorTarget.updateMany({
      where: { indicatorId: world.indicators.all },
      data: { value: 900 },
    });
    await prisma.indicator.update({ where: { id: world.indicators.all }, data: { titles: { fr: 'Autre' } } });
    await prisma.project.update({ where: { id: world.projectId }, data: { names: { fr: 'Autre projet' } } });
    await world.services.collab.edit(documentId, { authorId: null, origin: 'restore' }, (doc) => {
      documentParts(doc).body.delete(0, documentParts(doc).body.length);
    });
    expect(await frozenText(id, 1)).toBe(before);
    expect(JSON.stringify(await world.as('donor').report.readEdition({ reportId: id, edition: 1 }))).toBe(
      page,
    );
    const { edition } = await publish(id);
    expect(edition).toBe(2);
    expect(await frozenText(id, 1)).toBe(before);
  });

  it('holds no remark, no word of a status, no address, and no hidden count', async () => {
    const { id } = await newReport();
    await publish(id);
    const frozen = await frozenText(id, 1);
    expect(frozen).not.toBe('');
    for (const word of ['secret', 'Budget', REMARK, 'Zohra', 'Salah', 'participants', 'evidence', '@']) {
      expect(frozen.includes(word), word).toBe(false);
    }
    const numbers: number[] = [];
    JSON.parse(frozen, (key, value) => {
      if (typeof value === 'number' && key === 'value') numbers.push(value);
      return value;
    });
    expect(numbers).not.toContain(HIDDEN_COUNT);
    expect(numbers).toContain(412);
    expect(frozen).not.toContain('"hidden"');
    const { frozen: read } = await world.as('donor').report.readEdition({ reportId: id });
    const blocks = read.content.sections.flatMap(({ blocks }) => blocks);
    const women = blocks.find(
      (block) => block.kind === 'indicator' && block.figures.indicatorId === world.indicators.women,
    );
    expect(women).toMatchObject({ figures: { periods: [{ value: { state: 'suppressed' } }] } });
  });

  it('[NI9] shows what adds up others as donors may see them, resting on what those rest on', async () => {
    const { networkId, projectId, indicators, periodId } = world;
    const { prisma } = database();
    const id = newId<string>();
    const own = { ...caseIndicator, titles: { fr: 'Somme' }, definitions: {}, source: 'children' };
    await prisma.indicator.create({ data: { id, networkId, code: '1', ...own } });
    await prisma.projectIndicator.create({ data: { networkId, projectId, indicatorId: id } });
    const sum = async () => {
      const report = await newReport();
      await publish(report.id);
      const { frozen } = await world.as('donor').report.readEdition({ reportId: report.id });
      const blocks = frozen.content.sections.flatMap((section) => section.blocks);
      const block = blocks.find((each) => each.kind === 'indicator' && each.figures.indicatorId === id);
      if (block?.kind !== 'indicator') throw new Error('it has no block');
      return block.figures.periods.find(({ period }) => period.id === periodId);
    };
    await prisma.indicator.update({ where: { id: indicators.all }, data: { parentId: id } });
    expect(await sum()).toMatchObject({
      value: { state: 'reported', value: 412 },
      coverage: { expected: expect.any(Number) },
      sources: [{ kind: 'release', k: 10 }],
    });
    await prisma.indicator.update({ where: { id: indicators.women }, data: { parentId: id } });
    expect(await sum()).toMatchObject({ value: { state: 'suppressed' } });
  });
});
