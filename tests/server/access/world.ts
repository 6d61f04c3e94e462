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
  type ReportId,
} from '#domain/ids';
import { loadThread } from '#server/comments/load';
import { answerThread, startThread } from '#server/comments/write';
import { createFromImport } from '#server/documents/create-from-import';
import { loadImported } from '#server/documents/import-revision';
import { loadDocumentResource } from '#server/documents/load';
import { undoImport } from '#server/documents/undo-import';
import { loadReport } from '#server/reports/load';
import { publishReport } from '#server/reports/publish';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import type { RunningServer } from '#tests/harness/server';
import { until } from '#tests/server/collab/served';
import { type Visitor, visitors } from './visitors';

interface Things {
  readonly plan: DocumentId;
  readonly activity: string;
  /** The secretariat's thread on the plan, with a focal point's answer. */
  readonly thread: string;
  readonly comment: string;
  readonly answer: string;
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
  readonly draft: ReportId;
  readonly draftText: DocumentId;
  readonly report: ReportId;
  readonly reportText: DocumentId;
  readonly evidence: string;
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
): Promise<Things & { fonds: OrganisationId; umt: OrganisationId; promig: OrganisationId }> {
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
    agenda: agenda.id,
    ugttPlan: ugttPlan.id,
    umtPlan: umtPlan.id,
    imported,
    ugttImported,
    indicator: await network.indicator(`IND ${name}`),
    caseReturn: await network.caseReturn(period, ugtt, focal),
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
  return {
    ...things,
    foreign,
    network,
    foreignNetworkId: foreignNetwork.networkId,
    cookie: (who) => cookies.get(who),
    personId: (who) => (who === 'nobody' ? '' : accounts[who].personId),
  };
}
