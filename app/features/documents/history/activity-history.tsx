import { Anchor, Button, Group } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../plan/plan-context';
import { WithRestore } from './restore-context';
import { Timeline } from './timeline';

/** What was done to one activity, in its panel: asked for when somebody wants to see it. */
export function ActivityHistory({ activityId }: { activityId: string }) {
  const { documentId, snapshot, writable } = usePlan();
  const { t } = useTranslation('history');
  const [shown, setShown] = useState(false);
  return (
    <section aria-label={t('panel.title')} data-testid="activity-history">
      <Group justify="space-between" mt="md" mb="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          px={0}
          aria-expanded={shown}
          onClick={() => setShown((before) => !before)}
        >
          {t('panel.show')}
        </Button>
        <Anchor
          component={Link}
          fz="sm"
          to={`/documents/${documentId}/history?${new URLSearchParams({ activity: activityId })}`}
        >
          {t('panel.whole')}
        </Anchor>
      </Group>
      {shown ? (
        <WithRestore documentId={documentId}>
          <Timeline
            documentId={documentId}
            kind={snapshot.kind}
            writable={writable}
            activityId={activityId}
          />
        </WithRestore>
      ) : null}
    </section>
  );
}
