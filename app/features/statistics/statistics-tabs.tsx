import { Button, Group } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { OrganisationId } from '#domain/ids';
import { useSignedIn } from '~/routes/layout';

/** The unions whose returns the signed-in person handles. For display: the procedure asks the policy again. */
export function useOwnUnions(): readonly OrganisationId[] {
  const { actor } = useSignedIn();
  const ids = actor.memberships.map(({ organisationId }) => organisationId);
  return [...new Set(ids)].filter((organisationId) =>
    can(actor, 'caseReturn.read', { networkId: actor.networkId, organisationId }),
  );
}

const pages = [
  { name: 'return', to: '/statistics' },
  { name: 'periods', to: '/statistics/periods' },
] as const;

/** A union's own return, and what the network shows of all: two pages, so links and not tabs. */
export function StatisticsTabs({ value }: { value: 'return' | 'periods' }) {
  const { t } = useTranslation('statistics');
  if (useOwnUnions().length === 0) return null;
  return (
    <Group component="nav" gap={4} mb="lg" aria-label={t('tab.label')}>
      {pages.map(({ name, to }) => (
        <Button
          key={name}
          component={Link}
          to={to}
          prefetch="intent"
          variant={name === value ? 'light' : 'subtle'}
          aria-current={name === value ? 'page' : undefined}
        >
          {t(`tab.${name}`)}
        </Button>
      ))}
    </Group>
  );
}
