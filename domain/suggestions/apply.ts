import type * as Y from 'yjs';
import { bringBack } from '#domain/document/bring-back';
import { type ActivityScalarField, isMapField, isTextField } from '#domain/document/fields';
import { readActivity } from '#domain/document/read-rows';
import { rewriteText } from '#domain/document/restore';
import { type RichNode, writeRichText } from '#domain/document/rich-text';
import { same } from '#domain/document/same';
import {
  activityText,
  addActivity,
  deleteNodes,
  documentParts,
  type NewActivity,
  rowIn,
  setActivity,
  setEntries,
  setMeta,
  setSection,
} from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';
import type { FieldProposal, Proposal, Suggested } from './proposal';
import { standingOf, valueAfter } from './standing';
import { type FieldValues, rowValues, type SuggestedField } from './values';

/** Where newer words stand, what whoever accepts has seen of them; a deleted row comes back if they say so. */
export interface Over {
  /** What their screen showed as standing there; absent: nothing but what the proposer saw. */
  readonly seen?: { readonly now: unknown } | undefined;
  readonly bringBack?: boolean | undefined;
}

export type Applied =
  /** `replaced` stood there before, as `standingOf` gives it; for a new row what it holds now. */
  | { readonly is: 'written'; readonly replaced: unknown }
  | { readonly is: 'already' }
  | { readonly is: 'gone' }
  /** Nothing was written: somebody wrote something else there that whoever accepts has not seen. */
  | { readonly is: 'changed' };

/** Writes what was suggested into the document, never over words that neither side has seen. */
export function applySuggestion(doc: Y.Doc, suggested: Suggested, over: Over, at: Date): Applied {
  return doc.transact((): Applied => {
    let standing = standingOf(doc, suggested);
    if (standing.is === 'gone' && over.bringBack) {
      bringBack(doc, standing.nodeId);
      standing = standingOf(doc, suggested);
    }
    if (standing.is === 'gone' || standing.is === 'already') return { is: standing.is };
    const { now } = standing;
    if (standing.is === 'changed' && !(over.seen && same(over.seen.now, now))) return { is: 'changed' };
    const { proposal } = suggested;
    write(doc, suggested, now, at);
    return { is: 'written', replaced: proposal.kind === 'add' ? valuesOf(doc, proposal.activityId) : now };
  }, 'suggestion');
}

/**
 * Takes back what an accepted suggestion wrote, unless somebody wrote something else there since.
 * @param replaced as `applySuggestion` gave it
 */
export function takeBack(doc: Y.Doc, suggested: Suggested, replaced: unknown, at: Date): Applied {
  const { proposal } = suggested;
  if (proposal.kind === 'remove') {
    const back = doc.transact(() => bringBack(doc, proposal.activityId), 'suggestion');
    return back ? { is: 'written', replaced: null } : { is: 'already' };
  }
  if (proposal.kind === 'add') {
    const { activityId } = proposal;
    return applySuggestion(doc, { proposal: { kind: 'remove', activityId }, before: replaced }, {}, at);
  }
  const before = valueAfter({ proposal, before: suggested.before }, replaced);
  // What was replaced was read from this very field.
  const inverse = { ...proposal, value: replaced } as Proposal;
  return applySuggestion(doc, { proposal: inverse, before }, {}, at);
}

function write(doc: Y.Doc, { proposal, before }: Suggested, now: unknown, at: Date): void {
  switch (proposal.kind) {
    case 'field':
      writeField(doc, proposal, valueAfter({ proposal, before }, now));
      break;
    case 'section':
      setSection(doc, proposal.sectionId, 'title', proposal.value, 'suggestion');
      break;
    case 'document':
      setMeta(doc, { title: proposal.value }, 'suggestion');
      break;
    case 'add':
      addRow(doc, proposal);
      break;
    case 'remove':
      deleteNodes(doc, [proposal.activityId], at, 'suggestion');
  }
}

function writeField(doc: Y.Doc, { activityId, field }: FieldProposal, value: unknown): void {
  // Each value was parsed by its own field's schema; over all fields the compiler sees only the union.
  if (isMapField(field)) setEntries(doc, activityId, field, value as never, 'suggestion');
  else if (isTextField(field)) {
    const text = activityText(doc, activityId, field);
    if (text) rewriteText(text, value as RichNode);
  } else setActivity(doc, activityId, field as ActivityScalarField, value as never, 'suggestion');
}

function addRow(doc: Y.Doc, proposal: Extract<Proposal, { kind: 'add' }>): void {
  const { activityId, sectionId, afterId, values } = proposal;
  // It was there, and was deleted: it comes back as the same row.
  if (rowIn(documentParts(doc).activities, activityId)) {
    bringBack(doc, activityId);
    return;
  }
  const { remarks, expectedResult, ...plain } = values;
  addActivity(
    doc,
    // Rows' ids are branded for the compiler only, and zod writes absent values as undefined.
    { ...(plain as NewActivity), sectionId: sectionId as SectionId | null },
    'suggestion',
    {
      id: activityId as ActivityId,
      ...(afterId === undefined ? {} : { afterId: afterId as ActivityId | null }),
      texts: {
        ...(remarks ? { remarks: writeRichText(remarks) } : {}),
        ...(expectedResult ? { expectedResult: writeRichText(expectedResult) } : {}),
      },
    },
  );
}

function valuesOf(doc: Y.Doc, id: string): Pick<FieldValues, SuggestedField> | null {
  const activity = readActivity(documentParts(doc).activities, id);
  return activity && rowValues(activity);
}
