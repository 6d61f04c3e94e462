import { Stack } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { PeriodChoice } from '~/features/statistics/period-choice';
import { NewPeriod } from '~/features/statistics/periods/new-period';
import { PeriodPage } from '~/features/statistics/periods/period-page';
import { StatisticsTabs } from '~/features/statistics/statistics-tabs';
import { useSignedIn } from '~/routes/layout';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const periods = await context.api.period.list();
  const asked = new URL(request.url).searchParams.get('period');
  const periodId = (periods.find(({ id }) => id === asked) ?? periods[0])?.id ?? null;
  const { queries } = context;
  const state = await context.prefetch([
    queries.period.list.queryOptions(),
    ...(periodId
      ? [
          queries.caseReturn.whoReported.queryOptions({ periodId }),
          queries.release.get.queryOptions({ periodId }),
        ]
      : []),
  ]);
  return { ...state, periodId };
};

export default function PeriodsPage() {
  const { periodId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('statistics');
  const { actor } = useSignedIn();
  const [, setParams] = useSearchParams();
  const manages = can(actor, 'period.lock', { networkId: actor.networkId });
  return (
    <>
      <PageHeader
        title={t('periods.title')}
        description={t('periods.description')}
        actions={manages ? <NewPeriod /> : null}
      />
      <StatisticsTabs value="periods" />
      {periodId ? (
        <Stack gap="lg">
          <PeriodChoice
            periodId={periodId}
            onChoose={(period) => setParams({ period }, { preventScrollReset: true })}
          />
          <PeriodPage key={periodId} periodId={periodId} />
        </Stack>
      ) : (
        <EmptyState title={t('period.none')} text={t('period.noneText')} />
      )}
    </>
  );
}
