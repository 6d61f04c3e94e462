import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { responsibleKeys } from '#domain/document/filter';
import { useSignedIn } from '~/routes/layout';
import { usePlan } from '../../plan/plan-context';
import { useFilter } from './use-filter';

/**
 * One's own activities with one press. It names the organisations in the address: a link shows its reader what its
 * sender sees, not what is the reader's.
 */
export function OwnButton() {
  const { actor } = useSignedIn();
  const { snapshot } = usePlan();
  const [{ responsibles }, change] = useFilter();
  const { t } = useTranslation('views');
  const own = useMemo(() => {
    const mine = new Set<string>(actor.memberships.map(({ organisationId }) => organisationId));
    const there = new Set(snapshot.activities.flatMap(responsibleKeys));
    return [...mine].filter((id) => there.has(id)).sort();
  }, [actor.memberships, snapshot.activities]);
  if (own.length === 0) return null;
  const pressed = [...responsibles].sort().join() === own.join();
  return (
    <Button
      variant={pressed ? 'light' : 'default'}
      px={10}
      leftSection={<IconUsers size={16} aria-hidden />}
      aria-pressed={pressed}
      onClick={() => change({ responsibles: pressed ? [] : own })}
    >
      {t('filter.mine')}
    </Button>
  );
}
