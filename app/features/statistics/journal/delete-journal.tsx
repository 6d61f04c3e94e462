import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportJournal } from './export-journal';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** Deletes the journal from this device, once it was offered as a file and a word was typed. */
export function DeleteJournal({ journal, fileName }: { journal: JournalOnDevice; fileName: string }) {
  const { t } = useTranslation(['statistics', 'common']);
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const { run, pending, error } = useWork();
  const word = t('journal.delete.word');
  const close = () => {
    setOpened(false);
    setTyped('');
  };
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('journal.delete.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('journal.delete.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // React brings what happens in the dialog to the form it was opened from.
            event.stopPropagation();
            void run(journal.remove);
          }}
        >
          <Stack gap="sm">
            <Text>{t('journal.delete.text')}</Text>
            <Group>
              <ExportJournal journal={journal} fileName={fileName} />
            </Group>
            <TextInput
              label={t('journal.delete.type', { word })}
              required
              dir="auto"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <JournalRefusal error={error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('common:action.cancel')}
              </Button>
              <Button
                type="submit"
                color="red"
                loading={pending}
                disabled={typed.trim().toLowerCase() !== word.toLowerCase()}
              >
                {t('journal.delete.confirm')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
