import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useRefusalText } from '~/ui/refusal';

const blank = { code: '', startsOn: null, endsOn: null, dueOn: null };
interface Fields {
  readonly code: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly dueOn: string | null;
}

/** Opens a period for case returns. */
export function NewPeriod() {
  const { t } = useTranslation(['statistics', 'common']);
  const refusal = useRefusalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [fields, setFields] = useState<Fields>(blank);
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
  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }));
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
            if (startsOn && endsOn) create.mutate({ code, startsOn, endsOn, dueOn });
          }}
        >
          <Stack gap="sm">
            {create.error ? <Alert color="red">{refusal(create.error)}</Alert> : null}
            <TextInput
              label={t('newPeriod.code')}
              description={t('newPeriod.codeWhy')}
              required
              data-autofocus
              maxLength={40}
              value={code}
              onChange={(event) => set({ code: event.currentTarget.value })}
            />
            <DateInput
              label={t('newPeriod.startsOn')}
              required
              valueFormat="DD/MM/YYYY"
              value={startsOn}
              onChange={(date) => set({ startsOn: date })}
            />
            <DateInput
              label={t('newPeriod.endsOn')}
              required
              valueFormat="DD/MM/YYYY"
              {...(startsOn ? { minDate: startsOn } : {})}
              value={endsOn}
              onChange={(date) => set({ endsOn: date })}
            />
            <DateInput
              label={t('newPeriod.dueOn')}
              clearable
              valueFormat="DD/MM/YYYY"
              value={dueOn}
              onChange={(date) => set({ dueOn: date })}
            />
          </Stack>
          <FormActions submit={t('common:action.create')} pending={create.isPending} onCancel={close} />
        </form>
      </Modal>
    </>
  );
}
