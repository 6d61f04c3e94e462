import { Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quorumOf } from '#domain/adoption/outcome';
import { MAX_NOTE, tieRules, type VotedPer, votedPer } from '#domain/adoption/rules';
import { newId } from '#domain/ids';
import { dateIn } from '#domain/period/calendar';
import type { DocumentAdoptions } from '#server/adoption/list';
import type { DocumentHead } from '#server/documents/get';
import { endOfDay } from '~/i18n/format';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { NoteField } from './note-field';
import { useSend } from './use-send';
import { useWords } from './use-words';
import { asChosen, isUnnamed, NOW, VersionChoice } from './version-choice';

const DAYS = 14;

/** A version put to the vote of the steering committee, with the rules of the vote and who will have one. */
export function OpenVoteDialog(props: {
  head: DocumentHead;
  data: DocumentAdoptions;
  /** Null: the document as it is now. */
  versionId: string | null;
  onClose: () => void;
}) {
  const { head, data, versionId, onClose } = props;
  const { t } = useTranslation(['adoption', 'errors', 'common']);
  const trpc = useTRPC();
  const words = useWords();
  const { timeZone } = useSignedIn().network;
  const today = dateIn(new Date(), timeZone);
  const [id] = useState(() => newId<string>());
  const form = useForm({
    initialValues: {
      chosen: {
        version: versionId ?? NOW,
        name: t('adoption:version.votedName', { date: words.days(today, today) }),
      },
      note: '',
      per: 'organisation' as VotedPer,
      quorumPercent: 50 as number | string,
      tieRule: 'rejected' as (typeof tieRules)[number],
      chairId: null as string | null,
      until: dayjs(today).add(DAYS, 'day').format('YYYY-MM-DD'),
    },
    validate: {
      chosen: (chosen) => (isUnnamed(chosen) ? t('errors:field.missing') : null),
      quorumPercent: (value) => (typeof value === 'number' ? null : t('errors:field.missing')),
      chairId: (chairId, { tieRule }) =>
        tieRule === 'chair' && chairId === null ? t('errors:field.missing') : null,
      until: (day) => (day === '' || day < today ? t('adoption:vote.untilPast') : null),
    },
  });
  const open = useSend(trpc.adoption.openVote.mutationOptions(), t('adoption:vote.opened'), onClose);
  const { per, tieRule, quorumPercent } = form.values;
  const voters = data.electorate?.[per] ?? [];
  const members = data.electorate?.person ?? [];
  const submit = form.onSubmit(({ chosen, chairId, until, quorumPercent: quorum, ...values }) =>
    open.mutate({
      ...values,
      id,
      documentId: head.id,
      version: asChosen(chosen),
      quorumPercent: Number(quorum),
      chairId: tieRule === 'chair' ? chairId : null,
      deadline: endOfDay(until, timeZone),
    }),
  );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(data.current ? 'adoption:vote.titleAmendment' : 'adoption:vote.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t('adoption:vote.lead')}
          </Text>
          <RefusalAlert error={open.error} />
          <VersionChoice
            documentId={head.id}
            label={t('adoption:version.whatVote')}
            {...form.getInputProps('chosen')}
            value={form.values.chosen}
          />
          <NoteField label={t('adoption:vote.note')} maxLength={MAX_NOTE} {...form.getInputProps('note')} />
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <Select
              label={t('adoption:vote.per')}
              allowDeselect={false}
              data={votedPer.map((value) => ({
                value,
                label: t(
                  value === 'organisation' ? 'adoption:vote.perOrganisation' : 'adoption:vote.perPerson',
                ),
              }))}
              {...form.getInputProps('per')}
            />
            <TextInput
              type="date"
              label={t('adoption:vote.until')}
              min={today}
              {...form.getInputProps('until')}
            />
          </Group>
          <div>
            <Text fz="sm" fw={500}>
              {t('adoption:vote.electorate', { number: voters.length })}
            </Text>
            {voters.length === 0 ? (
              <Text fz="sm" c="red.9" role="alert">
                {t('adoption:vote.noElectorate')}
              </Text>
            ) : (
              <>
                <Text fz="sm" data-testid="electorate">
                  {voters.map(words.voter).join(', ')}
                </Text>
                <Text fz="xs" c="dimmed">
                  {t('adoption:vote.electorateHint')}
                </Text>
              </>
            )}
          </div>
          <NumberInput
            label={t('adoption:vote.quorum')}
            description={t('adoption:vote.quorumHint', {
              number: quorumOf(voters.length, Number(quorumPercent) || 0),
              base: voters.length,
            })}
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            {...form.getInputProps('quorumPercent')}
          />
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <Select
              label={t('adoption:vote.tieRule')}
              allowDeselect={false}
              data={tieRules.map((value) => ({ value, label: t(`adoption:vote.tie.${value}`) }))}
              {...form.getInputProps('tieRule')}
            />
            {tieRule === 'chair' ? (
              <Select
                label={t('adoption:vote.chair')}
                data={members.map((member) => ({
                  value: member.personId ?? '',
                  label: words.voter(member),
                }))}
                {...form.getInputProps('chairId')}
              />
            ) : null}
          </Group>
        </Stack>
        <FormActions submit={t('adoption:vote.save')} pending={open.isPending} onCancel={onClose} />
      </form>
    </Modal>
  );
}
