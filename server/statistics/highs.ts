import loadHighs, { type Model } from 'highs';
import type { LinearProgram, LinearSolver } from '#domain/statistics/disclosure/linear-program';

const dualSimplex = 1;
const primalSimplex = 4;

/** HiGHS as the solver of linear programs; loads its WebAssembly once a call. */
export async function highsSolver(): Promise<LinearSolver> {
  const highs = await loadHighs();
  return (columns, equations, use) => {
    const starts = new Int32Array(equations.length + 1);
    equations.forEach((equation, row) => {
      starts[row + 1] = (starts[row] ?? 0) + equation.length;
    });
    const terms = equations.flat();
    const zeros = (length: number) => new Float64Array(length);
    const data = {
      numCols: columns,
      numRows: equations.length,
      colCost: zeros(columns),
      colLower: zeros(columns),
      colUpper: zeros(columns),
      rowLower: zeros(equations.length),
      rowUpper: zeros(equations.length),
      matrix: {
        format: 'csr' as const,
        numRows: equations.length,
        numCols: columns,
        starts,
        indices: Int32Array.from(terms, ({ at }) => at),
        values: Float64Array.from(terms, ({ factor }) => factor),
      },
    };
    return highs.withModel(data, (model: Model) => {
      // Each program is solved many times with little changed; starting from the last answer is what makes it quick.
      model.options.set({ output_flag: false, presolve: 'off' });
      return use(program(model, columns, highs.constants.modelStatus.optimal));
    });
  };
}

function program(model: Model, columns: number, optimal: number): LinearProgram {
  const least = new Float64Array(columns);
  const greatest = new Float64Array(columns);
  const costs = new Float64Array(columns);
  const bounded = new Set<number>();
  const costed = new Set<number>();
  const sorted = (columns: Iterable<number>) => Int32Array.from(columns).sort();
  const solve = () => {
    model.run();
    return model.getModelStatus() === optimal ? model.getSolution().colValue : undefined;
  };
  return {
    bound(column, low, high) {
      if (least[column] === low && greatest[column] === high) return;
      least[column] = low;
      greatest[column] = high;
      bounded.add(column);
    },
    cost(column, cost) {
      if (costs[column] === cost) return;
      costs[column] = cost;
      costed.add(column);
    },
    cheapest(whole = false) {
      if (bounded.size > 0) {
        const indices = sorted(bounded);
        model.changeColsBounds(
          { kind: 'set', indices },
          Float64Array.from(indices, (at) => least[at] ?? 0),
          Float64Array.from(indices, (at) => greatest[at] ?? 0),
        );
      }
      if (costed.size > 0) {
        const indices = sorted(costed);
        model.changeColsCost(
          { kind: 'set', indices },
          Float64Array.from(indices, (at) => costs[at] ?? 0),
        );
      }
      // After new bounds the last answer still is dual feasible; after new costs, primal.
      model.options.set('simplex_strategy', bounded.size > 0 ? dualSimplex : primalSimplex);
      bounded.clear();
      costed.clear();
      if (!whole) return solve();
      const all = { kind: 'range', from: 0, to: columns - 1 } as const;
      model.changeColsIntegrality(all, new Int32Array(columns).fill(1));
      const point = solve();
      model.clearIntegrality();
      return point;
    },
  };
}
