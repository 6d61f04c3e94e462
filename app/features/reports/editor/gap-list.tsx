import { Anchor, List, Text, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ReportFigures } from '#domain/report/assemble';
import type { Gap } from '#domain/report/gaps';
import { useLocalText } from '~/i18n/language';
import classes from './editor.module.css';

/** What is missing beside the text; each line leads to where it is mended. */
export function GapList(props: {
  gaps: readonly Gap[];
  figures: ReportFigures;
  /** Brings somebody to a heading of the text, counted from 0. */
  onHeading: (heading: number) => void;
}) {
  const { gaps, figures, onHeading } = props;
  const { t } = useTranslation('reports');
  return (
    <section aria-label={t('gaps.title')}>
      <Title order={2} fz="md" mb="xs">
        {t('gaps.title')}
      </Title>
      {gaps.length === 0 ? <Text c="gray.7">{t('gaps.none')}</Text> : null}
      <List spacing="xs" size="sm" listStyleType="none" className={classes.gaps}>
        {gaps.map((gap) => (
          <GapLine key={keyOf(gap)} gap={gap} figures={figures} onHeading={onHeading} />
        ))}
      </List>
    </section>
  );
}

function keyOf(gap: Gap): string {
  if (gap.kind === 'emptySection') return `${gap.kind} ${gap.heading}`;
  return gap.kind === 'activityWithoutStatus' ? gap.activityId : `${gap.kind} ${gap.indicatorId}`;
}

function GapLine(props: { gap: Gap; figures: ReportFigures; onHeading: (heading: number) => void }) {
  const { gap, figures, onHeading } = props;
  const { t } = useTranslation('reports');
  const local = useLocalText();
  if (gap.kind === 'emptySection') {
    return (
      <List.Item>
        <Text size="xs" c="gray.7">
          {t('gaps.emptySection')}
        </Text>
        <Anchor component="button" type="button" fz="sm" onClick={() => onHeading(gap.heading)}>
          <bdi>{gap.title}</bdi>
        </Anchor>
      </List.Item>
    );
  }
  if (gap.kind === 'activityWithoutStatus') {
    return (
      <List.Item>
        <Text size="xs" c="gray.7">
          {t('gaps.activityWithoutStatus')}
        </Text>
        <Link to={`/documents/${gap.documentId}`}>
          <bdi>{gap.title}</bdi>
        </Link>
      </List.Item>
    );
  }
  const indicator = figures.indicators.find(({ indicatorId }) => indicatorId === gap.indicatorId);
  return (
    <List.Item>
      <Text size="xs" c="gray.7">
        {gap.kind === 'unionsMissing'
          ? t('gaps.unionsMissing', {
              reported: gap.reported,
              expected: gap.expected,
              period: gap.periodCode,
            })
          : t('gaps.indicatorWithoutValue', { period: gap.periodCode })}
      </Text>
      <Link to={`/indicators/${gap.indicatorId}`}>
        <bdi>{indicator?.code}</bdi> <bdi>{indicator ? local(indicator.titles) : ''}</bdi>
      </Link>
    </List.Item>
  );
}
