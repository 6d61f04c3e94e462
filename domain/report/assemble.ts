import type { DocumentSnapshot } from '#domain/document/read';
import { type Piece, piecesOf, shownActivities } from './blocks';
import type { ActivityRow, IndicatorFigures, RenderedBlock, ReportContent, ReportSection } from './content';
import { publishableText } from './text';

/** The figures a report may draw on at one moment: of its own project, masked as its donors may see them. */
export interface ReportFigures {
  /** When they were read, ISO 8601 UTC. */
  readonly asOf: string;
  readonly projectId: string;
  /** Of all plans, in reading order. */
  readonly activities: readonly ActivityRow[];
  readonly indicators: readonly IndicatorFigures[];
}

/** A block that cannot be filled: another project's, or of an indicator that is not the project's. */
export interface EmptyBlock {
  readonly kind: 'activities' | 'indicator';
  readonly id: string;
}

export interface Assembled {
  readonly content: ReportContent;
  /** Left out of the content; a report with any of them is not published. */
  readonly unfilled: readonly EmptyBlock[];
}

/** Deeper headings stay within their section. */
const sectionLevels = 2;

/** Fills a report's text with figures. Pure: the same text and figures give the same content. */
export function assemble(
  snapshot: Pick<DocumentSnapshot, 'title' | 'language' | 'body'>,
  figures: ReportFigures,
): Assembled {
  const sections: ReportSection[] = [];
  const unfilled: EmptyBlock[] = [];
  for (const piece of piecesOf(snapshot.body)) {
    const heading = headingOf(piece);
    if (heading) {
      sections.push({ heading, blocks: [] });
      continue;
    }
    const block = render(piece, figures);
    if (block === 'unfilled') {
      // Text always renders; only live blocks can stay empty.
      if (piece.kind === 'activities') unfilled.push({ kind: 'activities', id: piece.projectId ?? '' });
      if (piece.kind === 'indicator') unfilled.push({ kind: 'indicator', id: piece.indicatorId });
    } else append(sections, block);
  }
  return { content: { title: snapshot.title, language: snapshot.language, sections }, unfilled };
}

function headingOf(piece: Piece): ReportSection['heading'] {
  if (piece.kind !== 'text' || piece.node.type !== 'heading') return null;
  const level = Number(piece.node.attrs?.level ?? 1);
  const nodes = publishableText(piece.node.content ?? []);
  return level <= sectionLevels && nodes.length > 0 ? { level, nodes } : null;
}

function render(piece: Piece, figures: ReportFigures): RenderedBlock | 'unfilled' {
  const { asOf } = figures;
  switch (piece.kind) {
    case 'text':
      return { kind: 'text', nodes: publishableText([piece.node]) };
    case 'activities': {
      if (piece.projectId !== null && piece.projectId !== figures.projectId) return 'unfilled';
      return {
        kind: 'activities',
        show: piece.show,
        asOf,
        rows: shownActivities(figures.activities, piece.show),
      };
    }
    case 'indicator': {
      const indicator = figures.indicators.find(({ indicatorId }) => indicatorId === piece.indicatorId);
      return indicator ? { kind: 'indicator', chart: piece.chart, asOf, figures: indicator } : 'unfilled';
    }
  }
}

/** Adds a block to the last section; text next to text is one block, text without a word is none. */
function append(sections: ReportSection[], block: RenderedBlock): void {
  const section = sections.at(-1) ?? { heading: null, blocks: [] };
  if (sections.length === 0) sections.push(section);
  const last = section.blocks.at(-1);
  if (block.kind !== 'text') section.blocks.push(block);
  else if (last?.kind === 'text') last.nodes.push(...block.nodes);
  else if (block.nodes.length > 0) section.blocks.push(block);
}
