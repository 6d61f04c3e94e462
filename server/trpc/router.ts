import { activityRouter } from './areas/activity';
import { adoptionRouter } from './areas/adoption';
import { agendaRouter } from './areas/agenda';
import { calendarRouter } from './areas/calendar';
import { caseReturnRouter } from './areas/case-return';
import { commentRouter } from './areas/comment';
import { organisationRouter, projectRouter } from './areas/directory';
import { documentRouter } from './areas/document';
import { indicatorRouter } from './areas/indicator';
import { liveRouter } from './areas/live';
import { notificationRouter } from './areas/notification';
import { peopleRouter } from './areas/people';
import { periodRouter } from './areas/period';
import { releaseRouter } from './areas/release';
import { reportRouter } from './areas/report';
import { searchRouter } from './areas/search';
import { suggestionRouter } from './areas/suggestion';
import { createCallerFactory, router } from './procedures';

/** Everything that is not co-editing: one file for each area. */
export const appRouter = router({
  activity: activityRouter,
  adoption: adoptionRouter,
  agenda: agendaRouter,
  calendar: calendarRouter,
  document: documentRouter,
  caseReturn: caseReturnRouter,
  comment: commentRouter,
  indicator: indicatorRouter,
  live: liveRouter,
  notification: notificationRouter,
  organisation: organisationRouter,
  people: peopleRouter,
  period: periodRouter,
  project: projectRouter,
  release: releaseRouter,
  report: reportRouter,
  search: searchRouter,
  suggestion: suggestionRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures from within the server, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
