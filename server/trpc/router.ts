import { activityRouter } from './areas/activity';
import { organisationRouter, projectRouter } from './areas/directory';
import { documentRouter } from './areas/document';
import { liveRouter } from './areas/live';
import { peopleRouter } from './areas/people';
import { createCallerFactory, router } from './procedures';

/** Everything that is not co-editing: one file for each area. */
export const appRouter = router({
  activity: activityRouter,
  document: documentRouter,
  live: liveRouter,
  organisation: organisationRouter,
  people: peopleRouter,
  project: projectRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures from within the server, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
