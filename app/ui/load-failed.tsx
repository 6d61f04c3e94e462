import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Says that something did not come, and asks for it again. */
export function LoadFailed({ title, retry }: { title: string; retry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Alert color="red" title={title}>
      <Button variant="default" size="compact-sm" onClick={retry}>
        {t('action.retry')}
      </Button>
    </Alert>
  );
}
