import { countryOf } from '#domain/import/country';
import type { ImportedSection } from '#domain/import/result';
import type { Row, Run, TextBlock } from '#domain/import/source';
import type { InterfaceLanguage } from '#domain/language';
import { wordsOf } from '#server/exports/words';
import { exactLines, exactText, isMarked, joined, type OwnSource } from './source';

/** A number alone: short, and with a figure in it. A name that somebody has set in bold is a name. */
const NUMBER_ALONE = /^(?=.*\p{N}).{1,12}$/u;

/** Follows the rows of a table and says in which section each stands, making sections as they come. */
export function followSections(
  { form, mark }: Pick<OwnSource, 'form' | 'mark'>,
  columns: readonly number[],
  sections: ImportedSection[],
): (row: Row) => string | null {
  const path: ({ readonly id: string; readonly said: string } | null)[] = columns.map(() => null);
  return (row) => {
    // Once a section begins, the ones inside it do too.
    let begun = false;
    columns.forEach((column, level) => {
      const cell = row.cells[column];
      const here = path[level];
      if (cell?.covered === 'above' && here && !begun) return;
      const said = exactLines(cell?.blocks ?? []);
      if (form === 'lines' && here && !begun && here.said === said) return;
      path[level] = null;
      begun = true;
      if (!cell || said.trim() === '') return;
      const id = `s${sections.length + 1}`;
      const parentId = path.slice(0, level).findLast((section) => section)?.id ?? null;
      sections.push({ id, parentId, ...readSection(cell.blocks, mark.words) });
      path[level] = { id, said };
    });
    return path.findLast((section) => section)?.id ?? null;
  };
}

type SectionSaid = Omit<ImportedSection, 'id' | 'parentId'>;

function readSection(blocks: readonly TextBlock[], language: InterfaceLanguage): SectionSaid {
  const { file, plan } = wordsOf(language);
  const [first, ...others] = blocks;
  const name = readName(joined(first?.runs ?? []), plan.untitled);
  const more: { otherName?: string; country?: string; reason?: string; title: string } = {
    title: name.title,
  };
  for (const block of others) {
    const runs = joined(block.runs);
    const [label] = runs;
    const text = exactText(runs.slice(1));
    const says = (word: string) => isMarked(label, 'italic') && label?.text.trim() === word;
    if (says(file.otherName)) more.otherName = text;
    else if (says(file.country)) more.country = text;
    else if (says(file.suspended)) more.reason = text;
    // In a spreadsheet the lines of a reason are lines of the cell.
    else if (more.reason !== undefined) more.reason += `\n${exactText(runs)}`;
    else more.title += ` ${exactText(runs)}`;
  }
  const country = more.country === undefined ? countryOf(more.title) : /^[A-Z]{2}$/.exec(more.country)?.[0];
  return {
    ...(name.number === '' ? {} : { number: name.number }),
    title: more.title,
    ...(more.otherName ? { otherName: more.otherName } : {}),
    ...(country ? { country } : {}),
    ...(more.reason === undefined ? {} : { suspended: { reason: more.reason } }),
  };
}

function readName(runs: readonly Run[], untitled: string): { number: string; title: string } {
  const text = exactText(runs);
  const [first, ...others] = runs;
  if (runs.length === 1 && isMarked(first, 'italic') && text === untitled) return { number: '', title: '' };
  if (!first || !isMarked(first, 'bold')) return { number: '', title: text };
  if (others.length > 0) return { number: first.text, title: exactText(others).replace(/^ /, '') };
  return NUMBER_ALONE.test(text) ? { number: text, title: '' } : { number: '', title: text };
}
