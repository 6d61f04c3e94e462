import { z } from 'zod';
import { search } from '#server/search/search';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

export const searchRouter = router({
  /** Documents, activities, comments, indicators and reports whose words match, of those one may read. */
  find: permitted('search.find', z.strictObject({ text: z.string().max(200) }), ownNetwork).query(
    ({ ctx, input }) => search(ctx.services, ctx.actor, input.text),
  ),
});
