import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useComments } from './comments-context';

export function ThreadsFailed() {
  const { t } = useTranslation(['comments', 'common']);
  const { retry } = useComments();
  return (
    <Alert color="red" role="alert" title={t('comments:failed')}>
      <Button variant="default" size="compact-sm" onClick={retry}>
        {t('common:action.retry')}
      </Button>
    </Alert>
  );
}
