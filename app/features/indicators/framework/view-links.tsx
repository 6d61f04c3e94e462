import { useTranslation } from 'react-i18next';
import { PageLinks } from '~/ui/page-links';

/** The same indicators as a list or as a results framework. */
export function ViewLinks({ value }: { value: 'list' | 'framework' }) {
  const { t } = useTranslation('indicators');
  return (
    <PageLinks
      label={t('view.label')}
      value={value}
      links={[
        { name: 'list', to: '/indicators', label: t('view.list') },
        { name: 'framework', to: '/indicators?view=framework', label: t('view.framework') },
      ]}
    />
  );
}
