import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@remix-run/react';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { languageNames, useLanguage, useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useNotice } from '~/ui/notice';

/** Starts a report of a project and a period, and opens it. */
export function NewReport() {
  const { t } = useTranslation('reports');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('new')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('create.title')}>
        <NewReportForm onCancel={close} />
      </Modal>
    </>
  );
}

function NewReportForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation(['reports', 'errors']);
  const trpc = useTRPC();
  const local = useLocalText();
  const navigate = useNavigate();
  const notice = useNotice();
  const language: InterfaceLanguage = useLanguage();
  const { data: projects } = useQuery(trpc.report.choices.queryOptions());
  const create = useMutation(
    trpc.report.create.mutationOptions({
      onSuccess: ({ id }) => navigate(`/reports/${id}`),
      onError: notice.failed,
    }),
  );
  const form = useForm({
    initialValues: { projectId: '', periodId: '', title: '', language },
    validate: {
      projectId: (id) => (id === '' ? t('errors:field.missing') : null),
      title: (title) => (title.trim() === '' ? t('errors:field.missing') : null),
    },
  });
  const project = projects?.find(({ id }) => id === form.values.projectId);
  if (projects?.length === 0) return <Text>{t('create.noProject')}</Text>;
  return (
    <form
      onSubmit={form.onSubmit(({ periodId, ...values }) =>
        create.mutate({ ...values, periodId: periodId === '' ? null : periodId }),
      )}
    >
      <Stack gap="sm">
        <Select
          data-autofocus
          label={t('create.project')}
          required
          withAsterisk={false}
          data={(projects ?? []).map(({ id, code, names }) => ({
            value: id,
            label: choiceLabel(code, local(names)),
          }))}
          {...form.getInputProps('projectId')}
          onChange={(id) => form.setValues({ projectId: id ?? '', periodId: '' })}
          searchable
          allowDeselect={false}
        />
        <Select
          label={t('create.period')}
          placeholder={t('create.noPeriod')}
          data={(project?.periods ?? []).map(({ id, code }) => ({ value: id, label: code }))}
          disabled={!project}
          clearable
          {...form.getInputProps('periodId')}
          value={form.values.periodId || null}
          onChange={(id) => form.setFieldValue('periodId', id ?? '')}
        />
        <TextInput
          label={t('create.name')}
          required
          withAsterisk={false}
          maxLength={300}
          dir="auto"
          {...form.getInputProps('title')}
        />
        <Select
          label={t('create.language')}
          data={interfaceLanguages.map((value) => ({ value, label: languageNames[value] }))}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
      </Stack>
      <FormActions submit={t('create.submit')} pending={create.isPending} onCancel={onCancel} />
    </form>
  );
}

const choiceLabel = (code: string, name: string): string =>
  name && name !== code ? `${code} – ${name}` : code;
