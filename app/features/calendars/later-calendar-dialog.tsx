import type { ComponentProps } from 'react';
import { later, laterPart } from '~/ui/later';

const Dialog = laterPart(
  later(() => import('./calendar-dialog')),
  (part) => part.CalendarDialog,
);

/** The dialog of a calendar's address, loaded when it is first asked for. `opened` null: nobody has asked yet. */
export function CalendarDialog({
  opened,
  ...props
}: Omit<ComponentProps<typeof Dialog>, 'opened'> & { opened: boolean | null }) {
  return opened === null ? null : <Dialog {...props} opened={opened} />;
}
