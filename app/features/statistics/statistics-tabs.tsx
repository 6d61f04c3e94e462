import { Tabs } from '@mantine/core';
import { useNavigate } from '@remix-run/react';
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

/** A union's own return, and what the network shows of all. */
export function StatisticsTabs({ value }: { value: 'return' | 'periods' }) {
  const { t } = useTranslation('statistics');
  const navigate = useNavigate();
  if (useOwnUnions().length === 0) return null;
  return (
    <Tabs
      value={value}
      mb="lg"
      onChange={(to) => navigate(to === 'periods' ? '/statistics/periods' : '/statistics')}
    >
      <Tabs.List>
        <Tabs.Tab value="return">{t('tab.return')}</Tabs.Tab>
        <Tabs.Tab value="periods">{t('tab.periods')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
