import { z } from 'zod';
import { listOrganisations } from '#server/organisations/list';
import { listProjects } from '#server/projects/list';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

/** The names that plans, facts and reports refer to by id. */
export const organisationRouter = router({
  list: permitted('directory.read', z.void(), ownNetwork).query(({ ctx }) =>
    listOrganisations(ctx.services, ctx.actor.networkId),
  ),
});

export const projectRouter = router({
  list: permitted('project.read', z.void(), ownNetwork).query(({ ctx }) =>
    listProjects(ctx.services, ctx.actor.networkId),
  ),
});
