import type { Cell, Run, TextBlock } from './source';

const BULLET = /^\s*[•◦▪‣●○■□➢✓*-][\s\u00a0]+(?=\S)/u;

/** A cell whose lines are paragraphs, or list items where they begin with a bullet. */
export function textCell(runs: readonly Run[]): Cell {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(/\r\n|\r|\n/).forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return {
    blocks: lines.flatMap((line): TextBlock[] => {
      const [first, ...others] = line;
      if (!first || line.every((run) => run.text.trim() === '')) return [];
      if (!BULLET.test(first.text)) return [{ type: 'paragraph', runs: line }];
      return [
        {
          type: 'item',
          level: 0,
          ordered: false,
          runs: [{ ...first, text: first.text.replace(BULLET, '') }, ...others],
        },
      ];
    }),
  };
}
