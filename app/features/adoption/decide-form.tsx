import { Button, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { RefusalAlert } from '~/ui/refusal-alert';
import { NoteField } from './note-field';
import { useSend } from './use-send';

const decisions = ['adopted', 'rejected'] as const;

/** For the chair: a tie is decided, with the reason. */
export function DecideForm({ voteId }: { voteId: string }) {
  const { t } = useTranslation(['adoption', 'errors']);
  const trpc = useTRPC();
  const form = useForm({
    initialValues: { result: null as (typeof decisions)[number] | null, reason: '' },
    validate: {
      result: (result) => (result === null ? t('adoption:ballot.choiceMissing') : null),
      reason: (reason) => (reason.trim() === '' ? t('errors:field.missing') : null),
    },
  });
  const decide = useSend(trpc.adoption.decide.mutationOptions(), t('adoption:state.decided'));
  return (
    <Paper withBorder p="md" bg="sea.0" component="section" aria-labelledby="decide-tie">
      <form
        noValidate
        onSubmit={form.onSubmit(({ result, reason }) => {
          if (result !== null) decide.mutate({ voteId, result, reason: reason.trim() });
        })}
      >
        <Stack gap="sm">
          <Title order={3} fz="md" id="decide-tie">
            {t('adoption:state.decide')}
          </Title>
          <Text fz="sm">{t('adoption:state.decideLead')}</Text>
          <Radio.Group label={t('adoption:state.decideChoice')} {...form.getInputProps('result')}>
            <Stack gap={8} mt={6}>
              {decisions.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(
                    each === 'adopted' ? 'adoption:state.decideAdopted' : 'adoption:state.decideRejected',
                  )}
                />
              ))}
            </Stack>
          </Radio.Group>
          <NoteField label={t('adoption:state.decideReason')} {...form.getInputProps('reason')} />
          <RefusalAlert error={decide.error} />
          <Button type="submit" loading={decide.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('adoption:state.decide')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
