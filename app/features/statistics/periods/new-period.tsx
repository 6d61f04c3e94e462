import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';

const blank = { code: '', startsOn: '', endsOn: '', dueOn: '' };

/** Opens a period for case returns. */
export function NewPeriod() {
  const { t } = useTranslation(['statistics', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [fields, setFields] = useState(blank);
  const close = () => {
    setOpened(false);
    setFields(blank);
  };
  const create = useMutation(
    trpc.period.create.mutationOptions({
      onSuccess: async () => {
        close();
        await queries.invalidateQueries({ queryKey: trpc.period.pathKey() });
      },
    }),
  );
  const { code, startsOn, endsOn, dueOn } = fields;
  const set = (change: Partial<typeof blank>) => setFields((before) => ({ ...before, ...change }));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('newPeriod.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('newPeriod.button')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ code, startsOn, endsOn, dueOn: dueOn || null });
          }}
        >
          <Stack gap="sm">
            <RefusalAlert error={create.error} />
            <TextInput
              label={t('newPeriod.code')}
              description={t('newPeriod.codeWhy')}
              required
              data-autofocus
              maxLength={40}
              value={code}
              onChange={(event) => set({ code: event.currentTarget.value })}
            />
            {/* The device's own date field: typed or picked, and made for thumbs on a telephone. */}
            <TextInput
              type="date"
              label={t('newPeriod.startsOn')}
              required
              value={startsOn}
              onChange={(event) => set({ startsOn: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('newPeriod.endsOn')}
              required
              min={startsOn}
              value={endsOn}
              onChange={(event) => set({ endsOn: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('newPeriod.dueOn')}
              value={dueOn}
              onChange={(event) => set({ dueOn: event.currentTarget.value })}
            />
          </Stack>
          <FormActions submit={t('common:action.create')} pending={create.isPending} onCancel={close} />
        </form>
      </Modal>
    </>
  );
}
