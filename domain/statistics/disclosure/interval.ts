/**
 * What an attacker can deduce of hidden counts: the least and the greatest value of each that agree with everything
 * published. A bounded simplex over the changes δ from the true counts, so that δ = 0 is where it starts and no first
 * phase is needed. Dense, exact enough for the 0 and ±1 of additive tables; every answer is checked against the lines.
 */
export interface HiddenSystem {
  /** Number of hidden counts. */
  readonly size: number;
  /** Each line: Σ factor·δ = 0 over hidden counts. */
  readonly lines: readonly (readonly { readonly at: number; readonly factor: number }[])[];
  /** Least change allowed for each (the negative of its count, or of its count less one). */
  readonly least: readonly number[];
  /** Greatest change looked for; changes beyond what must be shown need not be known. */
  readonly greatest: number;
}

/** Finds a point of the system that moves one hidden count as far as it goes in a direction. */
export interface IntervalSolver {
  /** The changes of all hidden counts at the extreme of `at`; undefined when the arithmetic cannot be trusted. */
  reach(at: number, direction: 1 | -1): readonly number[] | undefined;
}

const tiny = 1e-9;

/** The product's own solver; a better one (HiGHS) takes the same system and gives the same answers. */
export function simplexSolver(system: HiddenSystem): IntervalSolver {
  const { size, least, greatest } = system;
  const { rows, basis } = eliminated(system);
  const rowOf = new Int32Array(size).fill(-1);
  basis.forEach((at, row) => {
    rowOf[at] = row;
  });
  const value = new Float64Array(size);

  const slope = (objective: number, at: number): number => {
    if (at === objective) return 1;
    const row = rowOf[objective] ?? -1;
    return row < 0 ? 0 : -(rows[row]?.[at] ?? 0);
  };
  const room = (at: number, sign: number) =>
    sign > 0 ? greatest - (value[at] ?? 0) : (value[at] ?? 0) - (least[at] ?? 0);

  /** The free count whose change moves the objective; Bland's rule (the first) so that it cannot go round for ever. */
  const entering = (objective: number, direction: number) => {
    for (let at = 0; at < size; at += 1) {
      if ((rowOf[at] ?? -1) >= 0) continue;
      const rate = slope(objective, at) * direction;
      if (Math.abs(rate) < tiny) continue;
      const sign = rate > 0 ? 1 : -1;
      if (room(at, sign) > tiny) return { at, sign };
    }
    return undefined;
  };

  const move = ({ at, sign }: { at: number; sign: number }) => {
    let step = room(at, sign);
    let leaving = -1;
    for (let row = 0; row < rows.length; row += 1) {
      const rate = -(rows[row]?.[at] ?? 0) * sign;
      if (Math.abs(rate) < tiny) continue;
      const bound = Math.max(0, room(basis[row] ?? 0, rate)) / Math.abs(rate);
      const tie = Math.abs(bound - step) < tiny && leaving >= 0 && (basis[row] ?? 0) < (basis[leaving] ?? 0);
      if (bound < step - tiny || tie) {
        step = Math.min(step, bound);
        leaving = row;
      }
    }
    value[at] = (value[at] ?? 0) + sign * step;
    rows.forEach((row, index) => {
      const basic = basis[index] ?? 0;
      value[basic] = (value[basic] ?? 0) - (row[at] ?? 0) * sign * step;
    });
    if (leaving >= 0) pivot(rows, basis, rowOf, leaving, at);
  };

  return {
    reach(objective, direction) {
      // Bland's rule ends; the limit only guards against arithmetic that has gone astray.
      for (let turn = 0; turn < 50 * (size + 10); turn += 1) {
        const next = entering(objective, direction);
        if (next === undefined || room(objective, direction) <= tiny) {
          return holds(system, value) ? Array.from(value) : undefined;
        }
        move(next);
      }
      return undefined;
    },
  };
}

/** Whether changes keep every line and bound: a wrong answer may never count as a proof. */
export function holds({ lines, least }: HiddenSystem, changes: ArrayLike<number>): boolean {
  const close = 1e-6;
  for (let at = 0; at < least.length; at += 1)
    if ((changes[at] ?? 0) < (least[at] ?? 0) - close) return false;
  return lines.every(
    (line) => Math.abs(line.reduce((sum, { at, factor }) => sum + factor * (changes[at] ?? 0), 0)) < close,
  );
}

/** Reduced row echelon form: each basic count in terms of the free ones. */
function eliminated({ size, lines }: HiddenSystem): { rows: Float64Array[]; basis: number[] } {
  const rows: Float64Array[] = [];
  const basis: number[] = [];
  const rowOf = new Int32Array(size).fill(-1);
  for (const line of lines) {
    const row = new Float64Array(size);
    for (const { at, factor } of line) row[at] = (row[at] ?? 0) + factor;
    basis.forEach((at, index) => {
      subtract(row, rows[index], row[at] ?? 0);
    });
    const at = largest(row);
    if (at < 0) continue;
    rows.push(row);
    basis.push(at);
    pivot(rows, basis, rowOf, rows.length - 1, at);
  }
  return { rows, basis };
}

function largest(row: Float64Array): number {
  let best = -1;
  for (let at = 0; at < row.length; at += 1) {
    if (Math.abs(row[at] ?? 0) > Math.max(1e-7, best < 0 ? 0 : Math.abs(row[best] ?? 0))) best = at;
  }
  return best;
}

function pivot(rows: Float64Array[], basis: number[], rowOf: Int32Array, at: number, enters: number): void {
  const row = rows[at];
  if (row === undefined) return;
  const by = row[enters] ?? 1;
  for (let column = 0; column < row.length; column += 1) row[column] = clean((row[column] ?? 0) / by);
  rows.forEach((other, index) => {
    if (index !== at) subtract(other, row, other[enters] ?? 0);
  });
  rowOf[basis[at] ?? 0] = -1;
  basis[at] = enters;
  rowOf[enters] = at;
}

function subtract(row: Float64Array, other: Float64Array | undefined, factor: number): void {
  if (factor === 0 || other === undefined) return;
  for (let at = 0; at < row.length; at += 1) {
    const amount = other[at] ?? 0;
    if (amount !== 0) row[at] = clean((row[at] ?? 0) - factor * amount);
  }
}

const clean = (x: number) => (Math.abs(x) < 1e-12 ? 0 : x);
