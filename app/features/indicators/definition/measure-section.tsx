import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { indicatorDirections, indicatorKinds, orgRules, timeRules } from '#domain/indicators/definition';
import { useLanguage } from '~/i18n/language';
import { suffixOf, typed } from '../typed-figure';
import type { DefinitionFields } from './definition-form';
import { Section } from './section';
import { applies } from './values';

/** What is counted, how figures become one, and from where it starts. */
export function MeasureSection({ form, frozen }: { form: DefinitionFields; frozen: boolean }) {
  const { t } = useTranslation('indicators');
  const shown = applies(form.values);
  return (
    <Section title={t('form.measureTitle')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {shown.kind ? (
          <Select
            label={t('form.kind')}
            allowDeselect={false}
            disabled={frozen}
            data={indicatorKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        ) : null}
        {shown.unit ? (
          <TextInput
            label={t('fact.unit')}
            placeholder={t('form.unitExample')}
            disabled={frozen}
            maxLength={40}
            dir="auto"
            {...form.getInputProps('unit')}
          />
        ) : null}
        {shown.parts ? <PartNames form={form} /> : null}
        {shown.direction ? (
          <Select
            label={t('fact.direction')}
            allowDeselect={false}
            data={indicatorDirections.map((value) => ({ value, label: t(`direction.${value}`) }))}
            {...form.getInputProps('direction')}
          />
        ) : null}
        {shown.timeRule ? (
          <Select
            label={t('form.timeRule')}
            description={t('form.timeRuleWhy')}
            allowDeselect={false}
            disabled={frozen}
            data={timeRules.map((value) => ({ value, label: t(`timeRule.${value}`) }))}
            {...form.getInputProps('timeRule')}
          />
        ) : null}
        {shown.orgRule ? (
          <Select
            label={t(form.values.source === 'children' ? 'form.childRule' : 'form.orgRule')}
            description={t('form.orgRuleWhy')}
            allowDeselect={false}
            disabled={frozen}
            data={orgRules.map((value) => ({ value, label: t(`orgRule.${value}`) }))}
            {...form.getInputProps('orgRule')}
          />
        ) : null}
      </SimpleGrid>
      {shown.baseline ? <Baseline form={form} /> : null}
    </Section>
  );
}

/** What is divided by what, in the page's language; the others keep what they have. */
function PartNames({ form }: { form: DefinitionFields }) {
  const { t } = useTranslation('indicators');
  const language = useLanguage();
  return (['numerator', 'denominator'] as const).map((part) => (
    <TextInput
      key={part}
      label={t(`form.${part}`)}
      placeholder={t(`form.${part}Example`)}
      maxLength={200}
      dir="auto"
      value={form.values[part][language] ?? ''}
      onChange={(event) =>
        form.setFieldValue(part, { ...form.values[part], [language]: event.currentTarget.value })
      }
    />
  ));
}

function Baseline({ form }: { form: DefinitionFields }) {
  const { t } = useTranslation('indicators');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <NumberInput
        label={t('edit.baseline')}
        description={t('form.baselineWhy')}
        suffix={suffixOf(form.values.kind)}
        {...form.getInputProps('baseline')}
        onChange={(value) => form.setFieldValue('baseline', typed(value))}
      />
      <NumberInput
        label={t('edit.year')}
        description={t('form.yearWhy')}
        min={1900}
        max={2200}
        thousandSeparator=""
        allowDecimal={false}
        {...form.getInputProps('baselineYear')}
        onChange={(value) => form.setFieldValue('baselineYear', typed(value))}
      />
    </SimpleGrid>
  );
}
