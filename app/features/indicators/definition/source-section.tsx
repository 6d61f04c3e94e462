import { Alert, Select, SimpleGrid } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { indicatorSources } from '#domain/indicators/definition';
import { dimensions as caseDimensions } from '#domain/statistics/dimensions';
import { useLabels } from '~/features/statistics/tables/labels';
import { useLanguage } from '~/i18n/language';
import type { DefinitionFields } from './definition-form';
import { Section } from './section';
import { applies, readableTables } from './values';

/** Where its figures come from: one source, and for cases the cell of the release that it reads. */
export function SourceSection({ form, frozen }: { form: DefinitionFields; frozen: boolean }) {
  const { t } = useTranslation('indicators');
  const shown = applies(form.values);
  return (
    <Section title={t('form.sourceTitle')}>
      {frozen ? (
        <Alert color="gray" icon={<IconLock aria-hidden />}>
          {t('form.frozen')}
        </Alert>
      ) : null}
      <Select
        label={t('fact.source')}
        description={t(`form.sourceWhy.${form.values.source}`)}
        allowDeselect={false}
        disabled={frozen}
        maw="26rem"
        data={indicatorSources.map((value) => ({ value, label: t(`sourceName.${value}`) }))}
        {...form.getInputProps('source')}
      />
      {shown.table ? <CellChoice form={form} frozen={frozen} /> : null}
      {shown.measure ? (
        <Select
          label={t('form.measure')}
          allowDeselect={false}
          disabled={frozen}
          maw="26rem"
          data={(['done', 'participants'] as const).map((value) => ({
            value,
            label: t(`form.measureName.${value}`),
          }))}
          {...form.getInputProps('measure')}
        />
      ) : null}
    </Section>
  );
}

/** One cell of one fixed table: what is left open is the total. */
function CellChoice({ form, frozen }: { form: DefinitionFields; frozen: boolean }) {
  const { t } = useTranslation('indicators');
  const labels = useLabels();
  const language = useLanguage();
  const { table, filter } = form.values;
  const dimensions = readableTables.find(({ id }) => id === table)?.dimensions ?? [];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Select
        label={t('form.table')}
        allowDeselect={false}
        searchable
        disabled={frozen}
        data={readableTables.map(({ id, dimensions: of }) => ({
          value: id,
          label: of.map(labels.dimension).join(' × '),
        }))}
        value={table}
        onChange={(id) => form.setValues({ table: id ?? table, filter: {} })}
      />
      {dimensions.map((name) =>
        name === 'month' ? null : (
          <Select
            key={`${table} ${name}`}
            label={labels.dimension(name)}
            placeholder={t('form.all')}
            clearable
            searchable
            disabled={frozen}
            clearButtonProps={{ 'aria-label': t('form.clear', { field: labels.dimension(name) }) }}
            data={caseDimensions[name].codes.map(({ code, labels: named }) => ({
              value: code,
              label: named[language],
            }))}
            value={filter[name] ?? null}
            onChange={(code) => {
              const { [name]: _, ...others } = filter;
              form.setFieldValue('filter', code ? { ...others, [name]: code } : others);
            }}
          />
        ),
      )}
    </SimpleGrid>
  );
}
