import { Anchor, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { IndicatorView } from '#server/indicators/definition';
import type { IndicatorPage, Neighbour } from '#server/indicators/read';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import classes from './indicators.module.css';
import { figureText } from './value-text';

/** What the indicator is, in words. */
export function DefinitionFacts(props: {
  indicator: IndicatorView;
  page: Pick<IndicatorPage, 'projects' | 'parent' | 'children' | 'responsible'>;
}) {
  const { indicator, page } = props;
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const text = useLocalText();
  const { baseline } = indicator;
  const written = baseline && figureText(format, indicator.kind, baseline.value);
  const spec = indicator.sourceSpec;
  const parts =
    spec && 'numerator' in spec
      ? (['numerator', 'denominator'] as const).map((part) => [t(`form.${part}`), text(spec[part])] as const)
      : [];
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
    ...parts,
    [t('fact.verification'), text(indicator.verification)],
    [t('fact.assumptions'), text(indicator.assumptions)],
    [t('fact.responsible'), page.responsible ?? ''],
    [t('fact.projects'), page.projects.map(({ code }) => code).join(', ')],
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
      <Neighbours name={t('fact.parent')} neighbours={page.parent ? [page.parent] : []} />
      <Neighbours name={t('fact.children')} neighbours={page.children} />
    </dl>
  );
}

/** Indicators above or below, each one click away. */
function Neighbours({ name, neighbours }: { name: string; neighbours: readonly Neighbour[] }) {
  const text = useLocalText();
  if (neighbours.length === 0) return null;
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      {neighbours.map(({ id, code, titles }) => (
        <dd key={id}>
          <Anchor component={Link} to={`/indicators/${id}`} prefetch="intent" size="sm">
            <bdi>{`${code} – ${text(titles)}`}</bdi>
          </Anchor>
        </dd>
      ))}
    </div>
  );
}
