/**
 * A value that a person may see (docs/field.md, "Indicators"). A blank is never zero and a zero is never blank; a value
 * made from a hidden cell is hidden too.
 */
export type MaskedValue =
  | { readonly state: 'reported'; readonly value: number }
  /** Hidden by disclosure control. */
  | { readonly state: 'suppressed' }
  | { readonly state: 'notReported' }
  | { readonly state: 'notApplicable' };

/** A ratio keeps its parts, because the division comes last; anything else is one number. */
export type IndicatorValue =
  | MaskedValue
  | { readonly state: 'ratio'; readonly numerator: MaskedValue; readonly denominator: MaskedValue };

export const notReported: MaskedValue = { state: 'notReported' };
export const notApplicable: MaskedValue = { state: 'notApplicable' };
export const suppressed: MaskedValue = { state: 'suppressed' };

/** A number as a value; a blank (null, undefined, not a number) is not reported, never 0. */
export function reported(value: number | null | undefined): MaskedValue {
  return value === null || value === undefined || !Number.isFinite(value)
    ? notReported
    : { state: 'reported', value };
}

/** A released cell as a value: hidden cells of every kind are suppressed. */
export function ofReleasedCell(
  cell: { readonly state: string; readonly value?: number } | undefined,
): MaskedValue {
  if (cell === undefined) return notReported;
  return cell.state === 'published' ? reported(cell.value) : suppressed;
}

/**
 * Computes from several values: only when all are reported. Suppressed dominates, so that nothing computed from a
 * hidden cell shows; then what is not applicable; then what is missing. An impossible result is no value.
 */
export function compute(
  values: readonly MaskedValue[],
  with_: (...numbers: number[]) => number | undefined,
): MaskedValue {
  if (values.some((value) => value.state === 'suppressed')) return suppressed;
  if (values.some((value) => value.state === 'notApplicable')) return notApplicable;
  const numbers = values.flatMap((value) => (value.state === 'reported' ? [value.value] : []));
  return numbers.length === values.length ? reported(with_(...numbers)) : notReported;
}

/** Numerator by denominator; a denominator of 0 or missing gives no value. Not a percentage: 0.25 is 25 %. */
export function quotient(numerator: MaskedValue, denominator: MaskedValue): MaskedValue {
  return compute([numerator, denominator], (over, under) => (under === 0 ? undefined : over / under));
}
