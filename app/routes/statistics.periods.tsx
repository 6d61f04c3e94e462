import { Stack } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { can } from '#domain/access/policy';
import { PeriodChoice } from '~/features/statistics/period-choice';
import { FollowedRelease } from '~/features/statistics/periods/followed-release';
import { NewPeriod } from '~/features/statistics/periods/new-period';
import { PeriodPage } from '~/features/statistics/periods/period-page';
import { StatisticsTabs } from '~/features/statistics/statistics-tabs';
import { useSignedIn } from '~/routes/layout';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const address = new URL(request.url).searchParams;
  const releaseId = followedRelease(address);
  const followed = releaseId && (await context.api.release.source({ releaseId }));
  const periods = await context.api.period.list();
  const asked = followed ? followed.periodId : address.get('period');
  const periodId = (periods.find(({ id }) => id === asked) ?? periods[0])?.id ?? null;
  const { queries } = context;
  const state = await context.prefetch([
    queries.period.list.queryOptions(),
    ...(releaseId ? [queries.release.source.queryOptions({ releaseId })] : []),
    ...(periodId
      ? [
          queries.caseReturn.whoReported.queryOptions({ periodId }),
          queries.release.get.queryOptions({ periodId }),
        ]
      : []),
  ]);
  return { ...state, periodId, releaseId };
};

/** The release whose figure the reader follows here; an address that none can have reads like one that none has. */
function followedRelease(address: URLSearchParams): string | null {
  const asked = address.get('release');
  if (asked !== null && !z.uuid().safeParse(asked).success) throw new Response(null, { status: 404 });
  return asked;
}

export default function PeriodsPage() {
  const { periodId, releaseId } = useLoaderData<typeof loader>();
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
          {releaseId ? <FollowedRelease key={releaseId} releaseId={releaseId} /> : null}
          <PeriodPage key={periodId} periodId={periodId} />
        </Stack>
      ) : (
        <EmptyState title={t('period.none')} text={t('period.noneText')} />
      )}
    </>
  );
}
