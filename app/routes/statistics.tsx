import { Group, Select, Stack } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { PeriodChoice } from '~/features/statistics/period-choice';
import { UnionReturn } from '~/features/statistics/returns/return-page';
import { WaitingElsewhere } from '~/features/statistics/returns/waiting-elsewhere';
import { StatisticsTabs, useOwnUnions } from '~/features/statistics/statistics-tabs';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const { actor } = context.signedIn;
  const own = actor.memberships
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) =>
      can(actor, 'caseReturn.read', { networkId: actor.networkId, organisationId }),
    );
  const [first] = own;
  // Those who have no return of their own see what the network shows of all.
  if (first === undefined) throw redirect('/statistics/periods');
  const periods = await context.api.period.list();
  const asked = new URL(request.url).searchParams;
  const organisationId = own.find((id) => id === asked.get('organisation')) ?? first;
  const period =
    periods.find(({ id }) => id === asked.get('period')) ??
    periods.find(({ lockedAt }) => lockedAt === null) ??
    periods[0];
  const { queries } = context;
  const state = await context.prefetch([
    queries.period.list.queryOptions(),
    queries.caseReturn.waiting.queryOptions(),
    queries.organisation.list.queryOptions(),
    ...(period ? [queries.caseReturn.get.queryOptions({ periodId: period.id, organisationId })] : []),
  ]);
  return { ...state, periodId: period?.id ?? null, organisationId };
};

export default function StatisticsPage() {
  const { periodId, organisationId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const { data: organisations } = useSuspenseQuery(trpc.organisation.list.queryOptions());
  const [, setParams] = useSearchParams();
  const own = useOwnUnions();
  const choose = (period: string, organisation: string) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), period, organisation }), {
      preventScrollReset: true,
    });
  return (
    <>
      <PageHeader title={t('return.title')} description={t('return.description')} />
      <StatisticsTabs value="return" />
      <Stack gap="lg">
        {periodId ? (
          <>
            <Group gap="md">
              <PeriodChoice periodId={periodId} onChoose={(id) => choose(id, organisationId)} />
              {own.length > 1 ? (
                <Select
                  label={t('return.union')}
                  w={240}
                  allowDeselect={false}
                  data={own.map((id) => ({
                    value: id,
                    label: organisations.find((known) => known.id === id)?.code ?? id,
                  }))}
                  value={organisationId}
                  onChange={(id) => id && choose(periodId, id)}
                />
              ) : null}
            </Group>
            <UnionReturn
              key={`${periodId} ${organisationId}`}
              periodId={periodId}
              organisationId={organisationId}
            />
          </>
        ) : (
          <EmptyState title={t('period.none')} text={t('period.noneText')} />
        )}
        <WaitingElsewhere />
      </Stack>
    </>
  );
}
