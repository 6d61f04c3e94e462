import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import type { About } from '#domain/comments/about';
import { type DocumentId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { createAudit } from '#server/audit/audit';
import { createFromImport } from '#server/documents/create-from-import';
import { loadImported } from '#server/documents/import-revision';
import { previewUndoImport } from '#server/documents/undo-import';
import type { LiveEvent } from '#server/live';
import { erasePerson } from '#server/people/erase';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { callAs } from '#tests/harness/factories/services';
import { useServer } from '#tests/harness/server';
import { until } from '#tests/server/collab/served';

const database = useDatabase();
const server = useServer(database, { pages: false });
type Person = Actor & { readonly email: string };
let network: MadeNetwork;
let ugtt: OrganisationId;
let people: Record<'copil' | 'amal' | 'bilal' | 'chiara' | 'partner' | 'guest' | 'donor', Person>;
let plan: { id: DocumentId; activityId: string };
let agenda: DocumentId;
let ugttPlan: DocumentId;
const told: LiveEvent[] = [];

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ici');
  ugtt = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  const promig = await network.organisation('PROMIG', 'partner');
  const oim = await network.organisation('OIM', 'partner');
  people = {
    copil: await network.person('copil', 'copil', umt),
    amal: await network.person('amal', 'coordinator', ugtt),
    bilal: await network.person('bilal', 'focal-point', ugtt),
    chiara: await network.person('chiara', 'coordinator', umt),
    guest: await network.person('guest', 'partner', promig),
    partner: await network.person('partner', 'partner', oim),
    donor: await network.person('donor', 'donor', await network.organisation('FONDS', 'donor')),
  };
  plan = await network.document({ title: 'Plan' });
  agenda = (await network.document({ title: 'Atelier', kind: 'agenda', invited: [promig] })).id;
  ugttPlan = (await network.document({ title: 'Plan UGTT', owner: ugtt })).id;
  server().services.live.subscribe(network.networkId, (event) => told.push(event));
});

const as = (actor: Actor) => callAs(server().services, actor);
const refused = (code: string) => expect.objectContaining({ message: code });
const naming = (...mentioned: readonly { personId: string }[]) =>
  mentioned.map(({ personId }) => `@[person:${personId}]`).join(' ');
const onActivity = (): About => ({ kind: 'activity', activityId: plan.activityId });

async function start(
  by: Actor,
  text: string,
  documentId: string = plan.id,
  about: About = { kind: 'document' },
) {
  const [threadId, commentId] = [newId<string>(), newId<string>()];
  await as(by).comment.start({ documentId, threadId, commentId, about, text });
  return { threadId, commentId };
}
const threadOf = async (by: Actor, threadId: string, documentId: string = plan.id) =>
  (await as(by).comment.list({ documentId })).threads.find(({ id }) => id === threadId);
const toldOf = async (who: Actor, threadId: string) =>
  (await as(who).notification.list()).items
    .filter((item) => 'threadId' in item && item.threadId === threadId)
    .map(({ kind }) => kind);

describe('a thread', () => {
  it('[E5] keeps what it is about, be it the document, an activity, a field or a stretch', async () => {
    const stretch = { first: { client: 7, clock: 0 }, last: { client: 7, clock: 4 } };
    const abouts: About[] = [
      { kind: 'document' },
      onActivity(),
      { kind: 'field', activityId: plan.activityId, field: 'period' },
      { kind: 'text', activityId: null, field: 'body', stretch, quotation: 'Tunis' },
      { kind: 'text', activityId: plan.activityId, field: 'remarks', stretch, quotation: 'Tunis' },
    ];
    for (const about of abouts) {
      const { threadId } = await start(people.amal, 'À préciser', plan.id, about);
      expect((await threadOf(people.chiara, threadId))?.about).toEqual(about);
    }
  });

  it('[E5] sent twice is one; an id that stands for something else is refused', async () => {
    const { threadId, commentId } = await start(people.amal, 'Une fois');
    const again = {
      documentId: plan.id,
      threadId,
      commentId,
      about: { kind: 'document' },
      text: 'Une fois',
    } as const;
    await as(people.amal).comment.start(again);
    expect((await threadOf(people.amal, threadId))?.comments).toHaveLength(1);
    await expect(as(people.amal).comment.start({ ...again, text: 'Autre' })).rejects.toEqual(
      refused('conflict'),
    );
    await expect(as(people.bilal).comment.start(again)).rejects.toEqual(refused('conflict'));
  });

  it('[E6] is resolved and opened again by who began it and by who writes the document', async () => {
    const { threadId } = await start(people.amal, 'À trancher');
    const resolve = (by: Actor, resolved: boolean) => as(by).comment.resolve({ threadId, resolved });
    await expect(resolve(people.bilal, true)).rejects.toEqual(refused('not-allowed'));
    expect((await threadOf(people.bilal, threadId))?.mayResolve).toBe(false);
    await resolve(people.amal, true);
    expect((await threadOf(people.bilal, threadId))?.resolved).toMatchObject({ byId: people.amal.personId });
    await resolve(people.copil, false);
    expect((await threadOf(people.bilal, threadId))?.resolved).toBeNull();
  });

  it('[E6] of somebody whose right ended is theirs no more', async () => {
    const { threadId, commentId } = await start(people.guest, 'De passage', agenda);
    const { prisma } = database();
    const invitations = await prisma.documentInvitation.findMany({ where: { documentId: agenda } });
    await prisma.documentInvitation.deleteMany({ where: { documentId: agenda } });
    const guest = as(people.guest).comment;
    await expect(guest.resolve({ threadId, resolved: true })).rejects.toEqual(refused('not-allowed'));
    await expect(guest.edit({ commentId, text: 'Encore là' })).rejects.toEqual(refused('not-allowed'));
    await expect(guest.list({ documentId: agenda })).rejects.toEqual(refused('not-allowed'));
    await prisma.documentInvitation.createMany({ data: invitations });
  });
});

describe('a comment', () => {
  it('[E7] is changed by its author only, and says so', async () => {
    const { threadId, commentId } = await start(people.amal, 'Premier jet');
    const edit = (by: Actor) => as(by).comment.edit({ commentId, text: 'Relu' });
    await expect(edit(people.copil)).rejects.toEqual(refused('not-allowed'));
    await edit(people.amal);
    expect((await threadOf(people.bilal, threadId))?.comments).toMatchObject([
      { text: 'Relu', edited: true },
    ]);
  });

  it('[E7] that is removed leaves its words nowhere, and a mark only where it was answered', async () => {
    const { threadId, commentId } = await start(people.amal, 'Une parole de trop');
    await as(people.bilal).comment.answer({ threadId, text: 'Réponse' });
    await as(people.amal).comment.remove({ commentId });
    expect((await threadOf(people.bilal, threadId))?.comments).toMatchObject([
      { text: '', deleted: true, mayChange: false },
      { text: 'Réponse', deleted: false },
    ]);
    const alone = await start(people.amal, 'Une parole de trop');
    await as(people.amal).comment.remove({ commentId: alone.commentId });
    expect(await threadOf(people.amal, alone.threadId)).toBeUndefined();
    const rows = await database().prisma.comment.findMany();
    const entries = await database().prisma.auditEntry.findMany();
    expect(JSON.stringify([rows, entries])).not.toContain('Une parole de trop');
    await expect(as(people.amal).comment.edit({ commentId, text: 'x' })).rejects.toEqual(
      refused('not-found'),
    );
  });

  it('[E7] stands in the audit by its ids, without its words', async () => {
    const { threadId, commentId } = await start(people.amal, 'Rien de tout cela');
    await as(people.amal).comment.resolve({ threadId, resolved: true });
    const entries = await database().prisma.auditEntry.findMany({ where: { resourceId: plan.id } });
    const ours = entries.filter(({ details }) => JSON.stringify(details).includes(threadId));
    expect(ours.map(({ action }) => action)).toEqual(['comment.write', 'comment.resolve']);
    expect(JSON.stringify(ours)).toContain(commentId);
    expect(JSON.stringify(ours)).not.toContain('Rien de tout');
    expect(await createAudit(database()).verify(network.networkId)).toBe(true);
  });
});

describe('who is told', () => {
  it('[E8] is whom a comment names and may read the document, and nobody else', async () => {
    const text = `${naming(people.amal, people.bilal, people.chiara, people.partner, people.donor)} à voir`;
    const { threadId } = await start(people.amal, text, ugttPlan);
    expect(await toldOf(people.bilal, threadId)).toEqual(['mention']);
    for (const who of [people.amal, people.chiara, people.partner, people.donor])
      expect(await toldOf(who, threadId), who.email).toEqual([]);
    const rows = await database().prisma.notification.findMany({ where: { comment: { threadId } } });
    expect(rows.map(({ personId }) => personId)).toEqual([people.bilal.personId]);
  });

  it('[E8] are an organisation’s people who may read it, each once', async () => {
    const { threadId } = await start(people.chiara, `@[organisation:${ugtt}] et ${naming(people.amal)}`);
    expect(await toldOf(people.amal, threadId)).toEqual(['mention']);
    expect(await toldOf(people.bilal, threadId)).toEqual(['mention']);
    expect(await toldOf(people.chiara, threadId)).toEqual([]);
  });

  it('[E8] are those who wrote in a thread, when it is answered', async () => {
    const { threadId } = await start(people.amal, 'Qui vient ?');
    await as(people.bilal).comment.answer({ threadId, text: 'Moi' });
    await as(people.chiara).comment.answer({ threadId, text: `Et moi, ${naming(people.bilal)}` });
    expect(await toldOf(people.amal, threadId)).toEqual(['answer', 'answer']);
    expect(await toldOf(people.bilal, threadId)).toEqual(['mention']);
  });

  it('[E8] are those whom an edit names anew, and not twice', async () => {
    const { threadId, commentId } = await start(people.amal, naming(people.bilal));
    await as(people.amal).comment.edit({ commentId, text: naming(people.bilal, people.chiara) });
    expect(await toldOf(people.bilal, threadId)).toEqual(['mention']);
    expect(await toldOf(people.chiara, threadId)).toEqual(['mention']);
  });

  it('[E8] is nobody whose right has ended, nor somebody who has left', async () => {
    const { prisma } = database();
    const gone = await network.person('gone', 'coordinator', ugtt);
    const { threadId } = await start(people.amal, naming(gone));
    expect(await toldOf(gone, threadId)).toEqual(['mention']);
    await prisma.membership.updateMany({ where: { personId: gone.personId }, data: { endedAt: new Date() } });
    await as(people.amal).comment.answer({ threadId, text: `Encore, ${naming(gone)}` });
    expect(await prisma.notification.count({ where: { personId: gone.personId } })).toBe(1);
    // What was told before is of a document they may no longer read.
    expect(await as({ ...gone, memberships: [] }).notification.list()).toEqual({ unread: 0, items: [] });
    const left = await network.person('left', 'coordinator', ugtt);
    await prisma.person.update({ where: { id: left.personId }, data: { leftAt: new Date() } });
    await as(people.amal).comment.answer({ threadId, text: naming(left) });
    expect(await prisma.notification.count({ where: { personId: left.personId } })).toBe(0);
  });

  it('[E8] is no one of another network', async () => {
    const elsewhere = await makeNetwork(server().services, 'Ailleurs');
    await start(people.amal, naming(elsewhere.secretariat));
    expect(await as(elsewhere.secretariat).notification.list()).toEqual({ unread: 0, items: [] });
  });

  it('[E9] hears of it at once, reads where it leads, and has read it', async () => {
    const reader = await network.person('reader', 'coordinator', ugtt);
    told.length = 0;
    const { threadId } = await start(
      people.amal,
      `${naming(reader)} le mois est-il sûr ?`,
      plan.id,
      onActivity(),
    );
    const ofReader = expect.objectContaining({ kind: 'notification', personId: reader.personId });
    expect(told).toEqual([expect.objectContaining({ kind: 'comment', documentId: plan.id }), ofReader]);
    const list = await as(reader).notification.list();
    expect(list.unread).toBe(1);
    expect(list.items).toMatchObject([
      {
        threadId,
        read: false,
        byId: people.amal.personId,
        document: { id: plan.id, title: 'Plan' },
        activity: { id: plan.activityId },
      },
    ]);
    told.length = 0;
    await as(reader).notification.markRead({ threadId });
    expect((await as(reader).notification.list()).unread).toBe(0);
    expect(told).toEqual([ofReader]);
  });

  it('[E9] reads of a removed comment no more', async () => {
    const { threadId, commentId } = await start(people.amal, naming(people.bilal));
    await as(people.amal).comment.remove({ commentId });
    expect(await toldOf(people.bilal, threadId)).toEqual([]);
  });

  it('[E10] can be chosen from those who may read the document, as far as one may know them', async () => {
    const names = async (by: Actor, documentId: string) => {
      const { people: offered, organisations } = await as(by).comment.mentionable({ documentId });
      return {
        people: offered.map(({ name }) => name),
        organisations: organisations.map(({ code }) => code),
      };
    };
    const ofUnion = await names(people.amal, ugttPlan);
    expect(ofUnion.people).toContain('bilal');
    expect(ofUnion.people).not.toContain('chiara');
    expect(ofUnion.organisations).toContain('UGTT');
    expect(ofUnion.organisations).not.toContain('PROMIG');
    const ofGuest = await names(people.guest, agenda);
    expect(ofGuest.people).toContain('guest');
    expect(ofGuest.people).not.toContain('amal');
    expect(ofGuest.organisations).toContain('PROMIG');
  });
});

describe('undoing an import', () => {
  it('[D7] leaves the activity on which somebody has commented', async () => {
    const { services } = server();
    const file = new TextEncoder().encode('Activité;Lieu\nAtelier;Tunis\nRencontre;Dakar');
    const choices = {
      fileName: 'plan.csv',
      title: 'Importé',
      acceptProposals: false,
      ownerOrganisationId: null,
    };
    const { id } = await createFromImport(services, network.secretariat, file, choices);
    const atelier = { documentId: id, title: 'Atelier' };
    await until(
      'it is projected',
      async () => (await database().prisma.activity.count({ where: atelier })) === 1,
    );
    const { nodeId } = await database().prisma.activity.findFirstOrThrow({ where: atelier });
    await start(people.amal, 'Avec qui ?', id, { kind: 'activity', activityId: nodeId });
    const document = await loadImported(services, id, network.networkId);
    if (!document) throw new Error('the import was not kept');
    const { kept, activities } = await previewUndoImport(services, document);
    expect(kept).toContainEqual(expect.objectContaining({ id: nodeId, because: 'used' }));
    expect(activities).toBe(1);
  });
});

describe('erasing a person', () => {
  it('[E11] leaves what they said and whom they named by id alone, and forgets what they were told', async () => {
    const forgotten = await network.person('forgotten', 'focal-point', ugtt);
    const { threadId } = await start(people.amal, `${naming(forgotten)} ?`);
    await as(forgotten).comment.answer({ threadId, text: 'Oui' });
    await erasePerson(server().services, network.secretariat, {
      // The factory made it.
      personId: forgotten.personId satisfies PersonId,
      reason: 'Demande',
    });
    expect(await database().prisma.notification.count({ where: { personId: forgotten.personId } })).toBe(0);
    const thread = await threadOf(people.amal, threadId);
    expect(thread?.comments.map(({ text }) => text)).toEqual([`${naming(forgotten)} ?`, 'Oui']);
    expect(JSON.stringify(thread)).not.toContain('forgotten');
    const { people: offered } = await as(people.amal).comment.mentionable({ documentId: plan.id });
    expect(offered.map(({ id }) => id)).not.toContain(forgotten.personId);
  });
});
