import type { Block, Mark, Run } from '#domain/import/source';
import type { Language } from '#domain/language';
import { isRightToLeft } from './direction';

/** Text as the templates of server/exports/typst take it. */
export interface SetRun {
  readonly text: string;
  readonly marks?: readonly string[];
  readonly link?: string;
}
type Direction = { readonly direction?: 'rtl' | 'ltr' };
export type SetBlock =
  | ({ readonly type: 'paragraph'; readonly runs: readonly SetRun[] } & Direction)
  | ({ readonly type: 'heading'; readonly level: number; readonly runs: readonly SetRun[] } & Direction)
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly SetBlock[])[] };

type Item = Extract<Block, { type: 'item' }>;

/** Blocks as they are printed: items in lists, each text in the direction of its letters. Tables are not printed here. */
export function typeset(blocks: readonly Block[], language: Language): SetBlock[] {
  const made: SetBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || block.type === 'table') continue;
    if (block.type !== 'item') {
      const { runs } = block;
      made.push(
        block.type === 'heading'
          ? { type: 'heading', level: block.level, ...setText(runs, language) }
          : { type: 'paragraph', ...setText(runs, language) },
      );
      continue;
    }
    const after = blocks.findIndex((each, index) => index > at && each.type !== 'item');
    const end = after < 0 ? blocks.length : after;
    // Up to there nothing but items stands.
    made.push(...lists(blocks.slice(at, end) as Item[], language));
    at = end - 1;
  }
  return made;
}

/** Items one below the other as lists; what is deeper stands in the item above it. */
function lists(items: readonly Item[], language: Language): SetBlock[] {
  const made: { type: 'list'; ordered: boolean; items: SetBlock[][] }[] = [];
  for (let at = 0; at < items.length; ) {
    const head = items[at];
    if (!head) break;
    const next = items.findIndex((each, index) => index > at && each.level <= head.level);
    const end = next < 0 ? items.length : next;
    const item: SetBlock[] = [
      { type: 'paragraph', ...setText(head.runs, language) },
      ...lists(items.slice(at + 1, end), language),
    ];
    const last = made.at(-1);
    if (last?.ordered === head.ordered) last.items.push(item);
    else made.push({ type: 'list', ordered: head.ordered, items: [item] });
    at = end;
  }
  return made;
}

function setText(runs: readonly Run[], language: Language): { runs: SetRun[] } & Direction {
  const rightToLeft = isRightToLeft(runs.map(({ text }) => text).join(''));
  return {
    ...(rightToLeft === undefined ? {} : { direction: rightToLeft ? 'rtl' : 'ltr' }),
    runs: runs.map(({ text, marks = [] }) => {
      const kinds = marks.map(({ type }) => type).filter((type) => type !== 'link');
      const link = marks.find((mark): mark is Extract<Mark, { type: 'link' }> => mark.type === 'link');
      return {
        text: spaced(text, language),
        ...(kinds.length > 0 ? { marks: kinds } : {}),
        ...(link ? { link: link.href } : {}),
      };
    }),
  };
}

/**
 * French keeps its signs on the line of their word ("Lexique des règles typographiques", Imprimerie nationale). Only
 * spaces that were written are made to hold; none is added to what somebody wrote.
 */
export function spaced(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text
    .replace(/ (?=[;!?])/g, '\u202F')
    .replace(/ (?=[:»%€])/g, '\u00A0')
    .replace(/« /g, '«\u00A0');
}
