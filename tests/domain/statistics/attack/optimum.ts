import loadHighs from 'highs';
import type { Cube } from '#domain/statistics/disclosure/cube';

const highs = await loadHighs();

interface Cell {
  readonly key: string;
  readonly count: number;
}

/**
 * The fewest cases that have to be hidden of a small two-dimensional table so that no primary can be bound more tightly
 * than k: a program of whole numbers, in which every primary brings its own two fillings of the table. Written apart
 * from the code under test. Solved twice, for whoever hides no zero is known to hide nothing below 1; the better counts.
 */
export function fewestHidden(cube: Cube, k: number): number | undefined {
  const [table] = cube.tables;
  const [rows = [], columns = []] = (table?.dimensions ?? []).map(
    (name) => cube.dimensions[name]?.codes ?? [],
  );
  const inner = new Map(table?.cells.map(({ key, count }) => [key.join('|'), count]));
  const sum = (keys: readonly string[]) => keys.reduce((all, key) => all + (inner.get(key) ?? 0), 0);
  const cells: Cell[] = [];
  const lines: { parent: number; children: number[] }[] = [];
  const at = new Map<string, number>();
  const add = (key: string, count: number) => {
    at.set(key, cells.length);
    cells.push({ key, count });
  };
  for (const row of rows)
    for (const column of columns) add(`${row}|${column}`, inner.get(`${row}|${column}`) ?? 0);
  for (const row of rows) add(`${row}|*`, sum(columns.map((column) => `${row}|${column}`)));
  for (const column of columns) add(`*|${column}`, sum(rows.map((row) => `${row}|${column}`)));
  add('*|*', sum([...inner.keys()]));
  const index = (key: string) => at.get(key) as number;
  for (const row of [...rows, '*'])
    lines.push({ parent: index(`${row}|*`), children: columns.map((column) => index(`${row}|${column}`)) });
  for (const column of [...columns, '*'])
    lines.push({ parent: index(`*|${column}`), children: rows.map((row) => index(`${row}|${column}`)) });

  const primaries = cells.flatMap(({ count }, which) => (count >= 1 && count < k ? [which] : []));
  if (primaries.length === 0) return 0;
  const found = [true, false].flatMap((zerosShown) => {
    const hidden = (which: number) => `h${which}`;
    const constraints: string[] = [];
    const bounds: string[] = [];
    for (const primary of primaries) {
      for (const way of ['f', 'g']) {
        const change = (which: number) => `${way}${primary}_${which}`;
        for (const { parent, children } of lines)
          constraints.push(
            `${children.map((child) => `+ ${change(child)}`).join(' ')} - ${change(parent)} = 0`,
          );
        cells.forEach(({ count }, which) => {
          const room = Math.min(4 * k, Math.max(0, count - (zerosShown ? 1 : 0)));
          constraints.push(`${change(which)} - ${4 * k} ${hidden(which)} <= 0`);
          constraints.push(`${change(which)} + ${room} ${hidden(which)} >= 0`);
          bounds.push(`-${4 * k} <= ${change(which)} <= ${4 * k}`);
        });
      }
      constraints.push(`f${primary}_${primary} - g${primary}_${primary} >= ${k}`);
      constraints.push(`${hidden(primary)} >= 1`);
    }
    const zeros = cells.flatMap(({ count }, which) => (count === 0 ? [which] : []));
    if (zerosShown) for (const which of zeros) constraints.push(`${hidden(which)} <= 0`);
    else if (zeros.length === 0) return [];
    else constraints.push(`${zeros.map((which) => `+ ${hidden(which)}`).join(' ')} >= 1`);
    const solved = highs.solve(
      [
        'Minimize',
        ` cost: ${cells.map(({ count }, which) => `+ ${count} ${hidden(which)}`).join(' ')}`,
        'Subject To',
        ...constraints.map((constraint, number) => ` c${number}: ${constraint}`),
        'Bounds',
        ...bounds.map((bound) => ` ${bound}`),
        'Binary',
        ` ${cells.map((_, which) => hidden(which)).join(' ')}`,
        'End',
      ].join('\n'),
      { output_flag: false, time_limit: 60 },
    );
    return solved.Status === 'Optimal' ? [Math.round(solved.ObjectiveValue)] : [];
  });
  return found.length === 0 ? undefined : Math.min(...found);
}
