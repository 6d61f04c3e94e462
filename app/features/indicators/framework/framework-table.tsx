import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@remix-run/react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameworkLine } from '#server/indicators/framework';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { ScrollingTable } from '~/ui/scrolling-table';
import { Light } from '../light';
import { figureText, ValueText } from '../value-text';
import classes from './framework.module.css';

const figures = ['baseline', 'target', 'actual', 'achievement'] as const;

/**
 * The tree as a plain table: depth is seen as an indent and read as a word. A treegrid would ask for keys of its own,
 * where there is nothing to open or close.
 */
export function FrameworkTable(props: { lines: readonly FrameworkLine[]; showsPeriod: boolean }) {
  const { lines, showsPeriod } = props;
  const { t } = useTranslation('indicators');
  return (
    <ScrollingTable
      label={t('framework.caption')}
      minWidth={860}
      className={classes.table}
      verticalSpacing="xs"
    >
      <caption>
        <VisuallyHidden>{t('framework.caption')}</VisuallyHidden>
      </caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('column.title')}</Table.Th>
          <Table.Th scope="col">{t('fact.level')}</Table.Th>
          {showsPeriod ? <Table.Th scope="col">{t('column.period')}</Table.Th> : null}
          {figures.map((figure) => (
            <Table.Th key={figure} scope="col" ta="end">
              {t(`column.${figure}`)}
            </Table.Th>
          ))}
          <Table.Th scope="col">{t('column.light')}</Table.Th>
          <Table.Th scope="col">{t('column.coverage')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Line key={line.indicator.id} line={line} showsPeriod={showsPeriod} />
        ))}
      </Table.Tbody>
    </ScrollingTable>
  );
}

function Line({ line, showsPeriod }: { line: FrameworkLine; showsPeriod: boolean }) {
  const { indicator, depth, under, point } = line;
  const { t } = useTranslation('indicators');
  const text = useLocalText();
  const format = useFormat();
  const { kind, baseline } = indicator;
  const figure = (value: number | null | undefined) =>
    value == null ? '–' : figureText(format, kind, value);
  return (
    <Table.Tr data-depth={depth} data-level={indicator.level}>
      <Table.Th scope="row" className={classes.name} style={{ '--depth': depth } as CSSProperties}>
        <Anchor
          component={Link}
          to={`/indicators/${indicator.id}`}
          prefetch="intent"
          dir="auto"
          fw={depth === 0 ? 600 : 400}
        >
          {text(indicator.titles)}
        </Anchor>
        <Text size="sm" c="dimmed" fw={400}>
          <bdi>
            {[indicator.code, kind === 'qualitative' ? '' : indicator.unit].filter(Boolean).join(' · ')}
          </bdi>
          {under ? <VisuallyHidden>{t('framework.under', { code: under })}</VisuallyHidden> : null}
        </Text>
      </Table.Th>
      <Table.Td>{t(`level.${indicator.level}`)}</Table.Td>
      {showsPeriod ? <Table.Td>{point?.period.code ?? '–'}</Table.Td> : null}
      <Table.Td ta="end">{figure(baseline?.value)}</Table.Td>
      <Table.Td ta="end">{figure(point?.target)}</Table.Td>
      <Table.Td ta="end">
        {point ? <ValueText value={point.actual} kind={kind} qualifier={point.qualifier} /> : '–'}
      </Table.Td>
      <Table.Td ta="end">
        {!point || point.achievement.state === 'notReported' ? (
          '–'
        ) : (
          <ValueText value={point.achievement} kind="ratio" />
        )}
      </Table.Td>
      <Table.Td>
        <Light light={point?.light ?? 'none'} />
      </Table.Td>
      <Table.Td>{point?.coverage ? t('coverage', { ...point.coverage }) : '–'}</Table.Td>
    </Table.Tr>
  );
}
