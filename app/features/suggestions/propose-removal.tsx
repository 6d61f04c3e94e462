import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowValues } from '#domain/suggestions/values';
import { usePlan } from '../documents/plan/plan-context';
import { SendForm } from './send-form';

/** That an activity is to be deleted. */
export function ProposeRemoval({ activityId }: { activityId: string }) {
  const { snapshot } = usePlan();
  const { t } = useTranslation(['suggestions', 'documents']);
  // As the proposer saw it, whatever others write meanwhile.
  const [activity] = useState(() => snapshot.activities.find(({ id }) => id === activityId));
  if (!activity) return <Text>{t('suggestions:standing.gone')}</Text>;
  return (
    <Stack gap="sm">
      <Text fz="sm">
        {t('suggestions:what.remove')}{' '}
        <strong dir="auto">{activity.title || t('documents:plan.untitled')}</strong>
      </Text>
      <SendForm
        ready
        suggestions={[{ proposal: { kind: 'remove', activityId }, before: rowValues(activity) }]}
      />
    </Stack>
  );
}
