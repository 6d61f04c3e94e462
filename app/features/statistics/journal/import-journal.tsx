import { Button, FileButton, Modal, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JalonError } from '#domain/errors';
import type { Merged } from '#domain/statistics/journal/merge';
import { FormActions } from '~/ui/form';
import { CodeField } from './code-fields';
import { JournalRefusal } from './journal-refusal';
import { readSealed } from './sealed';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** What an import did. */
export type Imported = Omit<Merged, 'journal'>;

/** A journal of 100,000 cases is some 40 MB; far beyond, it is none. */
const largestFile = 100_000_000;

/** Brings the cases of another device: a file, and the code it was made under. */
export function ImportJournal(props: { journal: JournalOnDevice; onDone: (done: Imported) => void }) {
  const { journal, onDone } = props;
  const { t } = useTranslation(['statistics', 'common']);
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState('');
  const { run, pending, error } = useWork();
  const close = () => {
    setFile(null);
    setCode('');
  };
  const take = async (chosen: File) => {
    if (chosen.size > largestFile) throw new JalonError('file-unreadable', { reason: 'no-journal' });
    const { journal: _, ...done } = await journal.take(readSealed(await chosen.text()), code);
    close();
    onDone(done);
  };
  return (
    <>
      <FileButton
        // A new field each time: browsers say nothing when the same file is chosen again.
        key={file === null ? 'choose' : 'chosen'}
        accept=".jalon-journal,application/json"
        inputProps={{ 'aria-label': t('journal.import.button') }}
        onChange={setFile}
      >
        {(button) => (
          <Button {...button} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            {t('journal.import.button')}
          </Button>
        )}
      </FileButton>
      <Modal
        opened={file !== null}
        onClose={close}
        title={t('journal.import.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // React brings what happens in the dialog to the form it was opened from.
            event.stopPropagation();
            if (file) void run(() => take(file));
          }}
        >
          <Stack gap="sm">
            <Text size="sm">
              <bdi>{file?.name}</bdi>
            </Text>
            <CodeField
              label={t('journal.import.code')}
              description={t('journal.import.codeWhy')}
              data-autofocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <JournalRefusal error={error} />
          </Stack>
          <FormActions submit={t('common:action.import')} pending={pending} onCancel={close} />
        </form>
      </Modal>
    </>
  );
}
