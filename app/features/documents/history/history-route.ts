import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTRPC } from '~/trpc/client';

/** What the routes of a document's past have in common: its history, and the comparison of two moments of it. */
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

/** Filters and the two states change the address only. */
export { unlessOnlySearchChanged as shouldRevalidate } from '~/revalidation';

/** The document of the address. */
export function useHead() {
  const { documentId = '' } = useParams();
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.document.get.queryOptions({ documentId })).data;
}
