import { Button, Checkbox, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewCodeFields, useNewCode } from './code-fields';
import { type Imported, ImportJournal } from './import-journal';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** Before the first case: what a journal is, that there is no other copy of it, and the code it is kept under. */
export function BeginJournal(props: { journal: JournalOnDevice; onImported: (done: Imported) => void }) {
  const { journal, onImported } = props;
  const { t } = useTranslation('statistics');
  const code = useNewCode();
  const [understood, setUnderstood] = useState(false);
  const { run, pending, error } = useWork();
  return (
    <Paper withBorder p="md">
      <Stack gap="md" maw="44rem">
        <Group gap="xs" wrap="nowrap">
          <IconShieldLock size={26} stroke={1.5} aria-hidden />
          <Title order={2}>{t('journal.begin.title')}</Title>
        </Group>
        <Text>{t('journal.begin.text')}</Text>
        <List spacing={6}>
          <List.Item>{t('journal.begin.stays')}</List.Item>
          <List.Item fw={600}>{t('journal.begin.onlyCopy')}</List.Item>
          <List.Item fw={600}>{t('journal.begin.lostCode')}</List.Item>
        </List>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const chosen = code.check();
            if (chosen !== null) void run(() => journal.begin(chosen));
          }}
        >
          <Stack gap="sm" maw="28rem">
            <NewCodeFields {...code} />
            <Checkbox
              required
              label={t('journal.begin.understood')}
              checked={understood}
              onChange={(event) => setUnderstood(event.currentTarget.checked)}
            />
            <JournalRefusal error={error} />
            <Group gap="xs">
              <Button type="submit" loading={pending}>
                {t('journal.begin.button')}
              </Button>
              <ImportJournal journal={journal} onDone={onImported} />
            </Group>
          </Stack>
        </form>
      </Stack>
    </Paper>
  );
}
