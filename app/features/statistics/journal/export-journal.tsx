import { Button, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '~/ui/save-file';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** Gives the journal as a file that only its code opens. */
export function ExportJournal({ journal, fileName }: { journal: JournalOnDevice; fileName: string }) {
  const { t } = useTranslation('statistics');
  const { run, pending, error } = useWork();
  const save = (text: string) => saveFile(fileName, [text], 'application/json');
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={pending}
        onClick={() => void run(() => journal.give(save))}
      >
        {t('journal.export')}
      </Button>
      <JournalRefusal error={error} />
    </Stack>
  );
}
