import { Button } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useSearchParams } from '@remix-run/react';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { readAddress } from '~/features/indicators/framework/framework-address';
import { ResultsFramework } from '~/features/indicators/framework/results-framework';
import { ViewLinks } from '~/features/indicators/framework/view-links';
import { IndicatorList } from '~/features/indicators/indicator-list';
import { useSignedIn } from '~/routes/layout';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const { queries } = context;
  const { view, ...asked } = readAddress(new URL(request.url).searchParams);
  return context.prefetch(
    view === 'framework'
      ? [queries.project.list.queryOptions(), queries.indicator.framework.queryOptions(asked)]
      : [queries.indicator.list.queryOptions()],
  );
};

export default function IndicatorsPage() {
  const { t } = useTranslation('indicators');
  const { actor } = useSignedIn();
  const [params] = useSearchParams();
  const { view, ...asked } = readAddress(params);
  const defines = can(actor, 'indicator.write', { networkId: actor.networkId });
  return (
    <>
      <PageHeader
        title={view === 'framework' ? t('view.framework') : t('title')}
        description={t('description')}
        actions={
          defines ? (
            <Button
              component={Link}
              to="/indicators/new"
              className="no-print"
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              {t('form.new')}
            </Button>
          ) : null
        }
      />
      <ViewLinks value={view} />
      {view === 'framework' ? <ResultsFramework {...asked} /> : <IndicatorList />}
    </>
  );
}
