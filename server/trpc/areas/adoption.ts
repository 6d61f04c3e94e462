import { z } from 'zod';
import { amendmentsOf } from '#server/adoption/amendments';
import { castBallot, castSchema } from '#server/adoption/cast';
import { closeVote, decideSchema, decideTie, withdrawSchema, withdrawVote } from '#server/adoption/end-vote';
import { documentAdoptions } from '#server/adoption/list';
import { loadAdoption, loadVote } from '#server/adoption/load';
import { openVote, openVoteSchema } from '#server/adoption/open-vote';
import {
  annulAdoption,
  annulSchema,
  correctAdoption,
  correctSchema,
  recordAdoption,
  recordSchema,
} from '#server/adoption/record';
import { waitingVotes } from '#server/adoption/waiting';
import { loadDocumentResource } from '#server/documents/load';
import type { SignedIn } from '#server/people/sessions';
import { type CallContext, permitted, router, signedIn } from '#server/trpc/procedures';

type Asked = CallContext & { signedIn: SignedIn };
const ofDocument = z.strictObject({ documentId: z.uuid() });
const ofVote = z.strictObject({ voteId: z.uuid() });
const theDocument = (ctx: Asked, { documentId }: { documentId: string }) =>
  loadDocumentResource(ctx.services, documentId, ctx.signedIn.actor.networkId);
const theVote = (ctx: Asked, { voteId }: { voteId: string }) =>
  loadVote(ctx.services, ctx.signedIn.actor.networkId, voteId);
const theAdoption = (ctx: Asked, { adoptionId }: { adoptionId: string }) =>
  loadAdoption(ctx.services, ctx.signedIn.actor.networkId, adoptionId);

/** Adoption of versions: written down, or voted. Minutes and records are files: server/adoption/routes. */
export const adoptionRouter = router({
  get: permitted('adoption.read', ofDocument, theDocument).query(({ ctx }) =>
    documentAdoptions(ctx.services, ctx.actor, ctx.resource),
  ),
  /** How much was changed since the adoption that holds. */
  amendments: permitted('adoption.read', ofDocument, theDocument).query(({ ctx }) =>
    amendmentsOf(ctx.services, ctx.resource),
  ),
  /** Votes in which something waits for oneself. */
  waiting: signedIn.query(({ ctx }) => waitingVotes(ctx.services, ctx.actor)),
  record: permitted('adoption.manage', recordSchema, theDocument).mutation(({ ctx, input }) =>
    recordAdoption(ctx.services, ctx.actor, ctx.resource, input),
  ),
  correct: permitted('adoption.manage', correctSchema, theAdoption).mutation(({ ctx, input }) =>
    correctAdoption(ctx.services, ctx.actor, ctx.resource, input),
  ),
  annul: permitted('adoption.manage', annulSchema, theAdoption).mutation(({ ctx, input }) =>
    annulAdoption(ctx.services, ctx.actor, ctx.resource, input),
  ),
  openVote: permitted('adoption.manage', openVoteSchema, theDocument).mutation(({ ctx, input }) =>
    openVote(ctx.services, ctx.actor, ctx.resource, input),
  ),
  cast: permitted('adoption.vote', castSchema, theVote).mutation(({ ctx, input }) =>
    castBallot(ctx.services, ctx.actor, ctx.resource, input),
  ),
  close: permitted('adoption.manage', ofVote, theVote).mutation(({ ctx }) =>
    closeVote(ctx.services, ctx.actor, ctx.resource),
  ),
  decide: permitted('adoption.vote', decideSchema, theVote).mutation(({ ctx, input }) =>
    decideTie(ctx.services, ctx.actor, ctx.resource, input),
  ),
  withdraw: permitted('adoption.manage', withdrawSchema, theVote).mutation(({ ctx, input }) =>
    withdrawVote(ctx.services, ctx.actor, ctx.resource, input),
  ),
});
