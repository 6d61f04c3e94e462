import { Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { NoteField } from './note-field';

/** Something that is not done without saying why. */
export function ReasonDialog(props: {
  title: string;
  lead: string;
  label: string;
  submit: string;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (reason: string) => void;
}) {
  const { title, lead, label, submit, pending, error, onClose, onSubmit } = props;
  const { t } = useTranslation(['errors', 'common']);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('errors:field.missing') : null) },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit(({ reason }) => onSubmit(reason.trim()))}>
        <Stack gap="sm">
          <RefusalAlert error={error} />
          <Text fz="sm">{lead}</Text>
          <NoteField label={label} data-autofocus {...form.getInputProps('reason')} />
        </Stack>
        <FormActions submit={submit} pending={pending} onCancel={onClose} />
      </form>
    </Modal>
  );
}
