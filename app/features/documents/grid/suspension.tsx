import { Button, Group, Stack, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionSnapshot } from '#domain/document/read';
import type { RowCommands } from './use-rows';

/** Asks why a section is suspended; a suspension without its reason says too little. */
export function useSuspension(commands: RowCommands): (section: SectionSnapshot) => void {
  const { t } = useTranslation('documents');
  return (section) => {
    const id = modals.open({
      title: t('section.suspend'),
      children: (
        <ReasonForm
          onGiven={(reason) => {
            commands.suspend(section.id, reason);
            modals.close(id);
          }}
        />
      ),
    });
  };
}

function ReasonForm({ onGiven }: { onGiven: (reason: string) => void }) {
  const { t } = useTranslation(['documents', 'common']);
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(box.current?.value.trim() ?? '');
      }}
    >
      <Stack gap="sm">
        <Textarea
          ref={box}
          label={t('documents:section.reason')}
          autosize
          minRows={2}
          required
          data-autofocus
          dir="auto"
        />
        <Group justify="flex-end">
          <Button type="submit">{t('common:action.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
