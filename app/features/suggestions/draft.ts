import { isTextField } from '#domain/document/fields';
import { knownText } from '#domain/document/known-text';
import type { ActivitySnapshot } from '#domain/document/read';
import type { RichNode } from '#domain/document/rich-text';
import { same } from '#domain/document/same';
import { type Proposal, proposeField, type Suggested } from '#domain/suggestions/proposal';
import {
  type FieldValues,
  rowValues,
  type SuggestedField,
  suggestedFields,
} from '#domain/suggestions/values';

/** What somebody wrote over an activity in a copy of the document: a suggestion for each field. */
export function draftOf(before: ActivitySnapshot, after: ActivitySnapshot): Suggested[] {
  const [was, now] = [rowValues(before), rowValues(after)];
  return suggestedFields
    .filter((field) => !saysTheSame(field, was[field], now[field]))
    .map((field) => ({ proposal: proposeField(before.id, field, now[field]), before: was[field] }));
}

/** What somebody wrote into a new activity: what says nothing is left out. */
export function draftOfNew(
  empty: ActivitySnapshot,
  written: ActivitySnapshot,
  where: { readonly sectionId: string | null; readonly afterId?: string | null },
): Suggested {
  const values = Object.fromEntries(
    draftOf(empty, written).flatMap(({ proposal }) =>
      proposal.kind === 'field' ? [[proposal.field, proposal.value]] : [],
    ),
  ) as Partial<FieldValues>;
  const proposal: Proposal = { kind: 'add', activityId: written.id, ...where, values };
  return { proposal, before: null };
}

/** An editor that is only opened may write an empty paragraph, or leave an attribute out. */
function saysTheSame(field: SuggestedField, was: unknown, now: unknown): boolean {
  if (!isTextField(field)) return same(was, now);
  // Texts of a snapshot are read as rich text.
  const [a, b] = [blocksOf(was as RichNode), blocksOf(now as RichNode)];
  return same(a, b);
}

function blocksOf(node: RichNode): RichNode[] {
  const blocks = knownText(node);
  const last = blocks.findLastIndex(
    (block) => block.content !== undefined || block.type === 'horizontalRule',
  );
  return blocks.slice(0, last + 1);
}
