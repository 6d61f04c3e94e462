import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Says that the row somebody stood in was deleted, and why the keys write nothing before a cell is chosen. */
export function useStoodNotice(): (name: string | null) => void {
  const { t } = useTranslation(['grid', 'documents', 'common']);
  return (name) =>
    notifications.show({
      id: 'stood',
      message: t('grid:gone.stood', { name: name ?? t('documents:cell.someone') }),
      color: 'orange',
      autoClose: 12_000,
      closeButtonProps: { 'aria-label': t('common:action.close') },
    });
}
