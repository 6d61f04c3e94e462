import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { newId } from '#domain/ids';
import type { Found } from '#server/search/found';
import { excerptOf } from '#server/search/words';
import { useDatabase } from '#tests/harness/database';
import { activityRow } from '#tests/harness/factories/rows';
import { makeNetwork, type Network } from '#tests/server/activities/network';

const database = useDatabase();
let network: Network;
beforeAll(async () => {
  network = await makeNetwork(database());
  const { UGTT, UMT } = network.organisations;
  const { prisma } = database();
  const inPlan = { networkId: network.id, documentId: network.planId };
  await activityRow(database(), inPlan, {
    title: 'Étude sur les retours forcés',
    number: '3.10',
    remarks: 'L’œuvre sociale de Sfax y participe, avec 100 % des points focaux.',
  });
  await activityRow(database(), inPlan, { title: 'تَدْرِيب النقابيين في أكادير', position: 2 });
  await activityRow(database(), inPlan, { title: 'Étude supprimée', deletedAt: new Date(), position: 3 });
  const own = await network.document({ title: 'Plan de l’UGTT', ownerOrganisationId: UGTT });
  const other = await network.document({ title: 'Plan de l’UMT', ownerOrganisationId: UMT });
  for (const documentId of [own, other])
    await activityRow(database(), { networkId: network.id, documentId }, { title: 'Étude nationale' });
  const text = await network.document({ kind: 'text', title: 'Termes de référence' });
  await prisma.document.update({
    where: { id: text },
    data: { text: 'Les compétences à acquérir\nécouter' },
  });
  const stranger = await makeNetwork(database());
  await activityRow(
    database(),
    { networkId: stranger.id, documentId: stranger.planId },
    { title: 'Étude étrangère' },
  );
});

const find = (actor: Actor, text: string): Promise<Found[]> => network.as(actor).search.find({ text });
const titles = async (actor: Actor, text: string) =>
  (await find(actor, text)).map((each) => {
    if (each.kind === 'indicator') return each.code;
    return each.kind === 'comment' ? each.excerpt : each.title;
  });
const secretariat = () => network.actor(['secretariat', 'SECRETARIAT']);

describe('[S1] what is searched', () => {
  it.each([
    ['etude retours', 'Étude sur les retours forcés'],
    ['ÉTUDE  RETOURS', 'Étude sur les retours forcés'],
    ['oeuvre', 'Étude sur les retours forcés'],
    ['تدريب اكادير', 'تَدْرِيب النقابيين في أكادير'],
    ['competences acquerir', 'Termes de référence'],
  ])('%s is found, whatever its accents, case and vowel signs', async (asked, title) => {
    expect(await titles(secretariat(), asked)).toEqual([title]);
  });

  it('is found with a slip of the pen when nothing has the very word', async () => {
    expect(await titles(secretariat(), 'retuors forcés')).toEqual(['Étude sur les retours forcés']);
    expect(await titles(secretariat(), 'zzzzz')).toEqual([]);
  });

  it('shows where the words stand', async () => {
    const [found] = await find(secretariat(), 'sfax');
    expect(found).toMatchObject({ kind: 'activity', number: '3.10', documentTitle: 'Plan d’actions 2020' });
    expect(found).toHaveProperty('excerpt', expect.stringContaining('Sfax y participe'));
  });

  it('means nothing special by its signs, and one letter finds nothing', async () => {
    expect(await titles(secretariat(), '100%')).toEqual(['Étude sur les retours forcés']);
    for (const asked of ['%', '_', "'; DROP", 'é', ' ', '\\'])
      expect(Array.isArray(await find(secretariat(), asked))).toBe(true);
    expect(await find(secretariat(), 'é')).toEqual([]);
  });

  it('takes any text there is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (asked) => {
        const called = await find(secretariat(), asked).catch((error: Error) => error.message);
        // What PostgreSQL cannot store is refused as for every call.
        if (typeof called === 'string') expect(called).toBe('invalid');
      }),
      { numRuns: 60 },
    );
  });
});

describe('[S2] who searches finds', () => {
  const studies = async (actor: Actor) => (await titles(actor, 'etude')).sort();

  it('what they may read, and nothing of what was deleted or of another network', async () => {
    expect(await studies(secretariat())).toEqual([
      'Étude nationale',
      'Étude nationale',
      'Étude sur les retours forcés',
    ]);
    expect(await studies(network.actor(['coordinator', 'UGTT']))).toEqual([
      'Étude nationale',
      'Étude sur les retours forcés',
    ]);
  });

  it('nothing of the plans as a partner that is not invited, or as a donor', async () => {
    expect(await studies(network.actor(['partner', 'ICMC']))).toEqual([]);
    expect(await studies(network.actor(['donor', 'ENABEL']))).toEqual([]);
  });
});

describe('[S4] comments', () => {
  const commented = async (documentId: string, text: string, activityId: string | null = null) => {
    const { prisma } = database();
    const [threadId, createdById] = [newId<string>(), newId<string>()];
    const ofNetwork = { networkId: network.id };
    await prisma.commentThread.create({
      data: { ...ofNetwork, id: threadId, documentId, activityId, createdById },
    });
    const comment = { ...ofNetwork, id: newId<string>(), threadId, authorId: createdById, text };
    await prisma.comment.create({ data: comment });
    return { threadId, commentId: comment.id };
  };

  it('are found by their words and lead to their thread, without whom they name', async () => {
    const { activityId } = await network.activity({ row: { title: 'Atelier régional' } });
    const named = newId<string>();
    const { threadId } = await commented(
      network.planId,
      `Qui réserve la salle polyvalente, @[person:${named}] ?`,
      activityId,
    );
    expect(await find(secretariat(), 'reserve polyvalente')).toEqual([
      {
        kind: 'comment',
        documentId: network.planId,
        documentTitle: 'Plan d’actions 2020',
        threadId,
        activityId,
        activityTitle: 'Atelier régional',
        excerpt: 'Qui réserve la salle polyvalente, @… ?',
      },
    ]);
    expect(await find(secretariat(), named)).toEqual([]);
    expect(await find(secretariat(), 'person')).toEqual([]);
  });

  it('are found only by who may read the document, and not once they were removed', async () => {
    const own = await network.document({ ownerOrganisationId: network.organisations.UGTT });
    const { commentId } = await commented(own, 'Le devis du traiteur');
    const [ugtt, umt] = [network.actor(['coordinator', 'UGTT']), network.actor(['coordinator', 'UMT'])];
    expect(await titles(ugtt, 'traiteur')).toEqual(['Le devis du traiteur']);
    expect(await titles(umt, 'traiteur')).toEqual([]);
    expect(await titles(network.actor(['donor', 'ENABEL']), 'traiteur')).toEqual([]);
    await database().prisma.comment.update({
      where: { id: commentId },
      data: { text: '', deletedAt: new Date() },
    });
    expect(await titles(ugtt, 'traiteur')).toEqual([]);
  });
});

it('an excerpt holds the word it was made for, and is short', () => {
  const word = fc.constantFrom('Sfax', 'œuvre', 'Évaluation', 'أكادير');
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), word, fc.lorem({ maxCount: 60 }), (before, asked, after) => {
      const excerpt = excerptOf(`${before} ${asked} ${after}`, [asked]);
      expect(excerpt).toContain(asked);
      expect(excerpt.length).toBeLessThan(150);
    }),
  );
});
