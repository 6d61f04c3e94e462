import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { LibraryPage } from '~/features/documents/library/library-page';

export const meta: MetaFunction = () => [{ title: 'Documents · Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) =>
  context.prefetch([context.queries.document.list.queryOptions()]);

export default function DocumentsRoute() {
  return <LibraryPage />;
}
