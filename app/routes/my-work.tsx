import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dateIn } from '#domain/period/calendar';
import { MyWork } from '~/features/activities/my-work';
import { WaitingVotes } from '~/features/adoption/waiting-votes';
import { useTRPC } from '~/trpc/client';
import { PageHeader } from '~/ui/page-header';

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { activity, adoption, organisation } = context.queries;
  const prepared = await context.prefetch([
    activity.list.queryOptions({ mine: true }),
    organisation.list.queryOptions(),
    adoption.waiting.queryOptions(),
  ]);
  // Today where the network is; the browser's own clock may stand in another zone.
  return { ...prepared, today: dateIn(new Date(), context.signedIn?.network.timeZone ?? 'UTC') };
};

export default function MyWorkPage() {
  const { t } = useTranslation('activities');
  const trpc = useTRPC();
  const { today } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(trpc.activity.list.queryOptions({ mine: true }));
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <WaitingVotes />
      <MyWork activities={data} today={today} />
    </>
  );
}
