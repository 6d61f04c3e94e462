import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { IndicatorList } from '~/features/indicators/indicator-list';
import { PageHeader } from '~/ui/page-header';

export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) => {
  if (!context.signedIn) throw redirect('/login');
  return context.prefetch([context.queries.indicator.list.queryOptions()]);
};

export default function IndicatorsPage() {
  const { t } = useTranslation('indicators');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <IndicatorList />
    </>
  );
}
