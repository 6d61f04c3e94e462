import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '~/ui/form';
import { NewCodeFields, useNewCode } from './code-fields';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice } from './use-journal';
import { useWork } from './use-work';

/** Keeps the open journal under another code. Files that were made before still have the old one. */
export function ChangeCode({ journal, onDone }: { journal: JournalOnDevice; onDone: () => void }) {
  const { t } = useTranslation(['statistics', 'common']);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('journal.code.change')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('journal.code.change')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <ChangeForm
          journal={journal}
          onClose={() => setOpened(false)}
          onDone={() => {
            setOpened(false);
            onDone();
          }}
        />
      </Modal>
    </>
  );
}

function ChangeForm(props: { journal: JournalOnDevice; onClose: () => void; onDone: () => void }) {
  const { journal, onClose, onDone } = props;
  const { t } = useTranslation('statistics');
  const code = useNewCode();
  const { run, pending, error } = useWork();
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const chosen = code.check();
        if (chosen !== null && (await run(() => journal.changeCode(chosen)))) onDone();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('journal.code.changeWhy')}</Text>
        <NewCodeFields {...code} />
        <JournalRefusal error={error} />
      </Stack>
      <FormActions submit={t('journal.code.change')} pending={pending} onCancel={onClose} />
    </form>
  );
}
