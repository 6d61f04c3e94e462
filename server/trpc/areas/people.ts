import { z } from 'zod';
import { columnLayoutSchema } from '#domain/document/column-layout';
import { documentKinds } from '#domain/document/kinds';
import { interfaceLanguages } from '#domain/language';
import { addPerson, newPersonSchema } from '#server/people/add';
import { keepColumnLayout, readColumnLayout } from '#server/people/column-layouts';
import { erasePerson } from '#server/people/erase';
import { listPeople, loadPersonAsOwned } from '#server/people/list';
import { ownNetwork, permitted, router, signedIn } from '#server/trpc/procedures';

const kind = z.enum(documentKinds);

export const peopleRouter = router({
  /** Who is signed in, as the page needs it. */
  me: signedIn.query(({ ctx }) => ({
    person: ctx.signedIn.person,
    actor: ctx.actor,
    network: ctx.signedIn.network,
  })),
  setLanguage: signedIn
    .input(z.object({ language: z.enum(interfaceLanguages) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.database.prisma.person.update({
        where: { id: ctx.actor.personId, networkId: ctx.actor.networkId },
        data: { language: input.language },
      });
    }),
  /** How one has arranged the columns of a kind of document, on whichever device. */
  columnLayout: signedIn
    .input(z.strictObject({ kind }))
    .query(({ ctx, input }) => readColumnLayout(ctx.services, ctx.actor, input.kind)),
  keepColumnLayout: signedIn
    .input(z.strictObject({ kind, layout: columnLayoutSchema }))
    .mutation(({ ctx, input }) => keepColumnLayout(ctx.services, ctx.actor, input)),
  /** The people of the network: names for the ids that facts carry. */
  list: permitted('directory.read', z.void(), ownNetwork).query(({ ctx }) =>
    listPeople(ctx.services, ctx.actor),
  ),
  add: permitted('people.manage', newPersonSchema, (ctx, input) => ({
    networkId: ctx.signedIn.actor.networkId,
    organisationId: input.organisationId,
  })).mutation(({ ctx, input }) => addPerson(ctx.services, ctx.actor.networkId, ctx.actor, input)),
  /** Blanks a person's name and address everywhere; facts keep the id. */
  erase: permitted(
    'network.manage',
    z.object({ personId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    (ctx, input) => loadPersonAsOwned(ctx.services, ctx.signedIn.actor.networkId, input.personId),
  ).mutation(({ ctx, input }) => erasePerson(ctx.services, ctx.actor, input)),
});
