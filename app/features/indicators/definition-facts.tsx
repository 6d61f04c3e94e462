import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IndicatorView } from '#server/indicators/definition';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import classes from './indicators.module.css';
import { figureText } from './value-text';

/** What the indicator is, in words. */
export function DefinitionFacts(props: {
  indicator: IndicatorView;
  projects: readonly { readonly id: string; readonly code: string }[];
}) {
  const { indicator, projects } = props;
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const text = useLocalText();
  const { baseline } = indicator;
  const written = baseline && figureText(format, indicator.kind, baseline.value);
  const facts: readonly (readonly [string, string])[] = [
    [t('fact.definition'), text(indicator.definitions)],
    [t('fact.level'), t(`level.${indicator.level}`)],
    [t('fact.unit'), indicator.unit],
    [t('fact.direction'), t(`direction.${indicator.direction}`)],
    [
      t('fact.baseline'),
      baseline?.year
        ? t('fact.baselineYear', { value: written, year: String(baseline.year) })
        : (written ?? ''),
    ],
    [t('fact.source'), t(`sourceName.${indicator.source}`)],
    [t('fact.verification'), text(indicator.verification)],
    [t('fact.assumptions'), text(indicator.assumptions)],
    [t('fact.projects'), projects.map(({ code }) => code).join(', ')],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([name, value]) => value !== '' || name === t('fact.baseline'))
        .map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm">
              <bdi>{value || t('fact.none')}</bdi>
            </Text>
          </div>
        ))}
    </dl>
  );
}
