import { Alert, Stack, Title } from '@mantine/core';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChangeDefinition } from '~/features/indicators/definition/change-definition';
import { RetireIndicator } from '~/features/indicators/definition/retire-indicator';
import { DefinitionFacts } from '~/features/indicators/definition-facts';
import { EditTargets } from '~/features/indicators/edit-targets';
import { EnterValue } from '~/features/indicators/enter-value';
import { indicatorIdIn } from '~/features/indicators/indicator-address';
import { LinkedActivities } from '~/features/indicators/linked-activities';
import { SeriesChart } from '~/features/indicators/series-chart';
import { SeriesTable } from '~/features/indicators/series-table';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const indicatorId = indicatorIdIn(params);
  const input = { indicatorId };
  const { queries } = context;
  const state = await context.prefetch([
    queries.indicator.series.queryOptions(input),
    queries.indicator.get.queryOptions(input),
  ]);
  return { ...state, indicatorId };
};

export default function IndicatorPage() {
  const { indicatorId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('indicators');
  const trpc = useTRPC();
  const text = useLocalText();
  const format = useFormat();
  const { data: series } = useSuspenseQuery(trpc.indicator.series.queryOptions({ indicatorId }));
  const { data: page } = useSuspenseQuery(trpc.indicator.get.queryOptions({ indicatorId }));
  const { indicator } = series;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/indicators' }]}
        title={text(indicator.titles)}
        description={indicator.code}
        actions={
          <>
            <EnterValue series={series} />
            {page.may.edit ? (
              <>
                <EditTargets series={series} />
                <ChangeDefinition indicatorId={indicatorId} />
                <RetireIndicator indicatorId={indicatorId} />
              </>
            ) : null}
          </>
        }
      />
      <Stack gap="xl">
        {indicator.retiredAt ? (
          <Alert color="gray">{t('retire.since', { date: format.dateTime(indicator.retiredAt) })}</Alert>
        ) : null}
        <DefinitionFacts indicator={indicator} page={page} />
        <section aria-label={t('chart.title')}>
          <Title order={2} mb="sm">
            {t('chart.title')}
          </Title>
          <SeriesChart series={series} />
        </section>
        <SeriesTable series={series} />
        <LinkedActivities activities={page.activities} />
      </Stack>
    </>
  );
}
