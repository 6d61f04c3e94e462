import { notifications } from '@mantine/notifications';
import { useRefusalText } from './refusal';

/** Short notices for what was done elsewhere or failed; what was done on the page shows on the page. */
export function useNotice(): { done(text: string): void; failed(error: unknown): void } {
  const text = useRefusalText();
  return {
    done: (message) => {
      notifications.show({ message, color: 'teal' });
    },
    failed: (error) => {
      notifications.show({ message: text(error), color: 'red', autoClose: 10_000 });
    },
  };
}
