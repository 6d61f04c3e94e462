import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Mantine's dialogs give the focus back 10 ms after they close. */
const AFTER_DIALOG_MS = 40;

/**
 * Says on the page that something was done, where the eye and the keyboard are brought to: what did it is often no
 * longer there. Give it a new key when the same is done again.
 */
export function DoneMessage({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      place.current?.focus({ preventScroll: true });
      place.current?.scrollIntoView({ block: 'center' });
    }, AFTER_DIALOG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Alert
      ref={place}
      role="status"
      tabIndex={-1}
      color="teal"
      icon={<IconCircleCheck aria-hidden />}
      data-testid="done"
    >
      {children}
    </Alert>
  );
}
