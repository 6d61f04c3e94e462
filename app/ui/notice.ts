import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from './refusal';

/** Short notices for what was done elsewhere or failed; what was done on the page shows on the page. */
export function useNotice(): { done(text: string): void; failed(error: unknown): void } {
  const text = useRefusalText();
  const { t } = useTranslation();
  const show = (message: string, color: string, autoClose?: number): void => {
    notifications.show({
      message,
      color,
      ...(autoClose === undefined ? {} : { autoClose }),
      // Mantine draws a cross without a name.
      closeButtonProps: { 'aria-label': t('action.close') },
    });
  };
  return {
    done: (message) => show(message, 'teal'),
    failed: (error) => show(text(error), 'red', 10_000),
  };
}
