import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useBroughtTo } from './focus';

/**
 * Says on the page that something was done, where the eye and the keyboard are brought to: what did it is often no
 * longer there. Give it a new key when the same is done again.
 */
export function DoneMessage({ children }: { children: ReactNode }) {
  const place = useBroughtTo<HTMLDivElement>();
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
