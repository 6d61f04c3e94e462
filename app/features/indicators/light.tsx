import { Badge, type MantineColor } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconCircleCheck, IconEye, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TrafficLight } from '#domain/indicators/achievement';

const looks: Readonly<Record<TrafficLight, { color: MantineColor; icon: Icon }>> = {
  green: { color: 'green', icon: IconCircleCheck },
  amber: { color: 'yellow', icon: IconEye },
  red: { color: 'red', icon: IconAlertTriangle },
  none: { color: 'gray', icon: IconMinus },
};

/** Achievement against the time elapsed; colour never speaks alone. */
export function Light({ light }: { light: TrafficLight }) {
  const { t } = useTranslation('indicators');
  const { color, icon: Sign } = looks[light];
  return (
    <Badge color={color} c="dark.6" leftSection={<Sign size={14} stroke={2} aria-hidden />}>
      {t(`light.${light}`)}
    </Badge>
  );
}
