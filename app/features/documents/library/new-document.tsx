import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@remix-run/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { documentKinds } from '#domain/document/kinds';
import { type Language, languages } from '#domain/language';
import { useLanguage } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import type { Owner } from './use-owners';

const kinds = documentKinds.filter((kind) => kind !== 'report');

/** Starts an empty document and opens it. */
export function NewDocument(props: { opened: boolean; owners: readonly Owner[]; onClose: () => void }) {
  const { opened, owners, onClose } = props;
  const { t } = useTranslation(['documents', 'errors', 'common']);
  const language = useLanguage();
  const trpc = useTRPC();
  const notice = useNotice();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      title: '',
      kind: 'action-plan' as (typeof kinds)[number],
      language: language as Language,
      year: new Date().getFullYear() as number | string,
      owner: 0,
    },
    validate: { title: (title) => (title.trim() === '' ? t('errors:field.missing') : null) },
  });
  const create = useMutation(
    trpc.document.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.document.list.queryKey() });
        navigate(`/documents/${id}`);
      },
      onError: notice.failed,
    }),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('documents:new.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={form.onSubmit(({ title, kind, language: written, year, owner }) =>
          create.mutate({
            title,
            kind,
            language: written,
            year: typeof year === 'number' ? year : null,
            ownerOrganisationId: owners[owner]?.id ?? null,
          }),
        )}
      >
        <Stack gap="sm">
          <TextInput
            label={t('documents:new.name')}
            placeholder={t('documents:new.namePlaceholder')}
            dir="auto"
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Select
            label={t('documents:new.kind')}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: t(`documents:kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <Group grow align="flex-start">
            <Select
              label={t('documents:new.language')}
              allowDeselect={false}
              data={languages.map((value) => ({ value, label: t(`documents:language.${value}`) }))}
              {...form.getInputProps('language')}
            />
            <NumberInput
              label={t('documents:new.year')}
              min={1900}
              max={2199}
              allowDecimal={false}
              thousandSeparator={false}
              {...form.getInputProps('year')}
            />
          </Group>
          {owners.length > 1 ? (
            <Select
              label={t('documents:new.owner')}
              allowDeselect={false}
              data={owners.map(({ label }, index) => ({ value: String(index), label }))}
              value={String(form.values.owner)}
              onChange={(value) => form.setFieldValue('owner', Number(value ?? 0))}
            />
          ) : null}
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending}>
              {t('documents:new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
