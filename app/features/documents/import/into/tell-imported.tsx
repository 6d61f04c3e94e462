import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { useRefusalText } from '~/ui/refusal';

/** Says that a file was imported into a document and, where it was written into, offers to take it back at once. */
export function useTellImported(documentId: string): (written: boolean) => void {
  const { t } = useTranslation(['imports', 'documents']);
  const trpc = useTRPC();
  const refusal = useRefusalText();
  const id = `imported-into-${documentId}`;
  const say = (message: string, color: string): void => void notifications.update({ id, message, color });
  const undo = useMutation(
    trpc.document.undoImport.mutationOptions({
      onSuccess: () => say(t('documents:undoImport.done'), 'green'),
      onError: (error) => say(refusal(error), 'red'),
    }),
  );
  return (written) =>
    void notifications.show({
      id,
      autoClose: 30_000,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('documents:panel.close') },
      message: (
        <Group justify="space-between" gap="xs" data-testid="imported-into">
          <Text fz="sm">{t(written ? 'into.done' : 'into.suggested')}</Text>
          {written ? (
            <Button size="compact-sm" variant="light" onClick={() => undo.mutate({ documentId })}>
              {t('into.undo')}
            </Button>
          ) : null}
        </Group>
      ),
    });
}
