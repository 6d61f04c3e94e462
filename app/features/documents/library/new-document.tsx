import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@remix-run/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { documentKinds } from '#domain/document/kinds';
import { type Language, languages } from '#domain/language';
import type { ListedDocument } from '#server/documents/list';
import { useLanguage } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { nextTitle } from './next-title';
import type { Owner } from './use-owners';

const kinds = documentKinds.filter((kind) => kind !== 'report');
/** What a document can begin with, beside a copy of another (its id). */
const EMPTY = 'empty';
const TEMPLATE = 'template';

/** Starts a document (empty, from its kind's template, or as a copy of another) and opens it. */
export function NewDocument(props: {
  opened: boolean;
  owners: readonly Owner[];
  /** Those that a copy can be made of. */
  documents: readonly ListedDocument[];
  onClose: () => void;
}) {
  const { opened, owners, documents, onClose } = props;
  const { t } = useTranslation(['documents', 'errors', 'common']);
  const language = useLanguage();
  const trpc = useTRPC();
  const notice = useNotice();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      beginning: EMPTY,
      title: '',
      kind: 'action-plan' as (typeof kinds)[number],
      language: language as Language,
      year: new Date().getFullYear() as number | string,
      owner: 0,
    },
    validate: { title: (title) => (title.trim() === '' ? t('errors:field.missing') : null) },
  });
  const source = documents.find(({ id }) => id === form.values.beginning);
  const ready = {
    onSuccess: async ({ id }: { id: string }) => {
      await queries.invalidateQueries({ queryKey: trpc.document.list.queryKey() });
      navigate(`/documents/${id}`);
    },
    onError: notice.failed,
  };
  const create = useMutation(trpc.document.create.mutationOptions(ready));
  const copy = useMutation(trpc.document.copy.mutationOptions(ready));

  const begin = (beginning: string): void => {
    const chosen = documents.find(({ id }) => id === beginning);
    form.setFieldValue('beginning', beginning);
    if (!chosen) return;
    form.setValues({ title: nextTitle(chosen), year: chosen.year === null ? '' : chosen.year + 1 });
  };
  const start = form.onSubmit(({ beginning, title, kind, language: written, year, owner }) => {
    const values = {
      title,
      year: typeof year === 'number' ? year : null,
      ownerOrganisationId: owners[owner]?.id ?? null,
    };
    if (source) copy.mutate({ ...values, sourceId: source.id });
    else create.mutate({ ...values, kind, language: written, template: beginning === TEMPLATE });
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('documents:new.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={start}>
        <Stack gap="sm">
          <Select
            label={t('documents:new.beginning')}
            allowDeselect={false}
            searchable
            data={[
              { value: EMPTY, label: t('documents:new.empty') },
              { value: TEMPLATE, label: t('documents:new.template') },
              {
                group: t('documents:new.copyOf'),
                items: documents.map(({ id, title }) => ({
                  value: id,
                  label: title || t('documents:plan.untitled'),
                })),
              },
            ]}
            value={form.values.beginning}
            onChange={(value) => begin(value ?? EMPTY)}
          />
          <TextInput
            label={t('documents:new.name')}
            placeholder={t('documents:new.namePlaceholder')}
            dir="auto"
            data-autofocus
            {...form.getInputProps('title')}
          />
          {source ? null : (
            <Select
              label={t('documents:new.kind')}
              allowDeselect={false}
              data={kinds.map((value) => ({ value, label: t(`documents:kind.${value}`) }))}
              {...form.getInputProps('kind')}
            />
          )}
          <Group grow align="flex-start">
            {source ? null : (
              <Select
                label={t('documents:new.language')}
                allowDeselect={false}
                data={languages.map((value) => ({ value, label: t(`documents:language.${value}`) }))}
                {...form.getInputProps('language')}
              />
            )}
            <NumberInput
              label={t('documents:new.year')}
              min={1900}
              max={2199}
              allowDecimal={false}
              thousandSeparator={false}
              {...form.getInputProps('year')}
            />
          </Group>
          {source ? (
            <Text fz="sm" c="dimmed">
              {t(source.year === null ? 'documents:new.copyHintUndated' : 'documents:new.copyHint', {
                year: source.year,
              })}
            </Text>
          ) : null}
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
            <Button type="submit" loading={create.isPending || copy.isPending}>
              {t('documents:new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
