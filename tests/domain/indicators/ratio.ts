import { type IndicatorValue, reported } from '#domain/indicators/value';

/** A ratio by its parts; null: a part that is missing. */
export const ratio = (numerator: number | null, denominator: number | null): IndicatorValue => ({
  state: 'ratio',
  numerator: reported(numerator),
  denominator: reported(denominator),
});
