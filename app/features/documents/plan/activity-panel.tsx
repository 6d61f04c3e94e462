import { ActionIcon, Drawer, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useComments } from '~/features/comments/comments-context';
import { useSuggestions } from '~/features/suggestions/suggestions-context';
import { isInDialogAbove } from '~/ui/focus';
import { useShown } from '../views/use-shown';
import { ActivityFields } from './later-fields';
import { usePlan } from './plan-context';

/**
 * Everything about one activity, beside the grid.
 * @param statusHistory what was reported about it, newest first (a part of the activities' capability)
 */
export function ActivityPanel(props: {
  activityId: string | null;
  onClose: () => void;
  onShow: (activityId: string) => void;
  statusHistory?: ((activityId: string) => ReactNode) | undefined;
}) {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const { begun, shown, ended } = useComments();
  const { shown: suggested } = useSuggestions();
  const fields = useRef<HTMLDivElement>(null);
  const { activities } = useShown();
  const activity = snapshot.activities.find((each) => each.id === props.activityId);
  // From one shown activity to the next; from one that the filter hides, through all of them.
  const around = activity && activities.includes(activity) ? activities : snapshot.activities;
  const index = activity ? around.indexOf(activity) : -1;
  const step = (by: -1 | 1) => {
    const next = around[index + by];
    if (next) props.onShow(next.id);
  };
  return (
    <Drawer
      opened={activity !== undefined}
      onClose={() => {
        if (isInDialogAbove(fields.current)) return;
        ended();
        props.onClose();
      }}
      position="right"
      size="min(560px, 100vw)"
      padding="md"
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      title={
        <Group gap={2}>
          <Text fw={600} me={4} tabIndex={-1} data-autofocus={begun || shown || suggested ? undefined : true}>
            {t('panel.title', { context: snapshot.kind })}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index <= 0}
            aria-label={t('panel.previous', { context: snapshot.kind })}
            onClick={() => step(-1)}
          >
            <IconChevronUp size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index >= around.length - 1}
            aria-label={t('panel.next', { context: snapshot.kind })}
            onClick={() => step(1)}
          >
            <IconChevronDown size={18} />
          </ActionIcon>
        </Group>
      }
    >
      <div ref={fields} data-testid="activity-panel">
        {activity ? (
          <ActivityFields key={activity.id} activity={activity} statusHistory={props.statusHistory} />
        ) : null}
      </div>
    </Drawer>
  );
}
