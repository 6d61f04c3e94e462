import { achievement, shareElapsed, type TrafficLight, trafficLight } from '#domain/indicators/achievement';
import { isExact } from '#domain/indicators/external';
import { type MaskedValue, notReported } from '#domain/indicators/value';
import type { PeriodView } from '#server/statistics/periods';
import { type Actual, actualOf } from './actual';
import { type IndicatorView, indicatorView } from './definition';
import type { IndicatorFacts } from './facts';

/** One period of an indicator's series. */
export interface SeriesPoint {
  readonly period: PeriodView;
  readonly target: number | null;
  readonly actual: MaskedValue;
  readonly coverage: Actual['coverage'];
  readonly qualifier: string | null;
  /** 1 is the target reached. */
  readonly achievement: MaskedValue;
  readonly light: TrafficLight;
  readonly source: Actual['source'];
}

export interface IndicatorSeries {
  readonly indicator: IndicatorView;
  /** In order of time. */
  readonly points: readonly SeriesPoint[];
}

/** The series of every indicator of the facts. `today` is a calendar date in the network's zone. */
export function seriesOf(facts: IndicatorFacts, today: string): IndicatorSeries[] {
  return facts.indicators.map((row) => {
    const indicator = indicatorView(row);
    const periods = facts.periods.filter(({ id }) => facts.periodsOf.get(indicator.id)?.has(id));
    return { indicator, points: periods.map((period) => pointOf(indicator, period, facts, today)) };
  });
}

function pointOf(
  indicator: IndicatorView,
  period: PeriodView,
  facts: IndicatorFacts,
  today: string,
): SeriesPoint {
  const target =
    facts.targets.find((row) => row.indicatorId === indicator.id && row.periodId === period.id)?.value ??
    null;
  const actual = actualOf(indicator, period, facts);
  const achieved = isExact(actual.qualifier)
    ? achievement(actual.value, indicator.baseline?.value, target ?? undefined, indicator.direction)
    : notReported;
  return {
    period,
    target,
    actual: actual.value,
    coverage: actual.coverage,
    qualifier: actual.qualifier,
    achievement: achieved,
    light: trafficLight(achieved, shareElapsed({ start: period.startsOn, end: period.endsOn }, today)),
    source: actual.source,
  };
}

/** The latest period with a figure or a hidden one, else the latest with a target; null when there is neither. */
export function lastOf(points: readonly SeriesPoint[]): SeriesPoint | null {
  return (
    points.findLast(({ actual }) => actual.state === 'reported' || actual.state === 'suppressed') ??
    points.findLast(({ target }) => target !== null) ??
    null
  );
}
