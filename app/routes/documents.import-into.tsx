import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { IntoPage } from '~/features/documents/import/into/into-page';
import { useTRPC } from '~/trpc/client';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Jalon` }];

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '' } = params;
  const { title, access, kind } = await context.api.document.get({ documentId });
  if (access !== 'write' || kind === 'report')
    throw Response.json({ code: 'not-allowed', details: {} }, { status: 403 });
  const state = await context.prefetch([context.queries.document.get.queryOptions({ documentId })]);
  return { ...state, title };
};

export default function ImportIntoRoute() {
  const { documentId = '' } = useParams();
  const trpc = useTRPC();
  const { data: head } = useSuspenseQuery(trpc.document.get.queryOptions({ documentId }));
  return <IntoPage key={documentId} head={head} />;
}
