import type { Actor } from '#domain/access/actor';
import {
  type CaseReturnId,
  type DocumentId,
  type IndicatorId,
  type NetworkId,
  newId,
  type OrganisationId,
  type PeriodId,
  type ProjectId,
  type ReleaseId,
  type ReportId,
} from '#domain/ids';
import { proposeField } from '#domain/suggestions/proposal';
import { openVote } from '#server/adoption/open-vote';
import { recordAdoption } from '#server/adoption/record';
import { loadThread } from '#server/comments/load';
import { answerThread, startThread } from '#server/comments/write';
import { createFromImport } from '#server/documents/create-from-import';
import { loadImported } from '#server/documents/import-revision';
import { loadDocumentResource } from '#server/documents/load';
import { undoImport } from '#server/documents/undo-import';
import { loadReport } from '#server/reports/load';
import { publishReport } from '#server/reports/publish';
import { withdrawSuggestion } from '#server/suggestions/decide';
import { loadSuggestion } from '#server/suggestions/load';
import { propose } from '#server/suggestions/propose';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { releaseRow } from '#tests/harness/factories/rows';
import type { RunningServer } from '#tests/harness/server';
import { until } from '#tests/server/collab/served';
import { type Visitor, visitors } from './visitors';

interface Things extends Adopted {
  readonly plan: DocumentId;
  readonly activity: string;
  /** The secretariat's thread on the plan, with a focal point's answer. */
  readonly thread: string;
  readonly comment: string;
  readonly answer: string;
  /** A focal point's, open; the secretariat's, withdrawn. */
  readonly suggestion: string;
  readonly withdrawn: string;
  readonly agenda: DocumentId;
  readonly ugttPlan: DocumentId;
  readonly umtPlan: DocumentId;
  /** Two that came from files, the imports undone. */
  readonly imported: DocumentId;
  readonly ugttImported: DocumentId;
  readonly project: ProjectId;
  readonly indicator: IndicatorId;
  readonly period: PeriodId;
  readonly ugtt: OrganisationId;
  readonly caseReturn: CaseReturnId;
  /** Made for donors. */
  readonly release: ReleaseId;
  readonly draft: ReportId;
  readonly draftText: DocumentId;
  readonly report: ReportId;
  readonly reportText: DocumentId;
  readonly evidence: string;
}
/** A version of the plan that was adopted in a meeting, and a vote on it. */
interface Adopted {
  readonly adoption: string;
  readonly version: string;
  readonly vote: string;
  /** The vote of the member of the committee. */
  readonly voter: string;
}

/** A network with one of everything, another beside it with the same, and a cookie for everyone. */
export interface World extends Things {
  readonly foreign: Things;
  readonly fonds: OrganisationId;
  readonly network: MadeNetwork;
  readonly foreignNetworkId: NetworkId;
  cookie(who: Visitor): string | undefined;
  personId(who: Visitor): string;
}

async function fill(
  server: RunningServer,
  network: MadeNetwork,
  name: string,
): Promise<
  Omit<Things, keyof Adopted> & { fonds: OrganisationId; umt: OrganisationId; promig: OrganisationId }
> {
  const { services } = server;
  const { database } = services;
  const ugtt = await network.organisation('UGTT', 'union');
  const umt = await network.organisation('UMT', 'union');
  const promig = await network.organisation('PROMIG', 'partner');
  const fonds = await network.organisation('FONDS', 'donor');
  const focal = await network.person('focal', 'focal-point', ugtt);
  const project = await network.project('AMEM', [fonds]);
  const plan = await network.document({ title: `Plan ${name}`, responsible: ugtt });
  const agenda = await network.document({ title: `Atelier ${name}`, kind: 'agenda', invited: [promig, umt] });
  const ugttPlan = await network.document({ title: `Plan UGTT ${name}`, owner: ugtt });
  const umtPlan = await network.document({ title: `Plan UMT ${name}`, owner: umt, shared: true });
  const coordinator = await network.person('importer', 'coordinator', ugtt);
  const imported = await importAndUndo(services, network.secretariat, null);
  const ugttImported = await importAndUndo(services, coordinator, ugtt);
  const comments = await commentOn(services, [network.secretariat, focal], plan.id, plan.activityId);
  const suggestions = await suggestOn(services, [network.secretariat, focal], plan.id, plan.activityId);
  const period = await network.period('2020');
  const draft = await network.report(`Brouillon ${name}`, project);
  const report = await network.report(`Rapport ${name}`, project);
  const loaded = await loadReport(services, network.networkId, report.id);
  if (!loaded) throw new Error('the report was not made');
  await publishReport(services, network.secretariat, loaded, [fonds, promig]);
  await until(
    'the plan is projected',
    async () => (await database.prisma.activity.count({ where: { documentId: plan.id } })) > 0,
  );
  return {
    ugtt,
    umt,
    promig,
    fonds,
    project,
    period,
    plan: plan.id,
    activity: plan.activityId,
    ...comments,
    ...suggestions,
    agenda: agenda.id,
    ugttPlan: ugttPlan.id,
    umtPlan: umtPlan.id,
    imported,
    ugttImported,
    indicator: await network.indicator(`IND ${name}`),
    caseReturn: await network.caseReturn(period, ugtt, focal),
    release: await releaseRow(database, network.networkId, {
      periodId: period,
      union: ugtt,
      by: network.secretariat.personId,
    }),
    draft: draft.id,
    draftText: draft.documentId,
    report: report.id,
    reportText: report.documentId,
    evidence: await network.file(ugtt, focal, `%PDF-1.4 ${name}`),
  };
}

async function commentOn(
  services: RunningServer['services'],
  [actor, other]: readonly [Actor, Actor],
  documentId: DocumentId,
  activityId: string,
): Promise<Pick<Things, 'thread' | 'comment' | 'answer'>> {
  const [thread, comment, answer] = [newId<string>(), newId<string>(), newId<string>()];
  const document = await loadDocumentResource(services, documentId, actor.networkId);
  if (!document) throw new Error('the plan was not made');
  const about = { kind: 'activity', activityId } as const;
  const first = { documentId, threadId: thread, commentId: comment, about, text: 'À revoir' };
  await startThread(services, actor, document, first);
  const loaded = await loadThread(services, actor.networkId, thread);
  if (!loaded) throw new Error('the thread was not made');
  await answerThread(services, other, loaded, { threadId: thread, commentId: answer, text: 'Vite' });
  return { thread, comment, answer };
}

/** One adoption that was written down, and a vote of the committee as it is by then. */
async function adopt(
  services: RunningServer['services'],
  network: MadeNetwork,
  documentId: DocumentId,
): Promise<Adopted> {
  const { prisma } = services.database;
  const { secretariat, networkId } = network;
  const document = await loadDocumentResource(services, documentId, networkId);
  if (!document) throw new Error('the plan was not made');
  const meeting = { body: 'general-assembly', startsOn: '2020-01-14', endsOn: '2020-01-15' } as const;
  const [adoption, vote] = [newId<string>(), newId<string>()];
  await recordAdoption(services, secretariat, document, {
    ...{ id: adoption, documentId, version: { name: 'AG' }, ...meeting, place: '', note: '' },
    minutesFileId: null,
  });
  const { versionId } = await prisma.adoption.findUniqueOrThrow({ where: { id: adoption } });
  await openVote(services, secretariat, document, {
    ...{ id: vote, documentId, version: { versionId }, note: '', per: 'organisation', quorumPercent: 50 },
    ...{ tieRule: 'rejected', chairId: null, deadline: new Date(Date.now() + 86_400_000).toISOString() },
  });
  const voter = await prisma.adoptionVoter.findFirstOrThrow({ where: { voteId: vote } });
  return { adoption, version: versionId, vote, voter: voter.id };
}

async function suggestOn(
  services: RunningServer['services'],
  [actor, other]: readonly [Actor, Actor],
  documentId: DocumentId,
  activityId: string,
): Promise<Pick<Things, 'suggestion' | 'withdrawn'>> {
  const document = await loadDocumentResource(services, documentId, actor.networkId);
  if (!document) throw new Error('the plan was not made');
  const made = async ({ personId }: Actor, title: string): Promise<string> => {
    const suggestions = [{ proposal: proposeField(activityId, 'title', title), before: '' }];
    const { ids } = await propose(services, { document, suggestions, by: { personId } });
    return ids[0] ?? '';
  };
  const [suggestion, withdrawn] = [await made(other, 'Autre'), await made(actor, 'Encore')];
  const loaded = await loadSuggestion(services, actor.networkId, withdrawn);
  if (!loaded) throw new Error('the suggestion was not made');
  await withdrawSuggestion(services, actor, loaded);
  return { suggestion, withdrawn };
}

async function importAndUndo(
  services: RunningServer['services'],
  actor: Actor,
  ownerOrganisationId: OrganisationId | null,
): Promise<DocumentId> {
  const choices = { fileName: 'plan.csv', title: 'Venu d’un fichier', acceptProposals: false };
  const file = new TextEncoder().encode('Activité;Lieu\nAtelier;Tunis');
  const { id } = await createFromImport(services, actor, file, { ...choices, ownerOrganisationId });
  const document = await loadImported(services, id, actor.networkId);
  if (!document) throw new Error('the import was not kept');
  await undoImport(services, actor, document);
  return id;
}

export async function makeWorld(server: RunningServer): Promise<World> {
  const { services } = server;
  const { prisma } = services.database;
  const network = await makeNetwork(services, 'Ici');
  const foreignNetwork = await makeNetwork(services, 'Ailleurs');
  const things = await fill(server, network, 'confidentiel');
  const foreign = await fill(server, foreignNetwork, 'étranger');
  const cgil = await network.organisation('CGIL', 'union');
  const oim = await network.organisation('OIM', 'partner');
  const otherFund = await network.organisation('FONDS2', 'donor');
  await network.project('FAIR', [otherFund]);
  const roleless = await network.person('roleless', 'coordinator', cgil);
  await prisma.membership.updateMany({
    where: { personId: roleless.personId },
    data: { endedAt: new Date() },
  });

  const accounts: Record<Exclude<Visitor, 'nobody'>, { email: string; personId: string }> = {
    secretariat: network.secretariat,
    copil: await network.person('copil', 'copil', cgil),
    coordinator: await network.person('coordinator', 'coordinator', things.ugtt),
    'other coordinator': await network.person('coordinator-umt', 'coordinator', things.umt),
    'focal point': await network.person('focal-2', 'focal-point', things.ugtt),
    'other focal point': await network.person('focal-umt', 'focal-point', things.umt),
    partner: await network.person('partner', 'partner', things.promig),
    'other partner': await network.person('partner-oim', 'partner', oim),
    donor: await network.person('donor', 'donor', things.fonds),
    'other donor': await network.person('donor-2', 'donor', otherFund),
    roleless,
    'other network': foreignNetwork.secretariat,
    expired: await network.person('expired', 'secretariat', network.secretariatId),
  };
  const cookies = new Map<Visitor, string>();
  for (const who of visitors) {
    if (who !== 'nobody') cookies.set(who, await server.signIn(accounts[who].email, PASSWORD));
  }
  await prisma.session.updateMany({
    where: { personId: accounts.expired.personId },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  await foreignNetwork.person('copil', 'copil', foreign.umt);
  return {
    ...things,
    ...(await adopt(services, network, things.plan)),
    foreign: { ...foreign, ...(await adopt(services, foreignNetwork, foreign.plan)) },
    network,
    foreignNetworkId: foreignNetwork.networkId,
    cookie: (who) => cookies.get(who),
    personId: (who) => (who === 'nobody' ? '' : accounts[who].personId),
  };
}
