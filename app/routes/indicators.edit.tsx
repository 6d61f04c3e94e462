import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionForm } from '~/features/indicators/definition/definition-form';
import { toValues } from '~/features/indicators/definition/values';
import { indicatorIdIn } from '~/features/indicators/indicator-address';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  const indicatorId = indicatorIdIn(params);
  const { may } = await context.api.indicator.get({ indicatorId });
  if (!may.edit) throw Response.json({ code: 'not-allowed', details: {} }, { status: 403 });
  const { queries } = context;
  const state = await context.prefetch([
    queries.indicator.series.queryOptions({ indicatorId }),
    queries.indicator.get.queryOptions({ indicatorId }),
    queries.indicator.list.queryOptions(),
    queries.project.list.queryOptions(),
    queries.organisation.list.queryOptions(),
  ]);
  return { ...state, indicatorId };
};

export default function ChangeIndicatorPage() {
  const { indicatorId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('indicators');
  const trpc = useTRPC();
  const text = useLocalText();
  const { data: series } = useSuspenseQuery(trpc.indicator.series.queryOptions({ indicatorId }));
  const { data: page } = useSuspenseQuery(trpc.indicator.get.queryOptions({ indicatorId }));
  const { indicator } = series;
  // What a colleague changes meanwhile comes by itself; what is sent is compared with what stood here at first.
  const [initial] = useState(() => toValues(indicator));
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('title'), to: '/indicators' },
          { label: indicator.code, to: `/indicators/${indicatorId}` },
        ]}
        title={t('form.change')}
        description={text(indicator.titles)}
      />
      <DefinitionForm initial={initial} changed={{ id: indicatorId, hasFigures: page.hasFigures }} />
    </>
  );
}
