import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { activitiesBlock, indicatorBlock } from '#domain/report/blocks';
import { ActivitiesView, IndicatorView } from './block-views';

/** A report's text: live blocks stand at its top only, so that no list or quotation can swallow one. */
export const ReportText = Node.create({
  name: 'doc',
  topNode: true,
  content: '(block | liveBlock)+',
});

export const ActivitiesBlock = Node.create({
  name: activitiesBlock,
  group: 'liveBlock',
  atom: true,
  draggable: true,
  addAttributes: () => ({ projectId: { default: null }, show: { default: 'all' } }),
  parseHTML: () => [{ tag: `div[data-block="${activitiesBlock}"]` }],
  renderHTML: () => ['div', { 'data-block': activitiesBlock }],
  addNodeView: () => ReactNodeViewRenderer(ActivitiesView),
});

export const IndicatorBlock = Node.create({
  name: indicatorBlock,
  group: 'liveBlock',
  atom: true,
  draggable: true,
  addAttributes: () => ({ indicatorId: { default: '' }, chart: { default: true } }),
  // Options travel with a copied block in the binding's own form; pasted HTML of elsewhere makes none.
  parseHTML: () => [],
  renderHTML: () => ['div', { 'data-block': indicatorBlock }],
  addNodeView: () => ReactNodeViewRenderer(IndicatorView),
});
