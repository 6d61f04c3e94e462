import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { HistoryPage } from '~/features/documents/history/history-page';
import { useTRPC } from '~/trpc/client';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Jalon` }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '' } = params;
  const { title } = await context.api.document.get({ documentId });
  const { queries } = context;
  const state = await context.prefetch([
    queries.document.get.queryOptions({ documentId }),
    queries.document.version.list.queryOptions({ documentId }),
    queries.people.list.queryOptions(),
  ]);
  return { ...state, title };
};

/** Filters change the address only; what the loader gave is still true. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && currentUrl.pathname !== nextUrl.pathname;

export default function HistoryRoute() {
  const { documentId = '' } = useParams();
  const trpc = useTRPC();
  const { data: head } = useSuspenseQuery(trpc.document.get.queryOptions({ documentId }));
  return <HistoryPage key={documentId} head={head} />;
}
