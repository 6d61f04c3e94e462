import { Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adoptingBodies, MAX_NOTE } from '#domain/adoption/rules';
import { newId } from '#domain/ids';
import { dateIn } from '#domain/period/calendar';
import type { ShownAdoption } from '#server/adoption/list';
import type { DocumentHead } from '#server/documents/get';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { type Minutes, MinutesField } from './minutes-field';
import { NoteField } from './note-field';
import { sendMinutes } from './send-minutes';
import { useSend } from './use-send';
import { useWords } from './use-words';
import { asChosen, isUnnamed, NOW, VersionChoice } from './version-choice';

/** An adoption that was decided in a meeting, written down; or the correction of one. */
export function RecordDialog(props: {
  head: DocumentHead;
  /** Null: it is a new one. */
  corrected: ShownAdoption | null;
  onClose: () => void;
}) {
  const { head, corrected, onClose } = props;
  const { t } = useTranslation(['adoption', 'errors', 'common']);
  const trpc = useTRPC();
  const words = useWords();
  const { network } = useSignedIn();
  const today = dateIn(new Date(), network.timeZone);
  const [id] = useState(() => newId<string>());
  const [minutes, setMinutes] = useState<Minutes | null>(corrected?.minutes ?? null);
  const [failure, setFailure] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const form = useForm({
    initialValues: {
      chosen: {
        version: corrected?.version.id ?? NOW,
        name: t('adoption:version.adoptedName', { date: words.days(today, today) }),
      },
      body: corrected?.body ?? ('copil' as (typeof adoptingBodies)[number]),
      startsOn: corrected?.startsOn ?? today,
      endsOn: corrected && corrected.endsOn !== corrected.startsOn ? corrected.endsOn : '',
      place: corrected?.place ?? '',
      note: corrected?.note ?? '',
      reason: '',
    },
    validate: {
      chosen: (chosen) => (isUnnamed(chosen) ? t('errors:field.missing') : null),
      startsOn: (day) =>
        day === '' ? t('errors:field.missing') : day > today ? t('adoption:record.daysFuture') : null,
      endsOn: (day, { startsOn }) =>
        day === ''
          ? null
          : day < startsOn
            ? t('adoption:record.daysOrder')
            : day > today
              ? t('adoption:record.daysFuture')
              : null,
      reason: (reason) => (corrected && reason.trim() === '' ? t('errors:field.missing') : null),
    },
  });
  const record = useSend(trpc.adoption.record.mutationOptions(), t('adoption:record.done'), onClose);
  const correct = useSend(trpc.adoption.correct.mutationOptions(), t('adoption:correct.done'), onClose);

  const submit = form.onSubmit(async ({ chosen, endsOn, reason, ...values }) => {
    setFailure(null);
    setSending(true);
    try {
      const file = minutes instanceof File ? await sendMinutes(head.id, minutes) : minutes;
      // Sent already, should the rest fail.
      setMinutes(file);
      const said = {
        ...values,
        id,
        version: asChosen(chosen),
        endsOn: endsOn || values.startsOn,
        minutesFileId: file?.id ?? null,
      };
      if (corrected) await correct.mutateAsync({ ...said, adoptionId: corrected.id, reason: reason.trim() });
      else await record.mutateAsync({ ...said, documentId: head.id });
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  });
  const what = corrected ? 'correct' : 'record';
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(`adoption:${what}.title`)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t(`adoption:${what}.lead`)}
          </Text>
          <RefusalAlert error={failure} />
          <Select
            label={t('adoption:record.body')}
            allowDeselect={false}
            data-autofocus
            data={adoptingBodies.map((value) => ({ value, label: t(`adoption:body.${value}`) }))}
            {...form.getInputProps('body')}
          />
          <Group grow align="flex-end" preventGrowOverflow={false}>
            {/* The device's own date field: typed or picked, and made for thumbs on a telephone. */}
            <TextInput
              type="date"
              label={t('adoption:record.startsOn')}
              max={today}
              {...form.getInputProps('startsOn')}
            />
            <TextInput
              type="date"
              label={t('adoption:record.endsOn')}
              min={form.values.startsOn}
              max={today}
              {...form.getInputProps('endsOn')}
            />
          </Group>
          <TextInput
            label={t('adoption:record.place')}
            dir="auto"
            maxLength={200}
            {...form.getInputProps('place')}
          />
          <VersionChoice
            documentId={head.id}
            label={t('adoption:version.what')}
            {...form.getInputProps('chosen')}
            value={form.values.chosen}
          />
          <NoteField label={t('adoption:record.note')} maxLength={MAX_NOTE} {...form.getInputProps('note')} />
          <MinutesField value={minutes} onChange={setMinutes} />
          {corrected ? (
            <NoteField label={t('adoption:correct.reason')} {...form.getInputProps('reason')} />
          ) : null}
        </Stack>
        <FormActions submit={t(`adoption:${what}.save`)} pending={sending} onCancel={onClose} />
      </form>
    </Modal>
  );
}
