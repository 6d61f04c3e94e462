import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ReportStatus } from '~/features/activities/report-status';
import { StatusHistory } from '~/features/activities/status-history';
import { PlanPage, type PlanSlots } from '~/features/documents/plan/plan-page';
import { useTRPC } from '~/trpc/client';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Jalon` }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '' } = params;
  const wanted = context.queries.document.get.queryOptions({ documentId });
  const state = await context.prefetch([wanted]);
  const head = await context.api.document.get({ documentId });
  return { ...state, title: head.title };
};

/** Opening a panel changes the address only; what the loader gave is still true. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) =>
  defaultShouldRevalidate &&
  (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search);

export default function PlanRoute() {
  const { documentId = '' } = useParams();
  const trpc = useTRPC();
  const { data: head } = useSuspenseQuery(trpc.document.get.queryOptions({ documentId }));
  return <PlanPage key={documentId} head={head} slots={slots} />;
}

const slots: PlanSlots = {
  reportStatus: (props) => <ReportStatus {...props} opened />,
  statusHistory: (props) => <StatusHistory {...props} />,
};
