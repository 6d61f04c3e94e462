/** What a number input holds: '' is blank, and a blank is not zero. */
export type Typed = number | '';

export const typed = (value: number | string): Typed => (typeof value === 'number' ? value : '');

/** A ratio is kept as a share and typed in per cent: 0.25 ⇄ 25. Rounded, since 0.07 × 100 is 7.000000000000001. */
export const toTyped = (kind: string, value: number): number =>
  kind === 'ratio' ? Number((value * 100).toPrecision(12)) : value;
export const fromTyped = (kind: string, value: number): number =>
  kind === 'ratio' ? Number((value / 100).toPrecision(12)) : value;
/** What stands behind a figure while it is typed. */
export const suffixOf = (kind: string): string => (kind === 'ratio' ? ' %' : '');
