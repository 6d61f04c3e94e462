import type { CountedTable } from '#domain/statistics/tables';
import type { ReleaseTable } from '#server/statistics/release-content';

/** A count, or null where it is hidden. A cell that is missing is 0. */
export type Figure = number | null;

/** A table of counts as screens show it, with its margins, whether exact or released. */
export interface FigureTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Codes of each dimension that occur, without the total. */
  readonly codes: readonly (readonly string[])[];
  /** `*` in a key is the total of that dimension. */
  readonly at: (key: readonly string[]) => Figure;
}

export const total = '*';

/** A union's own exact table; margins are added up here. */
export function exactFigures({ id, dimensions, cells }: CountedTable): FigureTable {
  const sums = new Map<string, number>();
  for (const { key, count } of cells) {
    for (const margin of margins(key)) sums.set(margin, (sums.get(margin) ?? 0) + count);
  }
  const shown = cells.filter(({ count }) => count > 0).map(({ key }) => key);
  return { id, dimensions, codes: codesOf(dimensions, shown), at: (key) => sums.get(key.join('|')) ?? 0 };
}

/** A released table: what is hidden is null, also in its margins; nothing is added up. */
export function releasedFigures({ id, dimensions, cells }: ReleaseTable): FigureTable {
  const figures = new Map<string, Figure>(
    cells.map((cell) => [cell.key.join('|'), cell.state === 'published' ? cell.value : null]),
  );
  const keys = cells.map(({ key }) => key);
  return {
    id,
    dimensions,
    codes: codesOf(dimensions, keys),
    at: (key) => {
      const figure = figures.get(key.join('|'));
      return figure === undefined ? 0 : figure;
    },
  };
}

/** A key and every margin it belongs to. */
function margins(key: readonly string[]): string[] {
  return key
    .reduce<string[][]>(
      (all, code) =>
        all.flatMap((begun) => [
          [...begun, code],
          [...begun, total],
        ]),
      [[]],
    )
    .map((margin) => margin.join('|'));
}

function codesOf(dimensions: readonly string[], keys: readonly (readonly string[])[]): string[][] {
  return dimensions.map((_, at) => [
    ...new Set(keys.map((key) => key[at] ?? total).filter((code) => code !== total)),
  ]);
}
