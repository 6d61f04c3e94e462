import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { electorateOf } from '#domain/adoption/electorate';
import { MAX_NOTE, tieRules, votedPer } from '#domain/adoption/rules';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { LoadedDocument } from '#server/documents/load';
import { publishTold } from '#server/notifications/tell';
import { tellOfVote } from '#server/notifications/tell-of-vote';
import type { Services } from '#server/services';
import { membersOf, whoCasts } from './members';
import { adoptedVersion, lockAdoption, stateOfVote, type Which } from './stored';
import { chooseVersion, chosenVersionSchema } from './version';

export const openVoteSchema = z
  .strictObject({
    documentId: z.uuid(),
    id: z.uuid().default(() => newId()),
    version: chosenVersionSchema,
    note: z.string().trim().max(MAX_NOTE).default(''),
    per: z.enum(votedPer),
    quorumPercent: z.number().int().min(1).max(100),
    tieRule: z.enum(tieRules),
    chairId: z.uuid().nullable().default(null),
    deadline: z.iso.datetime(),
  })
  .refine(({ tieRule, chairId }) => (tieRule === 'chair') === (chairId !== null), { path: ['chairId'] });

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Puts a version to the vote of the steering committee: who has a vote is settled now. The document goes on; what is
 * voted on is the version.
 * Throws `vote-open` while another vote on the document runs, `no-voters` where nobody sits in the committee, `invalid`
 * for a deadline that is over or a chair who is no member of it.
 */
export async function openVote(
  services: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  document: LoadedDocument,
  input: z.output<typeof openVoteSchema>,
): Promise<{ id: string }> {
  const { database, audit, live } = services;
  const { networkId, documentId } = document;
  const { id, version, per, chairId, quorumPercent, tieRule, note } = input;
  const deadline = new Date(input.deadline);
  const left = deadline.getTime() - Date.now();
  if (left <= 0 || left > YEAR_MS) throw new JalonError('invalid', { field: 'deadline' });
  const sent = await database.prisma.adoptionVote.findFirst({ where: { id, networkId } });
  if (sent) {
    if (sent.documentId === documentId && sent.openedById === actor.personId) return { id };
    throw new JalonError('conflict', { field: 'id' });
  }
  // Asked before a version is made for nothing, and again under the lock.
  await expectNoOther(database.prisma, document);
  const versionId = await chooseVersion(services, actor, document, version);
  const told = await database.prisma.$transaction(async (tx) => {
    await lockAdoption(tx, document);
    await expectNoOther(tx, document);
    const members = await membersOf(tx, document);
    const voters = electorateOf(members, per);
    if (voters.length === 0) throw new JalonError('no-voters');
    if (chairId !== null && !members.some(({ personId }) => personId === chairId))
      throw new JalonError('invalid', { field: 'chairId' });
    const against = await adoptedVersion(tx, document);
    await tx.adoptionVote.create({
      data: {
        ...{ id, networkId, documentId, versionId, note, per, quorumPercent, tieRule, chairId, deadline },
        ...{ againstVersionId: against?.versionId ?? null, openedById: actor.personId },
        voters: { create: voters.map((voter) => ({ id: newId<string>(), networkId, ...voter })) },
      },
    });
    await audit.record(
      {
        ...{ networkId, actorId: actor.personId, action: 'adoption.openVote' },
        ...{ resourceKind: 'document', resourceId: documentId },
        details: { vote: id, version: versionId, voters: voters.length, quorumPercent, tieRule },
      },
      tx,
    );
    return tellOfVote(
      tx,
      document,
      { voteId: id, kind: 'vote-opened', by: actor },
      whoCasts(members, voters),
    );
  });
  live.publish({ networkId, kind: 'adoption', documentId });
  publishTold(live, networkId, told);
  return { id };
}

/** One vote on a document at a time; a tie that waits for its chair is not over. */
async function expectNoOther(
  prisma: Pick<Transaction, 'adoptionVote'>,
  { networkId, documentId }: Which,
): Promise<void> {
  const votes = await prisma.adoptionVote.findMany({
    where: { networkId, documentId },
    include: { steps: true },
  });
  if (votes.some((vote) => stateOfVote(vote) !== 'ended')) throw new JalonError('vote-open');
}
