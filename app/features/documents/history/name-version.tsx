import { Modal, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useNotice } from '~/ui/notice';

/** Keeps the document as it is now, under a name. */
export function NameVersion(props: { documentId: string; opened: boolean; onClose: () => void }) {
  const { documentId, opened, onClose } = props;
  const { t } = useTranslation(['history', 'errors', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const form = useForm({
    initialValues: { name: '' },
    validate: {
      name: (name) =>
        name.trim() === ''
          ? t('errors:field.missing')
          : name.trim().length > 120
            ? t('errors:field.tooBig')
            : null,
    },
  });
  const create = useMutation(
    trpc.document.version.create.mutationOptions({
      onSuccess: (_, { name }) => {
        onClose();
        form.reset();
        notice.done(t('version.kept', { name }));
        return queries.invalidateQueries(trpc.document.version.pathFilter());
      },
      onError: notice.failed,
    }),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('version.open')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit(({ name }) => create.mutate({ documentId, name: name.trim() }))}>
        <TextInput
          label={t('version.name')}
          placeholder={t('version.placeholder')}
          dir="auto"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Text fz="sm" c="dimmed" mt="xs">
          {t('version.hint')}
        </Text>
        <FormActions submit={t('version.keep')} pending={create.isPending} onCancel={onClose} />
      </form>
    </Modal>
  );
}
