import type { SeriesPoint } from '#server/indicators/series';

/** A period as the chart draws it: null leaves a gap. */
export interface ChartPoint extends Record<string, unknown> {
  /** The period's name, with `·` where its figure is hidden. */
  readonly period: string;
  readonly actual: number | null;
  readonly target: number | null;
}

/** The points of a chart: what is hidden, not reported or not applicable has no bar at all. */
export function chartPoints(points: readonly SeriesPoint[]): ChartPoint[] {
  return points
    .filter(({ actual, target }) => actual.state !== 'notReported' || target !== null)
    .map(({ period, actual, target }) => ({
      period: actual.state === 'suppressed' ? `${period.code} ·` : period.code,
      actual: actual.state === 'reported' ? actual.value : null,
      target,
    }));
}
