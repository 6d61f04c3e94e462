import type { IndicatorDirection } from './definition';
import { compute, type MaskedValue, notReported, reported } from './value';

/**
 * (actual − baseline) / (target − baseline): 1 is the target reached, more is beyond it, below 0 is further away than
 * at the start. The same formula serves both directions, since a target to reduce lies below its baseline. No value if
 * an input is missing, if target = baseline, or if the target lies on the wrong side of the baseline.
 * Of an indicator measured from nothing, the caller gives a baseline of 0 explicitly: a missing one is not 0.
 */
export function achievement(
  actual: MaskedValue,
  baseline: number | undefined,
  target: number | undefined,
  direction: IndicatorDirection,
): MaskedValue {
  if (baseline === undefined || target === undefined) {
    // A hidden or inapplicable actual keeps its own state, so that the page says why there is nothing.
    return actual.state === 'reported' ? notReported : actual;
  }
  return compute([actual, reported(baseline), reported(target)], (reached, from, to) => {
    const wrongSide = direction === 'up' ? to <= from : to >= from;
    return wrongSide ? undefined : (reached - from) / (to - from);
  });
}

export type TrafficLight = 'green' | 'amber' | 'red' | 'none';

/** At or ahead of the time elapsed is green; down to this share of it, amber. */
const amberFrom = 0.7;

/**
 * Achievement against the share of the period that has elapsed (0–1). Without an achievement, or before anything can
 * be expected, there is no light: grey is not red.
 */
export function trafficLight(achieved: MaskedValue, shareElapsed: number): TrafficLight {
  if (achieved.state !== 'reported' || !(shareElapsed > 0)) return 'none';
  const expected = Math.min(1, shareElapsed);
  if (achieved.value >= expected) return 'green';
  return achieved.value >= expected * amberFrom ? 'amber' : 'red';
}

/** Share of a period elapsed on a day, 0 before it and 1 after it; both ends belong to the period. */
export function shareElapsed(
  period: { readonly start: string; readonly end: string },
  today: string,
): number {
  const start = Date.parse(period.start);
  const length = Date.parse(period.end) - start + 86_400_000;
  const passed = Date.parse(today) - start + 86_400_000;
  return Math.min(1, Math.max(0, passed / length));
}
