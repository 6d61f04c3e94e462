import { Button, Group, Stack, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeOf } from '#domain/suggestions/proposal';
import { LoadFailed } from '~/ui/load-failed';
import { SuggestionCard } from './suggestion-card';
import { useSuggestions } from './suggestions-context';
import { useDeciding } from './use-deciding';
import { useSeen } from './use-seen';

/** What is proposed about one activity, in its panel. */
export function ActivitySuggestions({ activityId }: { activityId: string }) {
  const { t } = useTranslation('suggestions');
  const { suggestions, failed, retry, maySuggest, shown, propose } = useSuggestions();
  const [all, setAll] = useState(false);
  const deciding = useDeciding();
  const here = (suggestions ?? []).filter(({ proposal }) => nodeOf(proposal) === activityId);
  useSeen(here.map(({ id }) => id));
  const decided = here.filter(({ state }) => state !== 'open');
  // What the address leads to is shown, whatever became of it.
  const listed = all ? here : here.filter(({ id, state }) => state === 'open' || id === shown);
  if (failed && !suggestions) return <LoadFailed title={t('failed')} retry={retry} />;
  if (!maySuggest && here.length === 0) return null;
  return (
    <section aria-label={t('title')} data-testid="activity-suggestions" data-suggestions tabIndex={-1}>
      <Text fw={600} mt="md" mb="xs">
        {t('title')}
      </Text>
      <Stack gap="sm">
        {here.length === 0 ? (
          <Text fz="sm" c="dimmed">
            {t('empty.activity')}
          </Text>
        ) : null}
        {listed.map((suggestion) => (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} deciding={deciding} />
        ))}
        <Group gap={4}>
          {maySuggest ? (
            <Button
              variant="light"
              size="compact-sm"
              data-testid="propose-change"
              leftSection={<IconBulb size={15} aria-hidden />}
              onClick={() => propose({ kind: 'field', activityId, column: 'title' })}
            >
              {t('propose.change')}
            </Button>
          ) : null}
          {decided.length > 0 ? (
            <Button
              variant="subtle"
              color="gray"
              c="gray.8"
              size="compact-sm"
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {t(all ? 'decidedHide' : 'decidedShow', { count: decided.length })}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </section>
  );
}
