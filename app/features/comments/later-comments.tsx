import { later, laterPart, useLaterReady, useOnce } from '~/ui/later';
import { TableLoading } from '~/ui/loading';
import { usePlan } from '../documents/plan/plan-context';
import { useComments } from './comments-context';

const drawer = later(() => import('./comments-drawer'));
const ofActivity = later(() => import('./activity-comments'));
const parts = [drawer, ofActivity];

const Drawer = laterPart(drawer, (part) => part.CommentsDrawer);

/** What is said about one activity, in its panel. */
export const ActivityComments = laterPart(
  ofActivity,
  (part) => part.ActivityComments,
  <TableLoading lines={2} />,
);

/** The list of all threads, loaded when somebody first opens it. */
export function CommentsDrawer() {
  const { listed, threads } = useComments();
  const { writable } = usePlan();
  // What others said is there to be read while one works without a line.
  useLaterReady(parts, writable && threads !== undefined && threads.length > 0);
  return useOnce(listed) ? <Drawer /> : null;
}
