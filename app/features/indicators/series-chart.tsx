import { CompositeChart } from '@mantine/charts';
import { Stack, Text, useDirection } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IndicatorSeries } from '#server/indicators/series';
import { useFormat } from '~/i18n/format';
import { chartPoints } from './chart-points';
import { figureText } from './value-text';

/** Bars for what was reached, a line for what was aimed at. The table beneath says the same in figures. */
export function SeriesChart({ series }: { series: IndicatorSeries }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const { dir } = useDirection();
  const { indicator, points } = series;
  const data = chartPoints(points);
  const hidden = points.some(({ actual }) => actual.state === 'suppressed');
  if (data.length === 0) return <Text c="dimmed">{t('chart.nothing')}</Text>;
  return (
    <Stack gap="xs">
      {/* Recharts draws from left to right only: time is turned by the axis, not by the page. */}
      <div dir="ltr" role="img" aria-label={t('chart.title')}>
        <CompositeChart
          h={280}
          data={data}
          dataKey="period"
          withLegend
          series={[
            { name: 'actual', label: t('column.actual'), color: 'sea.6', type: 'bar' },
            { name: 'target', label: t('column.target'), color: 'orange.7', type: 'line' },
          ]}
          curveType="linear"
          connectNulls={false}
          maxBarWidth={56}
          composedChartProps={{ accessibilityLayer: false }}
          xAxisProps={{ reversed: dir === 'rtl' }}
          yAxisProps={{ orientation: dir === 'rtl' ? 'right' : 'left', width: 56 }}
          valueFormatter={(value) => figureText(format, indicator.kind, value)}
        />
      </div>
      {hidden ? (
        <Text size="sm" c="dimmed">
          {t('chart.hidden')}
        </Text>
      ) : null}
    </Stack>
  );
}
