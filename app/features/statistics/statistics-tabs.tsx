import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { OrganisationId } from '#domain/ids';
import { useSignedIn } from '~/routes/layout';
import { PageLinks } from '~/ui/page-links';

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
  if (useOwnUnions().length === 0) return null;
  return (
    <PageLinks
      label={t('tab.label')}
      value={value}
      links={[
        { name: 'return', to: '/statistics', label: t('tab.return') },
        { name: 'periods', to: '/statistics/periods', label: t('tab.periods') },
      ]}
    />
  );
}
