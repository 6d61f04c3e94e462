import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { NewReport } from '~/features/reports/list/new-report';
import { ReportList } from '~/features/reports/list/report-list';
import { PageHeader } from '~/ui/page-header';
import { useSignedIn } from './layout';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  return context.prefetch([context.queries.report.list.queryOptions()]);
};

export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const { actor } = useSignedIn();
  const mayCreate = can(actor, 'report.create', { networkId: actor.networkId });
  const create = mayCreate ? <NewReport /> : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t(mayCreate ? 'description' : 'descriptionReader')}
        actions={create}
      />
      <ReportList mayCreate={mayCreate} create={null} />
    </>
  );
}
