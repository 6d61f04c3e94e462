import { Alert } from '@mantine/core';
import { useJournalRefusal } from './use-work';

/** What could not be done with the journal; nothing as long as there is no error. */
export function JournalRefusal({ error }: { error: unknown }) {
  const text = useJournalRefusal();
  return error ? (
    <Alert color="red" role="alert">
      {text(error)}
    </Alert>
  ) : null;
}
