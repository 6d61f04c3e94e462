import { Badge, type MantineColor } from '@mantine/core';
import {
  type Icon,
  IconCalendarCheck,
  IconCalendarDot,
  IconCalendarPause,
  IconCircleCheck,
  IconCircleX,
  IconPlayerPause,
  IconProgress,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActivityStatus } from '#domain/activities/status';

/** Colour never speaks alone: each status has its sign and its word. */
const looks: Readonly<Record<ActivityStatus, { color: MantineColor; icon: Icon }>> = {
  planned: { color: 'gray', icon: IconCalendarDot },
  confirmed: { color: 'blue', icon: IconCalendarCheck },
  'under-way': { color: 'sea', icon: IconProgress },
  done: { color: 'green', icon: IconCircleCheck },
  postponed: { color: 'orange', icon: IconCalendarPause },
  suspended: { color: 'grape', icon: IconPlayerPause },
  cancelled: { color: 'red', icon: IconCircleX },
};

/** The status of an activity, in a word. Shade 9 of green and orange has 3.9:1 on its own tint; darker, 5:1 and more. */
export function StatusBadge({ status }: { status: ActivityStatus }) {
  const { t } = useTranslation();
  const { color, icon: Sign } = looks[status];
  return (
    <Badge
      color={color}
      leftSection={<Sign size={14} stroke={2} aria-hidden />}
      c={`color-mix(in srgb, var(--mantine-color-${color}-9) 78%, black)`}
    >
      {t(`status.${status}`)}
    </Badge>
  );
}
