import { Alert, type AlertProps } from '@mantine/core';
import { useRefusalText } from './refusal';

/** What was refused and what to do about it; nothing as long as there is no error. */
export function RefusalAlert({ error, ...rest }: { error: unknown } & Pick<AlertProps, 'title' | 'mb'>) {
  const text = useRefusalText();
  return error ? (
    <Alert color="red" {...rest}>
      {text(error)}
    </Alert>
  ) : null;
}
