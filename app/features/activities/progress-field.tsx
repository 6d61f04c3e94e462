import { Button, Group, NumberInput, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { asCount, type NumberField } from './report-draft';

/** How far it is, by sliding or by typing; may be left blank. */
export function ProgressField({
  value,
  onChange,
}: {
  value: NumberField;
  onChange: (value: NumberField) => void;
}) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  const count = asCount(value, 100);
  return (
    <Group align="flex-end" gap="md" wrap="nowrap">
      <NumberInput
        label={t('report.progress')}
        description={t('report.progressHelp')}
        value={value}
        onChange={onChange}
        error={count === undefined ? t('report.notNumber') : null}
        min={0}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        inputMode="numeric"
        hideControls
        w={{ base: 150, xs: 220 }}
        style={{ flex: 'none' }}
        rightSectionWidth={76}
        rightSection={
          value === '' ? null : (
            <Button variant="subtle" size="compact-xs" color="gray" onClick={() => onChange('')}>
              {t('report.clear')}
            </Button>
          )
        }
      />
      <Slider
        flex={1}
        mb={10}
        min={0}
        max={100}
        step={5}
        value={count ?? 0}
        onChange={onChange}
        label={(percent) => format.percent(percent / 100)}
        thumbLabel={t('report.progressSlider')}
        color={value === '' ? 'gray' : 'sea'}
      />
    </Group>
  );
}
