import { Box, Stack } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useNavigate } from '@remix-run/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorId } from '#domain/ids';
import { useLanguage } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useNotice } from '~/ui/notice';
import { refusalOf } from '~/ui/refusal';
import { RefusalAlert } from '~/ui/refusal-alert';
import { MeasureSection } from './measure-section';
import { PlaceSection } from './place-section';
import { SourceSection } from './source-section';
import { useRefusedField } from './use-refused-field';
import { applies, changesOf, type DefinitionValues, hasWords, toInput } from './values';
import { WordsSection } from './words-section';

export type DefinitionFields = UseFormReturnType<DefinitionValues>;

/** What is changed, or nothing when it is a new one. */
export interface Changed {
  readonly id: IndicatorId;
  /** What was reported keeps its meaning: the fields that say it are closed. */
  readonly hasFigures: boolean;
}

/** An indicator's definition, written or changed. What is refused stays as it was typed, and says where. */
export function DefinitionForm({ initial, changed }: { initial: DefinitionValues; changed: Changed | null }) {
  const { t } = useTranslation(['indicators', 'common', 'errors']);
  const language = useLanguage();
  const navigate = useNavigate();
  const refusedField = useRefusedField();
  const missing = t('errors:field.missing');
  const form = useForm<DefinitionValues>({
    initialValues: initial,
    validate: {
      code: (code) => (code.trim() === '' ? missing : null),
      titles: (titles) => (hasWords(titles) ? null : t('form.titleMissing')),
      baselineYear: (year, values) =>
        applies(values).baseline && values.baseline !== '' && year === '' ? t('edit.yearMissing') : null,
      baseline: (value, values) =>
        applies(values).baseline && values.baselineYear !== '' && value === '' ? missing : null,
    },
  });
  // Once its error is drawn.
  const focus = (field: string | undefined) =>
    requestAnimationFrame(() => form.getInputNode(field ?? 'code')?.focus());
  const { create, update, error } = useWrites((failure) => {
    const refused = refusedField(refusalOf(failure));
    if (!refused) return;
    form.setFieldError(refused.field, refused.text);
    focus(refused.field);
  });
  const leave = (id?: string) => navigate(id ? `/indicators/${id}` : '/indicators');
  const atField = error !== null && refusedField(refusalOf(error)) !== null;
  return (
    <Box
      component="form"
      maw="52rem"
      noValidate
      data-testid="definition-form"
      onSubmit={form.onSubmit(
        (values) => {
          if (!changed) return create.mutate(toInput(values), { onSuccess: ({ id }) => leave(id) });
          const indicatorId = changed.id;
          update.mutate(
            { indicatorId, ...changesOf(initial, values) },
            { onSuccess: () => leave(indicatorId) },
          );
        },
        (errors) => focus(Object.keys(errors)[0]),
      )}
    >
      <Stack gap="md">
        {atField ? null : <RefusalAlert error={error} />}
        <WordsSection form={form} language={language} />
        <SourceSection form={form} frozen={changed?.hasFigures ?? false} />
        <MeasureSection form={form} frozen={changed?.hasFigures ?? false} />
        <PlaceSection form={form} id={changed?.id ?? null} />
      </Stack>
      <FormActions
        submit={t(changed ? 'common:action.save' : 'form.create')}
        pending={create.isPending || update.isPending}
        onCancel={() => leave(changed?.id)}
      />
    </Box>
  );
}

function useWrites(onError: (error: unknown) => void) {
  const { t } = useTranslation('indicators');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const after = (said: string) => ({
    onError,
    onSuccess: async () => {
      notice.done(said);
      await queries.invalidateQueries({ queryKey: trpc.indicator.pathKey() });
    },
  });
  const create = useMutation(trpc.indicator.create.mutationOptions(after(t('form.created'))));
  const update = useMutation(trpc.indicator.update.mutationOptions(after(t('form.changed'))));
  return { create, update, error: create.error ?? update.error };
}
