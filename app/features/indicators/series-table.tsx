import { Anchor, List, Popover, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { IndicatorSeries, SeriesPoint } from '#server/indicators/series';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { type Column, DataTable } from '~/ui/data-table';
import { Light } from './light';
import { figureText, ValueText } from './value-text';

/** The series in figures, each with its source one click away. */
export function SeriesTable({ series }: { series: IndicatorSeries }) {
  const { t } = useTranslation(['indicators', 'common']);
  const format = useFormat();
  const { kind } = series.indicator;
  const columns: readonly Column<SeriesPoint>[] = [
    {
      id: 'period',
      header: t('column.period'),
      enableSorting: false,
      meta: { rowHeader: true },
      cell: ({ row: { original } }) => original.period.code,
    },
    {
      id: 'actual',
      header: t('column.actual'),
      enableSorting: false,
      meta: { align: 'end' },
      cell: ({ row: { original } }) => (
        <ValueText value={original.actual} kind={kind} qualifier={original.qualifier} />
      ),
    },
    {
      id: 'target',
      header: t('column.target'),
      enableSorting: false,
      meta: { align: 'end' },
      cell: ({ row: { original } }) =>
        original.target === null ? '–' : figureText(format, kind, original.target),
    },
    {
      id: 'achievement',
      header: t('column.achievement'),
      enableSorting: false,
      meta: { align: 'end' },
      cell: ({ row: { original } }) =>
        original.achievement.state === 'notReported' ? (
          '–'
        ) : (
          <ValueText value={original.achievement} kind="ratio" />
        ),
    },
    {
      id: 'light',
      header: t('column.light'),
      enableSorting: false,
      cell: ({ row: { original } }) => <Light light={original.light} />,
    },
    {
      id: 'coverage',
      header: t('column.coverage'),
      enableSorting: false,
      cell: ({ row: { original } }) => (original.coverage ? t('coverage', { ...original.coverage }) : '–'),
    },
    {
      id: 'source',
      header: t('column.source'),
      enableSorting: false,
      cell: ({ row: { original } }) => <PointSource point={original} kind={kind} />,
    },
  ];
  return (
    <DataTable
      caption={t('series')}
      columns={columns}
      rows={series.points}
      rowId={({ period }) => period.id}
      minWidth={720}
    />
  );
}

function PointSource({ point, kind }: { point: SeriesPoint; kind: string }) {
  const { t } = useTranslation(['indicators', 'common']);
  const { source, period } = point;
  if (source.kind === 'release') {
    return (
      <Anchor component={Link} to={`/statistics/periods?period=${period.id}`} size="sm">
        {t('source.release', { period: period.code })}
      </Anchor>
    );
  }
  if (source.kind === 'activities' && source.activities.length > 0) {
    return (
      <Anchor href="#activities" size="sm">
        {t('source.activities', { count: source.activities.length })}
      </Anchor>
    );
  }
  if (source.kind === 'values' && source.values.length > 0) {
    return <TypedValues values={source.values} period={period.code} kind={kind} />;
  }
  if (source.kind === 'children' && source.parts.length > 0) {
    return <ChildParts source={source} period={period.code} />;
  }
  return <>{t('source.none')}</>;
}

type Children = Extract<SeriesPoint['source'], { kind: 'children' }>;

/** What is in the total, and what is not: nothing is left out without a word. */
function ChildParts({ source, period }: { source: Children; period: string }) {
  const { t } = useTranslation('indicators');
  const text = useLocalText();
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton c="sea" fz="sm" td="underline">
          {t('source.children', { ...source.counted })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('source.childrenTitle', { period })}>
        <Text fw={600} size="sm" mb={4}>
          {t('source.childrenTitle', { period })}
        </Text>
        <List size="sm">
          {source.parts.map(({ indicatorId, code, titles, addsUp }) => (
            <List.Item key={indicatorId}>
              <Anchor component={Link} to={`/indicators/${indicatorId}`} size="sm">
                <bdi>{`${code} – ${text(titles)}`}</bdi>
              </Anchor>
              {addsUp ? null : (
                <Text size="sm" c="dimmed">
                  {t('source.notAdded')}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}

type Values = Extract<SeriesPoint['source'], { kind: 'values' }>['values'];

function TypedValues({ values, period, kind }: { values: Values; period: string; kind: string }) {
  const { t } = useTranslation(['indicators', 'common']);
  const format = useFormat();
  const written = ({ state, value, numerator, denominator }: Values[number]) => {
    if (state !== 'reported') return t(`common:value.${state}`);
    if (numerator !== null && denominator !== null)
      return `${format.number(numerator)} / ${format.number(denominator)}`;
    return value === null ? '' : figureText(format, kind, value);
  };
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton c="sea" fz="sm" td="underline">
          {t('source.values', { count: values.length })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('source.valuesTitle', { period })}>
        <Text fw={600} size="sm" mb={4}>
          {t('source.valuesTitle', { period })}
        </Text>
        <List size="sm">
          {values.map((value) => (
            <List.Item key={value.id}>
              {value.organisationCode || t('source.network')} : {written(value)}
              {value.note ? (
                <Text size="sm" c="dimmed" dir="auto">
                  {value.note}
                </Text>
              ) : null}
              <Text size="xs" c="dimmed">
                {format.dateTime(value.at)}
              </Text>
            </List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}
