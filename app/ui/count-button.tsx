import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

/** Opens a list, and says on its corner how much in it waits for somebody. */
export function CountButton(props: {
  /** What is opened. */
  tip: string;
  /** The same with the count, for who does not see it. */
  label: string;
  count: number;
  color: string;
  icon: Icon;
  testId: string;
  onClick: () => void;
}) {
  const { tip, label, count, color, icon: Icon, testId, onClick } = props;
  return (
    <Tooltip label={tip}>
      <Indicator label={count} size={16} disabled={count === 0} color={color} offset={4} zIndex={1}>
        <ActionIcon variant="default" size={36} aria-label={label} data-testid={testId} onClick={onClick}>
          <Icon size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
