import type { LoaderFunctionArgs } from '@remix-run/node';
import { AdoptionPage } from '~/features/adoption/adoption-page';
import { useHead } from '~/features/documents/history/history-route';

export { meta } from '~/features/documents/history/history-route';

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '' } = params;
  const { title } = await context.api.document.get({ documentId });
  const { queries } = context;
  const state = await context.prefetch([
    queries.document.get.queryOptions({ documentId }),
    queries.adoption.get.queryOptions({ documentId }),
    queries.organisation.list.queryOptions(),
    queries.people.list.queryOptions(),
  ]);
  return { ...state, title };
};

export default function AdoptionRoute() {
  const head = useHead();
  return <AdoptionPage key={head.id} head={head} />;
}
