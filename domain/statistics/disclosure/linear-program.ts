/** One equation of a linear program: Σ factor·x = 0 over its columns, each named once. */
export type Equation = readonly { readonly at: number; readonly factor: number }[];

/** Numbers x, one a column, that keep every equation and least ≤ x ≤ greatest. Costs and bounds start at 0. */
export interface LinearProgram {
  bound(column: number, least: number, greatest: number): void;
  cost(column: number, cost: number): void;
  /**
   * A point of least Σ cost·x; undefined when there is none, or when the solver cannot say. Not to be trusted without
   * a check: nothing here rests on a solver's word. With `whole`, a point of whole numbers (slow).
   */
  cheapest(whole?: boolean): ArrayLike<number> | undefined;
}

/** Makes a program of so many columns, lets it be used, and frees it. HiGHS on the server; handed in, for `domain` is pure. */
export type LinearSolver = <T>(
  columns: number,
  equations: readonly Equation[],
  use: (program: LinearProgram) => T,
) => T;
