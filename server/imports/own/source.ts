import type { ImportResult } from '#domain/import/result';
import type { Block, Row, Run, TextBlock } from '#domain/import/source';
import type { Mark } from '#server/exports/mark';

/** A file of our own making, taken apart: what stands where, before anybody asks what it means. */
export interface OwnSource {
  readonly mark: Mark;
  readonly title: string;
  readonly derivedFrom?: ImportResult['derivedFrom'];
  /** Each with its header as first row. */
  readonly tables: readonly (readonly Row[])[];
  readonly body: readonly Block[];
  /**
   * What the file can say: `blocks` has lists and merged cells; in `lines` a bullet is a sign before a line, and a
   * section's name stands on each of its rows.
   */
  readonly form: 'blocks' | 'lines';
}

/** The text of runs as it stands, blanks and all. */
export function exactText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Several paragraphs of a cell as one value. */
export function exactLines(blocks: readonly TextBlock[]): string {
  return blocks.map((block) => exactText(block.runs)).join('\n');
}

/** Neighbours under the same marks as one: programs cut runs as they like. */
export function joined(runs: readonly Run[]): Run[] {
  const made: Run[] = [];
  for (const run of runs) {
    const last = made.at(-1);
    if (run.text === '') continue;
    if (last && marksKey(last) === marksKey(run))
      made[made.length - 1] = { ...last, text: last.text + run.text };
    else made.push(run);
  }
  return made;
}

const marksKey = ({ marks = [] }: Run): string =>
  marks
    .map((mark) => (mark.type === 'link' ? `link ${mark.href}` : mark.type))
    .sort()
    .join(' ');

export function isMarked(run: Run | undefined, type: 'bold' | 'italic'): boolean {
  return run?.marks?.some((mark) => mark.type === type) ?? false;
}
