import { later, laterPart } from '~/ui/later';
import { TableLoading } from '~/ui/loading';

/** Fetched when somebody is about to open an activity's panel; for who may write, before the line can go. */
export const activityFields = later(() => import('./activity-fields'));

export const ActivityFields = laterPart(
  activityFields,
  (part) => part.ActivityFields,
  <TableLoading lines={12} />,
);
