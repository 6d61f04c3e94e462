import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFocusLost } from '~/ui/focus';
import { CodeField } from './code-fields';
import { DeleteJournal } from './delete-journal';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** A journal that is on this device: its code opens it. Without the code it can only be given as a file, or deleted. */
export function UnlockJournal({ journal, fileName }: { journal: JournalOnDevice; fileName: string }) {
  const { t } = useTranslation('statistics');
  const [code, setCode] = useState('');
  const { run, pending, error } = useWork();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Locking took away what had it.
    if (isFocusLost()) field.current?.focus();
  }, []);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" maw="28rem">
        <Group gap="xs" wrap="nowrap">
          <IconLock size={24} stroke={1.5} aria-hidden />
          <Title order={2}>{t('journal.locked.title')}</Title>
        </Group>
        <Text size="sm" c="dimmed">
          {t('journal.locked.text')}
        </Text>
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            // What is wrong is written over.
            if (!(await run(() => journal.unlock(code)))) field.current?.select();
          }}
        >
          <Stack gap="sm">
            <CodeField
              ref={field}
              label={t('journal.code.label')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <JournalRefusal error={error} />
            <Group gap="xs">
              <Button type="submit" loading={pending}>
                {t('journal.locked.open')}
              </Button>
              <DeleteJournal journal={journal} fileName={fileName} />
            </Group>
          </Stack>
        </form>
      </Stack>
    </Paper>
  );
}
