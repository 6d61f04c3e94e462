import type { RichNode } from '#domain/document/rich-text';
import type { ReportFigures } from './assemble';
import { type Piece, piecesOf } from './blocks';

/** What is missing beside the text: each line leads to where it is mended. */
export type Gap =
  /** `heading`: which of the text's headings, from 0. */
  | { readonly kind: 'emptySection'; readonly heading: number; readonly title: string }
  | {
      readonly kind: 'activityWithoutStatus';
      readonly documentId: string;
      readonly activityId: string;
      readonly title: string;
    }
  | { readonly kind: 'indicatorWithoutValue'; readonly indicatorId: string; readonly periodCode: string }
  | {
      readonly kind: 'unionsMissing';
      readonly indicatorId: string;
      readonly periodCode: string;
      readonly reported: number;
      readonly expected: number;
    };

/**
 * What a report of a period lacks. Without a period, the latest one of each indicator is looked at. A hidden value
 * is not a missing one.
 */
export function gapsOf(figures: ReportFigures, periodId: string | null): Gap[] {
  const activities = figures.activities.flatMap(({ activityId, plan, title, status }): Gap[] =>
    status === null
      ? [{ kind: 'activityWithoutStatus', documentId: plan.documentId, activityId, title }]
      : [],
  );
  const indicators = figures.indicators.flatMap(({ indicatorId, periods }): Gap[] => {
    const figure = periodId === null ? periods.at(-1) : periods.find(({ period }) => period.id === periodId);
    if (!figure) return [];
    const periodCode = figure.period.code;
    if (figure.value.state === 'notReported')
      return [{ kind: 'indicatorWithoutValue', indicatorId, periodCode }];
    const { reported = 0, expected = 0 } = figure.coverage ?? {};
    return reported < expected
      ? [{ kind: 'unionsMissing', indicatorId, periodCode, reported, expected }]
      : [];
  });
  return [...activities, ...indicators];
}

/**
 * The sections of a text under whose heading nothing stands: no word, no live block. One that goes on with smaller
 * headings is left to them. Blank headings are no sections.
 */
export function emptySections(body: RichNode): Gap[] {
  const pieces = piecesOf(body);
  const headings = pieces.flatMap((piece, at) => {
    const level = piece.kind === 'text' && piece.node.type === 'heading' ? levelOf(piece.node) : null;
    return level === null ? [] : [{ at, level, title: wordsOf(pieces[at]).trim() }];
  });
  return headings.flatMap(({ at, level, title }, heading): Gap[] => {
    const next = headings[heading + 1];
    const goesOn = next !== undefined && next.level > level;
    const under = pieces.slice(at + 1, next?.at);
    const filled = under.some((piece) => piece.kind !== 'text' || wordsOf(piece).trim() !== '');
    return title === '' || goesOn || filled ? [] : [{ kind: 'emptySection', heading, title }];
  });
}

const levelOf = (node: RichNode): number => Number(node.attrs?.level ?? 1);

function wordsOf(piece: Piece | undefined): string {
  const words = (node: RichNode): string => (node.text ?? '') + (node.content ?? []).map(words).join(' ');
  return piece?.kind === 'text' ? words(piece.node) : '';
}
