import type { DocumentId } from '#domain/ids';
import { castBallot } from '#server/adoption/cast';
import { loadVote } from '#server/adoption/load';
import { openVote, openVoteSchema } from '#server/adoption/open-vote';
import { recordAdoption, recordSchema } from '#server/adoption/record';
import { type LoadedDocument, loadDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { LoadedDirectory } from './load-directory';
import { named } from './load-plans';
import { demoActor } from './load-statistics';
import { actionPlan, roadmap } from './plans';

type Written = ReadonlyMap<string, { readonly documentId: DocumentId }>;

/** Counted from the day the demo is made: a vote is open as long as its deadline is ahead. */
const VOTE_DAYS = 21;
const DAY_MS = 24 * 60 * 60 * 1000;

async function documentOf(
  services: Services,
  { networkId }: LoadedDirectory,
  written: Written,
  key: string,
): Promise<LoadedDocument> {
  const { documentId } = named(written, key);
  const document = await loadDocumentResource(services, documentId, networkId);
  if (!document) throw new Error(`the demo’s ${key} was not made`);
  return document;
}

/** The roadmap as the general assembly of 2017 adopted it, with the action plan that it derives from. */
export async function loadAdoption(
  services: Services,
  directory: LoadedDirectory,
  written: Written,
): Promise<void> {
  const document = await documentOf(services, directory, written, roadmap.key);
  const adoption = recordSchema.parse({
    documentId: document.documentId,
    version: { name: 'Feuille de route adoptée en 2017' },
    body: 'general-assembly',
    startsOn: '2017-02-13',
    endsOn: '2017-02-14',
    note: 'Adoptée avec le plan d’actions dont elle découle.',
  });
  await recordAdoption(services, await demoActor(services, directory.authorId), document, adoption);
}

/** The action plan before the steering committee: one approves, one objects, two have said nothing yet. */
export async function loadRunningVote(
  services: Services,
  directory: LoadedDirectory,
  written: Written,
): Promise<void> {
  const document = await documentOf(services, directory, written, actionPlan.key);
  const opened = openVoteSchema.parse({
    documentId: document.documentId,
    version: { name: 'Plan d’action 2020 soumis au COPIL' },
    note: 'Version relue après la réunion de Paris, soumise au comité de pilotage.',
    per: 'organisation',
    quorumPercent: 50,
    tieRule: 'revote',
    deadline: new Date(Date.now() + VOTE_DAYS * DAY_MS).toISOString(),
  });
  const { id } = await openVote(services, await demoActor(services, directory.authorId), document, opened);
  const vote = await loadVote(services, directory.networkId, id);
  if (!vote) throw new Error('the demo’s vote was not opened');
  const voters = await services.database.prisma.adoptionVoter.findMany({ where: { voteId: id } });
  const cast = async (
    account: string,
    union: string,
    said: { choice: 'approve' | 'object'; reason: string },
  ) => {
    const organisationId = named(directory.organisations, union);
    const voter = voters.find((each) => each.organisationId === organisationId);
    if (!voter) throw new Error(`${union} has no vote in the demo`);
    const actor = await demoActor(services, named(directory.people, account));
    await castBallot(services, actor, vote, { voteId: id, voterId: voter.id, ...said });
  };
  await cast('copil.umt', 'UMT', { choice: 'approve', reason: '' });
  await cast('copil.cgt', 'CGT', {
    choice: 'object',
    reason:
      'La formation du collectif marocain n’a plus de date : qu’une période soit fixée avant que le plan soit adopté.',
  });
}
