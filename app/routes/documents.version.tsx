import type { LoaderFunctionArgs } from '@remix-run/node';
import { useParams } from '@remix-run/react';
import { useHead } from '~/features/documents/history/history-route';
import { VersionPage } from '~/features/documents/history/version-page';

export { meta } from '~/features/documents/history/history-route';

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { documentId = '', versionId = '' } = params;
  const { title } = await context.api.document.get({ documentId });
  const { queries } = context;
  const state = await context.prefetch([
    queries.document.get.queryOptions({ documentId }),
    queries.document.version.get.queryOptions({ documentId, versionId }),
  ]);
  return { ...state, title };
};

export default function VersionRoute() {
  const { versionId = '' } = useParams();
  return <VersionPage key={versionId} head={useHead()} versionId={versionId} />;
}
