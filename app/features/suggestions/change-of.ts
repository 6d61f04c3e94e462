import { isTextField } from '#domain/document/fields';
import { type HistoryChange, type Kept, WHOLE_ROW } from '#domain/document/history';
import { type RichNode, richTextToPlain } from '#domain/document/rich-text';
import type { Proposal } from '#domain/suggestions/proposal';

/** A change of one value, in the form in which history puts changes into words. */
export function changeOf(proposal: Proposal, before: unknown, after: unknown): HistoryChange {
  switch (proposal.kind) {
    case 'field': {
      const { activityId, field } = proposal;
      const kept = (value: unknown): Kept => (isTextField(field) ? wordsOf(value) : toKept(value));
      return { part: 'activities', nodeId: activityId, field, before: kept(before), after: kept(after) };
    }
    case 'section':
      return {
        ...{ part: 'sections', nodeId: proposal.sectionId, field: 'title' },
        ...{ before: toKept(before), after: toKept(after) },
      };
    case 'document':
      return { part: 'meta', nodeId: null, field: 'title', before: toKept(before), after: toKept(after) };
    case 'add':
      return {
        ...{ part: 'activities', nodeId: proposal.activityId, field: WHOLE_ROW },
        ...{ before: null, after: toKept(after) },
      };
    case 'remove':
      return {
        ...{ part: 'activities', nodeId: proposal.activityId, field: WHOLE_ROW },
        ...{ before: toKept(before), after: null },
      };
  }
}

/** What a proposed new row would hold, field by field. */
export function changesOfNew(proposal: Extract<Proposal, { kind: 'add' }>): HistoryChange[] {
  const { activityId, values } = proposal;
  return Object.entries(values).flatMap(([field, value]) => {
    const after = isTextField(field) ? wordsOf(value) : toKept(value);
    const nothing = after === null || (field === 'title' && after !== '');
    return nothing ? [] : [{ part: 'activities' as const, nodeId: activityId, field, before: null, after }];
  });
}

/** The words of a text as history compares them: what was formatted only reads the same. */
function wordsOf(value: unknown): Kept {
  const isNode = typeof value === 'object' && value !== null && 'type' in value;
  // Texts are kept as they were read of a document, or parsed by their schema.
  const words = isNode ? richTextToPlain(value as RichNode) : '';
  return words === '' ? null : words;
}

function toKept(value: unknown): Kept {
  // Values of a document are JSON; undefined is nothing.
  return (value ?? null) as Kept;
}
