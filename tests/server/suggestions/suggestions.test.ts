import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { addActivity, deleteNodes, setActivity } from '#domain/document/shape';
import { type ActivityId, type DocumentId, newId, type OrganisationId } from '#domain/ids';
import { type Proposal, proposeField } from '#domain/suggestions/proposal';
import { rowValues } from '#domain/suggestions/values';
import { createAudit } from '#server/audit/audit';
import { loadDocumentResource } from '#server/documents/load';
import type { LiveEvent } from '#server/live';
import { erasePerson } from '#server/people/erase';
import { propose, proposeAll } from '#server/suggestions/propose';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { callAs } from '#tests/harness/factories/services';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
type Person = Actor & { readonly email: string };
let network: MadeNetwork;
let people: Record<'copil' | 'amal' | 'bilal' | 'partner' | 'donor', Person>;
let plan: { id: DocumentId; activityId: ActivityId };
let ugttPlan: { id: DocumentId; activityId: ActivityId };
const told: LiveEvent[] = [];

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ici');
  const ugtt: OrganisationId = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  people = {
    copil: await network.person('copil', 'copil', umt),
    amal: await network.person('amal', 'coordinator', ugtt),
    bilal: await network.person('bilal', 'focal-point', ugtt),
    partner: await network.person('partner', 'partner', await network.organisation('OIM', 'partner')),
    donor: await network.person('donor', 'donor', await network.organisation('FONDS', 'donor')),
  };
  plan = await network.document({ title: 'Plan' });
  ugttPlan = await network.document({ title: 'Plan UGTT', owner: ugtt, shared: true });
  server().services.live.subscribe(network.networkId, (event) => told.push(event));
});

const as = (actor: Actor) => callAs(server().services, actor);
const refused = (code: string) => expect.objectContaining({ message: code });
/** An activity of its own for each test. */
async function row(title = 'Atelier'): Promise<ActivityId> {
  const id = newId<ActivityId>();
  await edit((doc) => addActivity(doc, { sectionId: null, title }, 'grid', { id }));
  return id;
}
const edit = (change: Parameters<ReturnType<typeof server>['services']['collab']['edit']>[2]) =>
  server().services.collab.edit(plan.id, { authorId: null, origin: 'socket' }, change);
const rowOf = async (id: string) =>
  (await server().services.collab.read(plan.id)).snapshot.activities.find((each) => each.id === id);

async function suggest(by: Actor, proposal: Proposal, before: unknown, reason = '') {
  const suggestionId = newId<string>();
  await as(by).suggestion.propose({
    documentId: plan.id,
    suggestions: [{ suggestionId, proposal, before, reason }],
  });
  return suggestionId;
}
const suggestTitle = async (by: Actor, activityId: string, title = 'Atelier régional') =>
  suggest(by, proposeField(activityId, 'title', title), (await rowOf(activityId))?.title ?? '');
const shown = async (by: Actor, id: string) =>
  (await as(by).suggestion.list({ documentId: plan.id })).suggestions.find((each) => each.id === id);
const accept = async (by: Actor, suggestionId: string, more = {}) =>
  (await as(by).suggestion.accept({ documentId: plan.id, suggestions: [{ suggestionId, ...more }] }))
    .outcomes[0]?.outcome;
const toldOf = async (who: Actor, suggestionId: string) =>
  (await as(who).notification.list()).items.filter(
    (item) => 'suggestionId' in item && item.suggestionId === suggestionId,
  );

describe('who proposes and who decides', () => {
  it('[UG5] is whoever may comment, and whoever may write', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    expect(await as(people.bilal).document.get({ documentId: plan.id })).toMatchObject({
      ...{ access: 'read', maySuggest: true, mayComment: true },
    });
    expect(await shown(people.bilal, made)).toMatchObject({
      ...{ byId: people.bilal.personId, author: null, state: 'open', before: 'Atelier', mayWithdraw: true },
      proposal: { kind: 'field', activityId: id, field: 'title', value: 'Atelier régional' },
    });
    expect(await shown(people.amal, made)).toMatchObject({ mayWithdraw: false });
    for (const nobody of [people.partner, people.donor])
      await expect(suggestTitle(nobody, id)).rejects.toEqual(refused('not-allowed'));
    for (const other of [people.bilal, people.amal]) {
      await expect(accept(other, made)).rejects.toEqual(refused('not-allowed'));
      await expect(as(other).suggestion.refuse({ suggestionId: made })).rejects.toEqual(
        refused('not-allowed'),
      );
    }
    await expect(as(people.copil).suggestion.withdraw({ suggestionId: made })).rejects.toEqual(
      refused('not-allowed'),
    );
    expect(await accept(people.copil, made)).toBe('accepted');
    expect((await rowOf(id))?.title).toBe('Atelier régional');
  });

  it('[UG5] is in a union’s own plan the union: the others read what is proposed there', async () => {
    const proposal = proposeField(ugttPlan.activityId, 'title', 'Autre');
    const suggestions = [{ suggestionId: newId<string>(), proposal, before: 'Activité de Plan UGTT' }];
    const to = { documentId: ugttPlan.id, suggestions };
    await expect(as(network.secretariat).suggestion.propose(to)).rejects.toEqual(refused('not-allowed'));
    await as(people.bilal).suggestion.propose(to);
    const secretariat = as(network.secretariat);
    expect(await secretariat.suggestion.list({ documentId: ugttPlan.id })).toMatchObject({
      suggestions: [{ state: 'open' }],
    });
    expect(await secretariat.document.get({ documentId: ugttPlan.id })).toMatchObject({
      ...{ access: 'read', maySuggest: false, mayComment: false },
    });
  });

  it('[UG5] the proposer takes back what is not decided; what is decided stays, and both are kept', async () => {
    const id = await row();
    const [first, second] = [
      await suggestTitle(people.amal, id),
      await suggestTitle(people.amal, id, 'Autre'),
    ];
    await as(people.amal).suggestion.withdraw({ suggestionId: first });
    expect(await accept(people.copil, first)).toBe('decided');
    await as(people.copil).suggestion.refuse({ suggestionId: second, note: 'Trop tard' });
    await expect(as(people.amal).suggestion.withdraw({ suggestionId: second })).rejects.toEqual(
      refused('conflict'),
    );
    expect((await rowOf(id))?.title).toBe('Atelier');
    expect(await shown(people.amal, first)).toMatchObject({ state: 'withdrawn' });
    expect(await shown(people.amal, second)).toMatchObject({
      state: 'refused',
      decided: { byId: people.copil.personId, note: 'Trop tard' },
    });
  });

  it('[UG5] one sent twice is one; an id that stands for another is refused', async () => {
    const id = await row();
    const [suggestionId, proposal] = [newId<string>(), proposeField(id, 'quantity', 12)];
    const send = (sent: Proposal) =>
      as(people.bilal).suggestion.propose({
        documentId: plan.id,
        suggestions: [{ suggestionId, proposal: sent, before: null }],
      });
    await Promise.all([send(proposal), send(proposal)]);
    await expect(send(proposeField(id, 'quantity', 13))).rejects.toEqual(refused('conflict'));
    const { suggestions } = await as(people.bilal).suggestion.list({ documentId: plan.id });
    expect(suggestions.filter((each) => each.id === suggestionId)).toHaveLength(1);
  });
});

describe('an accepted suggestion', () => {
  it('[UG3] is one edit in the name of who accepts, which history shows as such', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await accept(people.copil, made);
    const { sequence } = (await shown(people.bilal, made)) ?? {};
    const { steps } = await as(people.copil).document.history({ documentId: plan.id });
    expect(steps.find((step) => step.sequence === sequence)).toMatchObject({
      origin: 'suggestion',
      authorId: people.copil.personId,
      changes: [{ nodeId: id, field: 'title', before: 'Atelier', after: 'Atelier régional' }],
    });
  });

  it('[UG3] accepted by several at once is written once', async () => {
    const id = newId<ActivityId>();
    const add: Proposal = { kind: 'add', activityId: id, sectionId: null, values: { title: 'Une mission' } };
    const made = await suggest(people.bilal, add, null);
    const all = await Promise.all(
      [people.copil, network.secretariat, people.copil].map((actor) => accept(actor, made)),
    );
    expect(all).toEqual(['accepted', 'accepted', 'accepted']);
    const { snapshot } = await server().services.collab.read(plan.id);
    expect(snapshot.activities.filter(({ title }) => title === 'Une mission')).toHaveLength(1);
    expect(await toldOf(people.bilal, made)).toHaveLength(1);
  });

  it('[UG3] of which only the edit was written when the process ended is accepted without a second one', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await edit((doc) => setActivity(doc, id, 'title', 'Atelier régional', 'grid'));
    const { sequence } = await server().services.collab.read(plan.id);
    expect(await accept(people.copil, made)).toBe('accepted');
    expect((await server().services.collab.read(plan.id)).sequence).toBe(sequence);
    expect(await shown(people.copil, made)).toMatchObject({ state: 'accepted', sequence: null });
  });

  it('[UG2] is not written over newer words before they were seen', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await edit((doc) => setActivity(doc, id, 'title', 'Atelier national', 'grid'));
    expect(await accept(people.copil, made)).toBe('changed');
    expect((await rowOf(id))?.title).toBe('Atelier national');
    expect(await shown(people.copil, made)).toMatchObject({ state: 'open' });
    expect(await accept(people.copil, made, { seen: { now: 'Atelier national' } })).toBe('accepted');
    expect((await rowOf(id))?.title).toBe('Atelier régional');
  });

  it('[UG4] of a row that was deleted stays open and can bring it back', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await edit((doc) => deleteNodes(doc, [id], new Date(), 'grid'));
    expect(await accept(people.copil, made)).toBe('gone');
    expect(await shown(people.copil, made)).toMatchObject({ state: 'open' });
    expect(await accept(people.copil, made, { bringBack: true })).toBe('accepted');
    expect((await rowOf(id))?.title).toBe('Atelier régional');
  });

  it('[UG3] several are one edit; those that need a look stay open', async () => {
    const [one, two] = [await row('Un'), await row('Deux')];
    const [first, second] = [
      await suggestTitle(people.bilal, one, '1'),
      await suggestTitle(people.bilal, two, '2'),
    ];
    await edit((doc) => setActivity(doc, two, 'title', 'Zwei', 'grid'));
    const { sequence } = await server().services.collab.read(plan.id);
    const { outcomes } = await as(people.copil).suggestion.accept({
      documentId: plan.id,
      suggestions: [first, second].map((suggestionId) => ({ suggestionId })),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'changed']);
    expect((await server().services.collab.read(plan.id)).sequence).toBe(sequence + 1);
    expect((await rowOf(two))?.title).toBe('Zwei');
  });

  it('[UG6] can be taken back and decided anew; what others wrote since stays', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await accept(people.copil, made);
    expect(await as(people.copil).suggestion.reopen({ suggestionId: made })).toEqual({ outcome: 'open' });
    expect((await rowOf(id))?.title).toBe('Atelier');
    expect(await shown(people.copil, made)).toMatchObject({ state: 'open', decided: null });
    expect(await toldOf(people.bilal, made)).toEqual([]);
    await accept(people.copil, made);
    await edit((doc) => setActivity(doc, id, 'title', 'Atelier au Caire', 'grid'));
    expect(await as(people.copil).suggestion.reopen({ suggestionId: made })).toEqual({ outcome: 'changed' });
    expect((await rowOf(id))?.title).toBe('Atelier au Caire');
    expect(await shown(people.copil, made)).toMatchObject({ state: 'accepted' });
  });

  it('[UG6] a refusal too, and the audit tells all of it', async () => {
    const id = await row();
    const made = await suggestTitle(people.bilal, id);
    await as(people.copil).suggestion.refuse({ suggestionId: made });
    await as(people.copil).suggestion.reopen({ suggestionId: made });
    expect(await accept(people.copil, made)).toBe('accepted');
    const { prisma } = database();
    const entries = await prisma.auditEntry.findMany({
      where: { networkId: network.networkId, action: { startsWith: 'suggestion.' } },
      orderBy: { sequence: 'desc' },
      take: 4,
    });
    expect(entries.map(({ action }) => action).toReversed()).toEqual([
      'suggestion.propose',
      'suggestion.refuse',
      'suggestion.reopen',
      'suggestion.accept',
    ]);
    expect(await createAudit(database()).verify(network.networkId)).toBe(true);
  });

  it('[UG2] a deletion asks when the row was changed since it was proposed', async () => {
    const id = await row();
    const activity = await rowOf(id);
    if (!activity) throw new Error('it was added');
    const made = await suggest(people.bilal, { kind: 'remove', activityId: id }, rowValues(activity));
    await edit((doc) => setActivity(doc, id, 'quantity', 4, 'grid'));
    expect(await accept(people.copil, made)).toBe('changed');
    const changed = await rowOf(id);
    if (!changed) throw new Error('it is still there');
    expect(await accept(people.copil, made, { seen: { now: rowValues(changed) } })).toBe('accepted');
    expect(await rowOf(id)).toBeUndefined();
  });
});

describe('who is told', () => {
  it('[UG7] is who may write, once for all that one person proposes, and the proposer of the decision', async () => {
    const id = await row();
    const first = await suggestTitle(people.amal, id);
    told.length = 0;
    const second = await suggest(people.amal, proposeField(id, 'quantity', 3), null);
    expect(await toldOf(people.copil, first)).toEqual([]);
    const [item] = await toldOf(people.copil, second);
    expect(item).toMatchObject({ kind: 'suggested', byId: people.amal.personId, read: false });
    expect(told).toContainEqual(expect.objectContaining({ kind: 'suggestion', documentId: plan.id }));
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'notification', personId: people.copil.personId }),
    );
    expect(await toldOf(people.bilal, second)).toEqual([]);
    await as(people.copil).suggestion.refuse({ suggestionId: first });
    expect(await toldOf(people.amal, first)).toMatchObject([
      { kind: 'refused', byId: people.copil.personId },
    ]);
    // Something of it still waits.
    expect(await toldOf(network.secretariat, second)).toMatchObject([{ read: false }]);
    await accept(people.copil, second);
    expect(await toldOf(people.amal, second)).toMatchObject([{ kind: 'accepted' }]);
    expect(await toldOf(network.secretariat, second)).toMatchObject([{ read: true }]);
    await as(people.amal).notification.markRead({ suggestionId: second });
    expect(await toldOf(people.amal, second)).toMatchObject([{ read: true }]);
  });
});

describe('an answer that came as a file', () => {
  const resource = async () => {
    const document = await loadDocumentResource(server().services, plan.id, network.networkId);
    if (!document) throw new Error('the plan is there');
    return document;
  };

  it('[UG8] is kept under the name its file writes, told once, and decided like any other', async () => {
    const id = await row();
    const by = { importedBy: network.secretariat.personId };
    const author = { name: 'Hédi Ben Ali', at: new Date('2020-02-03T10:00:00Z') };
    const { ids } = await propose(server().services, {
      document: await resource(),
      by,
      suggestions: [
        { proposal: proposeField(id, 'title', 'Atelier à Tunis'), before: 'Atelier', author },
        { proposal: proposeField(id, 'quantity', 30), before: null, author },
      ],
    });
    expect(ids).toHaveLength(2);
    const [first = '', second = ''] = ids;
    expect(await shown(people.bilal, first)).toMatchObject({
      ...{ byId: network.secretariat.personId, author: 'Hédi Ben Ali', at: '2020-02-03T10:00:00.000Z' },
    });
    expect(await toldOf(people.copil, first)).toMatchObject([{ kind: 'answered-by-file' }]);
    expect(await toldOf(people.copil, second)).toEqual([]);
    expect(await toldOf(network.secretariat, first)).toEqual([]);
    expect(await accept(people.copil, first)).toBe('accepted');
  });

  it('[UG8] is not kept at all when the transaction it belongs to fails', async () => {
    const id = await row();
    const document = await resource();
    const { services } = server();
    const suggestionId = newId<string>();
    const failing = services.database.prisma.$transaction(async (tx) => {
      await proposeAll(services, tx, {
        ...{ document, by: { importedBy: network.secretariat.personId } },
        suggestions: [{ suggestionId, proposal: proposeField(id, 'title', 'X'), before: 'Atelier' }],
      });
      throw new Error('the rest of the import failed');
    });
    await expect(failing).rejects.toThrow('the rest of the import failed');
    expect(await shown(people.copil, suggestionId)).toBeUndefined();
  });

  it('[UG8] forgets its author’s name with the person', async () => {
    const id = await row();
    const leaving = await network.person(
      'Hédi Ben Ali',
      'focal-point',
      await network.organisation('CDT', 'union'),
    );
    const { ids } = await propose(server().services, {
      ...{ document: await resource(), by: { importedBy: network.secretariat.personId } },
      suggestions: [
        { proposal: proposeField(id, 'title', 'X'), before: 'Atelier', author: { name: 'hédi ben ali ' } },
        { proposal: proposeField(id, 'title', 'Y'), before: 'Atelier', author: { name: 'Autre' } },
      ],
    });
    await erasePerson(server().services, network.secretariat, {
      personId: leaving.personId,
      reason: 'demande',
    });
    const [first = '', second = ''] = ids;
    expect(await shown(people.copil, first)).toMatchObject({ author: '' });
    expect(await shown(people.copil, second)).toMatchObject({ author: 'Autre' });
  });
});
