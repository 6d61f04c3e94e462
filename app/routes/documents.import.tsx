import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { can } from '#domain/access/policy';
import { ImportPage } from '~/features/documents/import/import-page';

export const meta: MetaFunction = () => [{ title: 'Import · Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) => {
  const actor = context.signedIn?.actor;
  const owners = [null, ...(actor?.memberships.map(({ organisationId }) => organisationId) ?? [])];
  const may = owners.some(
    (ownerOrganisationId) =>
      actor && can(actor, 'document.create', { networkId: actor.networkId, ownerOrganisationId }),
  );
  if (!may) throw Response.json({ code: 'not-allowed', details: {} }, { status: 403 });
  return context.prefetch([context.queries.organisation.list.queryOptions()]);
};

export default function ImportRoute() {
  return <ImportPage />;
}
