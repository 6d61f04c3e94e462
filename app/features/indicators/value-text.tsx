import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MaskedValue } from '#domain/indicators/value';
import { type Format, useFormat } from '~/i18n/format';

/** A number as its kind is written: a ratio in per cent, anything else as it is. */
export function figureText(format: Format, kind: string, value: number): string {
  return kind === 'ratio' ? format.percent(value) : format.number(value, { maximumFractionDigits: 2 });
}

const qualifiers = ['moreThan', 'lessThan', 'about'] as const;

/** A value in one of its four states: a zero is never blank and a blank is never zero. */
export function ValueText(props: { value: MaskedValue; kind: string; qualifier?: string | null }) {
  const { value, kind } = props;
  const { t } = useTranslation(['indicators', 'common']);
  const format = useFormat();
  if (value.state === 'reported') {
    const written = figureText(format, kind, value.value);
    const qualifier = qualifiers.find((one) => one === props.qualifier);
    return <>{qualifier ? t(`qualifier.${qualifier}`, { value: written }) : written}</>;
  }
  if (value.state === 'suppressed') {
    return (
      <span title={t('common:value.hidden')}>
        <span aria-hidden>·</span>
        <VisuallyHidden>{t('common:value.hidden')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <Text component="span" size="sm" c="dimmed">
      {t(`common:value.${value.state}`)}
    </Text>
  );
}
