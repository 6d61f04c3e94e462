import { Button, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { needsReason, type VoteChoice, voteChoices } from '#domain/adoption/rules';
import type { ShownVoter } from '#server/adoption/list';
import { useTRPC } from '~/trpc/client';
import { RefusalAlert } from '~/ui/refusal-alert';
import { NoteField } from './note-field';
import { useSend } from './use-send';
import { useWords } from './use-words';

/** One's own vote: given, or changed until the end. */
export function BallotForm({ voteId, voter }: { voteId: string; voter: ShownVoter }) {
  const { t } = useTranslation(['adoption', 'errors']);
  const trpc = useTRPC();
  const words = useWords();
  const titleId = useId();
  const { ballot } = voter;
  const form = useForm({
    initialValues: { choice: (ballot?.choice ?? null) as VoteChoice | null, reason: ballot?.reason ?? '' },
    validate: {
      choice: (choice) => (choice === null ? t('adoption:ballot.choiceMissing') : null),
      reason: (reason, { choice }) =>
        choice !== null && needsReason(choice) && reason.trim() === '' ? t('errors:field.missing') : null,
    },
  });
  const cast = useSend(trpc.adoption.cast.mutationOptions(), t('adoption:ballot.done'));
  const { choice } = form.values;
  const isAsked = choice !== null && needsReason(choice);
  return (
    <Paper withBorder p="md" bg="sea.0" component="section" aria-labelledby={titleId} data-testid="ballot">
      <form
        noValidate
        onSubmit={form.onSubmit(({ choice: said, reason }) => {
          if (said !== null) cast.mutate({ voteId, voterId: voter.id, choice: said, reason: reason.trim() });
        })}
      >
        <Stack gap="sm">
          <Title order={3} fz="md" id={titleId}>
            {voter.personId === null
              ? t('adoption:ballot.titleFor', { organisation: words.codeOf(voter.organisationId) })
              : t('adoption:ballot.title')}
          </Title>
          <Radio.Group label={t('adoption:ballot.choice')} {...form.getInputProps('choice')}>
            <Stack gap={8} mt={6}>
              {voteChoices.map((each) => (
                <Radio key={each} value={each} label={t(`adoption:ballot.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <NoteField
            label={t(isAsked ? 'adoption:ballot.reasonRequired' : 'adoption:ballot.reason')}
            {...form.getInputProps('reason')}
          />
          <RefusalAlert error={cast.error} />
          <Text fz="sm" c="gray.8">
            {t('adoption:ballot.hint')}
          </Text>
          <Button type="submit" loading={cast.isPending} style={{ alignSelf: 'flex-start' }}>
            {t(ballot ? 'adoption:ballot.change' : 'adoption:ballot.send')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
