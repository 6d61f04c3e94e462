import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { setMeta } from '#domain/document/shape';
import { type DocumentId, newId, type OrganisationId } from '#domain/ids';
import { closeDue, remindOfVotes } from '#server/adoption/deadlines';
import { recordFile } from '#server/adoption/record-file';
import { createAudit } from '#server/audit/audit';
import { loadDocumentResource } from '#server/documents/load';
import { adoptionWords, fill } from '#server/exports/adoption-words';
import { importLimits } from '#server/imports/limits';
import { readEntry, zipEntries } from '#server/imports/zip';
import type { LiveEvent } from '#server/live';
import { erasePerson } from '#server/people/erase';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork } from '#tests/harness/factories/network';
import { callAs } from '#tests/harness/factories/services';
import { useServer } from '#tests/harness/server';

const database = useDatabase();
const server = useServer(database, { pages: false });
type Person = Actor & { readonly email: string };
let network: MadeNetwork;
let ugtt: OrganisationId;
let people: Record<'amal' | 'bilal' | 'chiara' | 'coordinator', Person>;
const told: LiveEvent[] = [];

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Ici');
  ugtt = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  const cgil = await network.organisation('CGIL', 'union');
  people = {
    amal: await network.person('amal', 'copil', ugtt),
    bilal: await network.person('bilal', 'copil', umt),
    chiara: await network.person('chiara', 'copil', cgil),
    coordinator: await network.person('coordinator', 'coordinator', ugtt),
  };
  server().services.live.subscribe(network.networkId, (event) => told.push(event));
});

const as = (actor: Actor) => callAs(server().services, actor);
const secretariat = () => as(network.secretariat);
const refused = (code: string) => expect.objectContaining({ message: code });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const aPlan = async () => (await network.document({ title: 'Plan' })).id;
const stateOf = (documentId: DocumentId) => secretariat().adoption.get({ documentId });
const retitle = (documentId: DocumentId, title: string) =>
  server().services.collab.edit(
    documentId,
    { authorId: network.secretariat.personId, origin: 'restore' },
    (doc) => setMeta(doc, { title }, 'restore'),
  );
const meeting = { body: 'copil', startsOn: '2026-03-14', endsOn: '2026-03-14' } as const;

async function open(
  documentId: DocumentId,
  rules: { tieRule?: 'rejected' | 'chair' | 'revote'; chairId?: string; quorumPercent?: number } = {},
): Promise<string> {
  const { id } = await secretariat().adoption.openVote({
    ...{ documentId, version: { name: 'Soumise' }, per: 'organisation', quorumPercent: 50 },
    ...{ tieRule: 'rejected', deadline: inDays(14), ...rules },
  });
  return id;
}
async function cast(
  voteId: string,
  by: Person,
  choice: 'approve' | 'object' | 'abstain' | 'recuse',
  reason = '',
) {
  const row = await database().prisma.adoptionVoter.findFirstOrThrow({
    where: { voteId, organisationId: by.memberships[0]?.organisationId ?? '' },
  });
  await as(by).adoption.cast({ voteId, voterId: row.id, choice, reason });
}
const voteOf = async (documentId: DocumentId, voteId: string, by: Actor = network.secretariat) => {
  const vote = (await as(by).adoption.get({ documentId })).votes.find(({ id }) => id === voteId);
  if (!vote) throw new Error('the vote is not told');
  return vote;
};
const overdue = (voteId: string) =>
  database().prisma.adoptionVote.update({
    where: { id: voteId },
    data: { deadline: new Date(Date.now() - 1000) },
  });
const newsOf = async (who: Actor, voteId: string) =>
  (await as(who).notification.list()).items
    .filter((item) => 'voteId' in item && item.voteId === voteId)
    .map(({ kind }) => kind)
    .sort();

const waitingFor = async (who: Actor, voteId: string) =>
  (await as(who).adoption.waiting()).find((each) => each.voteId === voteId)?.act;

describe('an adoption that is written down', () => {
  it('[AD5] keeps body, days, place, minutes and the version whole, whatever is changed since', async () => {
    const documentId = await aPlan();
    const answer = await server().ask(`/documents/${documentId}/minutes?fileName=pv.pdf`, {
      method: 'POST',
      cookie: await server().signIn(network.secretariat.email, 'a password of twelve'),
      headers: { 'content-type': 'application/octet-stream' },
      body: '%PDF-1.4 compte rendu',
    });
    expect(answer.status).toBe(201);
    const minutes: { id: string } = JSON.parse(answer.text);
    await secretariat().adoption.record({
      ...{ documentId, version: { name: 'Adoptée à Tunis' }, body: 'general-assembly' },
      ...{ startsOn: '2017-02-13', endsOn: '2017-02-14', place: 'Tunis', minutesFileId: minutes.id },
    });
    await retitle(documentId, 'Plan revu');
    const { current, adoptions } = await stateOf(documentId);
    expect(adoptions).toHaveLength(1);
    expect(current).toMatchObject({
      ...{ body: 'general-assembly', startsOn: '2017-02-13', endsOn: '2017-02-14', place: 'Tunis' },
      ...{ minutes: { name: 'pv.pdf' }, version: { name: 'Adoptée à Tunis', madeFor: 'adoption' } },
    });
    const versionId = current?.version.id ?? '';
    const kept = await secretariat().document.version.get({ documentId, versionId });
    expect(kept.snapshot.title).toBe('Plan');
    expect(await as(people.coordinator).adoption.amendments({ documentId })).toMatchObject({ count: 1 });
  });

  it('[AD5] is of no day to come, and of a version of this very document', async () => {
    const [documentId, other] = [await aPlan(), await aPlan()];
    const record = (values: object) =>
      secretariat().adoption.record({ documentId, version: { name: 'V' }, ...meeting, ...values });
    await expect(record({ startsOn: '2999-01-01', endsOn: '2999-01-01' })).rejects.toEqual(
      refused('invalid'),
    );
    await expect(record({ startsOn: '2026-03-15' })).rejects.toEqual(refused('invalid'));
    const { id } = await secretariat().document.version.create({ documentId: other, name: 'Ailleurs' });
    await expect(record({ version: { versionId: id } })).rejects.toEqual(refused('invalid'));
    await expect(record({ minutesFileId: newId() })).rejects.toEqual(refused('invalid'));
    expect((await stateOf(documentId)).adoptions).toEqual([]);
  });

  it('[AD6] is corrected by a new fact with its reason, once; sent twice it is one', async () => {
    const documentId = await aPlan();
    const first = { id: newId<string>(), documentId, version: { name: 'V' }, ...meeting };
    await secretariat().adoption.record(first);
    await secretariat().adoption.record(first);
    const { current } = await stateOf(documentId);
    const correct = () =>
      secretariat().adoption.correct({
        ...{ ...meeting, adoptionId: first.id, body: 'partners', reason: 'C’étaient les partenaires' },
        version: { versionId: current?.version.id ?? '' },
      });
    await correct();
    await expect(correct()).rejects.toEqual(refused('conflict'));
    const after = await stateOf(documentId);
    expect(after.current).toMatchObject({ body: 'partners', replacesId: first.id });
    expect(after.adoptions.map(({ replaced, body }) => [body, replaced])).toEqual([
      ['partners', false],
      ['copil', true],
    ]);
    await secretariat().adoption.annul({ adoptionId: after.current?.id ?? '', reason: 'Une autre année' });
    expect(await stateOf(documentId)).toMatchObject({
      current: null,
      adoptions: [{ annulled: true }, {}, {}],
    });
    expect(await as(people.amal).adoption.amendments({ documentId })).toBeNull();
  });
});

describe('a vote', () => {
  it('[AD3] settles at its opening who has a vote', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    const late = await network.person('late', 'copil', await network.organisation('CGT', 'union'));
    const vote = await voteOf(documentId, voteId);
    expect(vote.voters).toHaveLength(3);
    const [voter] = vote.voters;
    const castLate = as(late).adoption.cast({ voteId, voterId: voter?.id ?? '', choice: 'approve' });
    await expect(castLate).rejects.toEqual(refused('not-voter'));
    // Who comes to sit there for an organisation casts its vote.
    const successor = await network.person('successor', 'copil', ugtt);
    await cast(voteId, successor, 'abstain');
    await expect(cast(voteId, people.coordinator, 'approve')).rejects.toEqual(refused('not-allowed'));
    await database().prisma.membership.updateMany({
      where: { personId: { in: [late.personId, successor.personId] } },
      data: { endedAt: new Date() },
    });
  });

  it('[AD7] is one at a time on a document, which goes on meanwhile', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    await expect(open(documentId)).rejects.toEqual(refused('vote-open'));
    await retitle(documentId, 'On y travaille');
    const { version } = await voteOf(documentId, voteId);
    const kept = await as(people.amal).document.version.get({ documentId, versionId: version.id });
    expect(kept.snapshot.title).toBe('Plan');
    await secretariat().adoption.withdraw({ voteId, reason: 'Version incomplète' });
    expect(await voteOf(documentId, voteId)).toMatchObject({ state: 'ended', result: null });
    expect((await stateOf(documentId)).current).toBeNull();
    await open(documentId);
  });

  it('[AD7] opened twice at once is opened once', async () => {
    const documentId = await aPlan();
    const both = await Promise.allSettled([open(documentId), open(documentId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('[AD8] keeps every word of each; the last one counts, and no objection is without its reason', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    await expect(cast(voteId, people.amal, 'object')).rejects.toEqual(refused('invalid'));
    await cast(voteId, people.amal, 'object', 'Le budget manque');
    await cast(voteId, people.amal, 'object', 'Le budget manque');
    await cast(voteId, people.amal, 'approve');
    const vote = await voteOf(documentId, voteId, people.coordinator);
    expect(vote.count).toMatchObject({ approve: 1, object: 0, voted: 1 });
    const voter = vote.voters.find(({ organisationId }) => organisationId === ugtt);
    expect(voter?.ballot).toMatchObject({ choice: 'approve', castById: people.amal.personId });
    expect(voter?.earlier).toMatchObject([{ choice: 'object', reason: 'Le budget manque' }]);
    expect(vote.voters.some(({ mine }) => mine)).toBe(false);
  });

  it('[AD8] takes nothing after its deadline', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    await overdue(voteId);
    await expect(cast(voteId, people.amal, 'approve')).rejects.toEqual(refused('vote-closed'));
    expect((await voteOf(documentId, voteId, people.amal)).voters.some(({ mine }) => mine)).toBe(false);
  });

  it('[AD10] is closed when all have voted, and what is adopted is a fact; later changes are amendments', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    await cast(voteId, people.amal, 'approve');
    await cast(voteId, people.bilal, 'approve');
    await expect(secretariat().adoption.close({ voteId })).rejects.toEqual(refused('votes-missing'));
    await cast(voteId, people.chiara, 'recuse', 'Ma centrale est payée par ce projet');
    expect(await secretariat().adoption.close({ voteId })).toBe('adopted');
    await expect(secretariat().adoption.close({ voteId })).rejects.toEqual(refused('vote-closed'));
    await expect(cast(voteId, people.amal, 'abstain')).rejects.toEqual(refused('vote-closed'));
    const { current } = await stateOf(documentId);
    expect(current).toMatchObject({ body: 'copil', voteId, version: { name: 'Soumise' } });
    expect((await voteOf(documentId, voteId)).count).toMatchObject({ base: 2, recused: 1, approve: 2 });
    // An outcome is not corrected.
    const annul = secretariat().adoption.annul({ adoptionId: current?.id ?? '', reason: 'Non' });
    await expect(annul).rejects.toEqual(refused('invalid'));
    await retitle(documentId, 'Plan modifié');
    expect(await secretariat().adoption.amendments({ documentId })).toMatchObject({ count: 1 });
    const again = await open(documentId);
    expect(await voteOf(documentId, again)).toMatchObject({ againstVersionId: current?.version.id });
  });

  it('[AD10] is closed by its deadline, once, whoever looks', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId, { quorumPercent: 67 });
    await cast(voteId, people.amal, 'approve');
    await cast(voteId, people.bilal, 'approve');
    await closeDue(server().services);
    expect(await voteOf(documentId, voteId)).toMatchObject({ state: 'open' });
    await overdue(voteId);
    const closed = await Promise.all([closeDue(server().services), closeDue(server().services)]);
    expect(closed[0] + closed[1]).toBe(1);
    const vote = await voteOf(documentId, voteId);
    expect(vote.steps).toMatchObject([{ step: 'closed', result: 'noQuorum', byId: null }]);
    expect((await stateOf(documentId)).current).toBeNull();
  });

  it('[AD11] that is tied waits for its chair, who says why; nobody else decides', async () => {
    const documentId = await aPlan();
    const { personId: chairId } = people.chiara;
    const voteId = await open(documentId, { tieRule: 'chair', chairId });
    await cast(voteId, people.amal, 'approve');
    await cast(voteId, people.bilal, 'object', 'Trop tôt');
    await cast(voteId, people.chiara, 'abstain');
    expect(await secretariat().adoption.close({ voteId })).toBe('tied');
    await expect(open(documentId)).rejects.toEqual(refused('vote-open'));
    const decide = (by: Actor) =>
      as(by).adoption.decide({ voteId, result: 'adopted', reason: 'Les activités commencent en mars' });
    await expect(decide(people.amal)).rejects.toEqual(refused('not-voter'));
    expect(await waitingFor(people.chiara, voteId)).toBe('decide');
    await decide(people.chiara);
    expect(await voteOf(documentId, voteId)).toMatchObject({ state: 'ended', result: 'adopted' });
    expect((await stateOf(documentId)).current?.voteId).toBe(voteId);
    const stranger = { tieRule: 'chair', chairId: people.coordinator.personId } as const;
    await expect(open(await aPlan(), stranger)).rejects.toEqual(refused('invalid'));
  });
});

describe('who is told', () => {
  it('[AD9] are the voters at the opening, who is silent before the end, and all of the result', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    for (const who of [people.amal, people.bilal, people.chiara])
      expect(await newsOf(who, voteId)).toEqual(['vote-opened']);
    expect(await newsOf(network.secretariat, voteId)).toEqual([]);
    await cast(voteId, people.amal, 'approve');
    const { services } = server();
    const ours = () => database().prisma.notification.count({ where: { voteId, kind: 'vote-reminder' } });
    await remindOfVotes(services);
    expect(await ours()).toBe(0);
    await remindOfVotes(services, new Date(inDays(13.5)));
    await remindOfVotes(services, new Date(inDays(13.6)));
    expect(await ours()).toBe(2);
    expect(await newsOf(people.amal, voteId)).toEqual(['vote-opened']);
    expect(await waitingFor(people.bilal, voteId)).toBe('vote');
    expect(await waitingFor(people.amal, voteId)).toBeUndefined();
    await cast(voteId, people.bilal, 'approve');
    await cast(voteId, people.chiara, 'abstain');
    expect(await waitingFor(network.secretariat, voteId)).toBe('close');
    told.length = 0;
    await secretariat().adoption.close({ voteId });
    expect(told[0]).toMatchObject({ kind: 'adoption', documentId });
    expect(await newsOf(people.chiara, voteId)).toEqual(['vote-opened', 'vote-reminder', 'vote-result']);
    await as(people.chiara).notification.markRead({ voteId });
    const { items } = await as(people.chiara).notification.list();
    expect(items.filter((item) => 'voteId' in item && item.voteId === voteId && !item.read)).toEqual([]);
  });
});

describe('the record', () => {
  it('[AD12] stands in the audit step by step, without anyone’s reasons', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    await cast(voteId, people.amal, 'object', 'Une raison à moi');
    await secretariat().adoption.withdraw({ voteId, reason: 'Une autre raison' });
    const entries = await database().prisma.auditEntry.findMany({
      where: { resourceId: documentId, action: { startsWith: 'adoption.' } },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'adoption.openVote',
      'adoption.cast',
      'adoption.withdrawn',
    ]);
    expect(JSON.stringify(entries)).not.toContain('raison');
    expect(await createAudit(database()).verify(network.networkId)).toBe(true);
  });

  it('[AD12] outlives who voted: the vote stays, the name is gone', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId);
    const leaving = await network.person('leaving', 'copil', ugtt);
    await cast(voteId, leaving, 'approve');
    await erasePerson(server().services, network.secretariat, {
      personId: leaving.personId,
      reason: 'Demande',
    });
    const { count, voters } = await voteOf(documentId, voteId);
    expect(count.approve).toBe(1);
    expect(voters.flatMap(({ ballot }) => ballot?.castById ?? [])).toEqual([leaving.personId]);
    expect(await database().prisma.notification.count({ where: { personId: leaving.personId } })).toBe(0);
  });
});

describe('[AD12] the record as a file', () => {
  async function textOf(documentId: DocumentId, recordId: string, language: 'fr' | 'en' | 'ar') {
    const { services } = server();
    const document = await loadDocumentResource(services, documentId, network.networkId);
    if (!document) throw new Error('the plan is gone');
    const { bytes } = await recordFile(services, people.coordinator, document, recordId, language);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const entry = zipEntries(bytes, importLimits).find(({ name }) => name === 'word/document.xml');
    if (!entry) throw new Error('it is no Word file');
    return { text: value.split(/\n+/), xml: new TextDecoder().decode(readEntry(bytes, entry)) };
  }

  it('says version, electorate, each vote with its reason, recusals, quorum, tie rule and result', async () => {
    const documentId = await aPlan();
    const voteId = await open(documentId, { tieRule: 'revote' });
    await cast(voteId, people.amal, 'object', 'Trop cher');
    await cast(voteId, people.amal, 'approve', 'Revu');
    await cast(voteId, people.bilal, 'approve');
    await cast(voteId, people.chiara, 'recuse', 'Projet de ma centrale');
    await expect(textOf(documentId, voteId, 'fr')).rejects.toEqual(refused('not-ready'));
    await secretariat().adoption.close({ voteId });
    const { text } = await textOf(documentId, voteId, 'fr');
    const { file, vote, voted } = adoptionWords('fr');
    expect(text.slice(0, 2)).toEqual([file.vote, 'Plan']);
    for (const words of ['Revu', 'Projet de ma centrale', vote.tie.revote, voted.recuse, 'UGTT', 'CGIL'])
      expect(text).toContain(words);
    expect(text).toContain('Auparavant : S’oppose : Trop cher');
    expect(text.join('\n')).toMatch(/Quorum\n50\s%, soit 1 sur 2 ; 2 ont participé : atteint/);
    expect(text[text.indexOf(file.result) + 1]).toBe('Adoptée');
    expect(text).toContain(fill(file.perOrganisation, { number: '3' }));
  });

  it('of an adoption that was corrected says which one holds; Arabic runs from the right', async () => {
    const documentId = await aPlan();
    const id = newId<string>();
    await secretariat().adoption.record({
      ...{ id, documentId, version: { name: 'V' }, ...meeting, place: 'تونس' },
    });
    const corrected = await secretariat().adoption.correct({
      ...{ ...meeting, adoptionId: id, version: { name: 'V' }, body: 'partners', reason: 'Erreur' },
    });
    const { file, body } = adoptionWords('ar');
    const [first, second] = [
      await textOf(documentId, id, 'ar'),
      await textOf(documentId, corrected.id, 'ar'),
    ];
    expect(first.text).toEqual(expect.arrayContaining([file.adoption, body.copil, 'تونس', file.replaced]));
    expect(second.text).toEqual(expect.arrayContaining([body.partners, 'Erreur', file.holds]));
    expect(first.xml).toContain('<w:bidiVisual');
    expect(first.xml).toContain('<w:bidi/>');
  });
});
