import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { DefinitionForm } from '~/features/indicators/definition/definition-form';
import { blank } from '~/features/indicators/definition/values';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) => {
  const actor = context.signedIn?.actor;
  if (!actor || !can(actor, 'indicator.write', { networkId: actor.networkId })) {
    throw Response.json({ code: 'not-allowed', details: {} }, { status: 403 });
  }
  const { queries } = context;
  return context.prefetch([
    queries.indicator.list.queryOptions(),
    queries.project.list.queryOptions(),
    queries.organisation.list.queryOptions(),
  ]);
};

export default function NewIndicatorPage() {
  const { t } = useTranslation('indicators');
  return (
    <>
      <PageHeader crumbs={[{ label: t('title'), to: '/indicators' }]} title={t('form.new')} />
      <DefinitionForm initial={blank} changed={null} />
    </>
  );
}
