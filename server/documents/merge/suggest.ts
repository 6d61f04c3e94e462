import type { DocumentSnapshot } from '#domain/document/read';
import { type ActivityId, newId } from '#domain/ids';
import type { ImportResult } from '#domain/import/result';
import type { FieldProposal } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import { isSuggested, rowValues, valueIn } from '#domain/suggestions/values';
import type { NewSuggestion } from '#server/suggestions/propose';
import { deletedBy, type MarkedBy, markedBy } from './marked';
import { idsOf, type MergePlan } from './plan';
import type { Picked } from './write';

/**
 * What was agreed to as suggestions instead of edits, each with its author as the file writes the name. That a row
 * stands in another section is no suggestion: it is left out.
 */
export function suggestionsOf(
  now: DocumentSnapshot,
  plan: MergePlan,
  result: ImportResult,
  picked: Picked,
): NewSuggestion[] {
  const fileRow = new Map([...plan.rows].map(([fileId, id]) => [id, fileId]));
  const activityOf = (id: string) => result.activities.find((activity) => activity.id === id);
  const suggestions: NewSuggestion[] = [];
  for (const [n, { now: row, difference }] of plan.fields) {
    const { field, value } = difference;
    if (!picked.changes(n) || !isSuggested(field)) continue;
    const activity = activityOf(fileRow.get(row.id) ?? '');
    // Field and value belong together (field-changes); the form is asked by the schema.
    const proposal = { kind: 'field', activityId: row.id, field, value } as FieldProposal;
    suggestions.push({
      proposal: proposalSchema.parse(proposal),
      before: valueIn(row, field),
      ...authored(activity ? markedBy(result, activity, field) : null),
    });
  }
  for (const [n, { activity, row }] of plan.added) {
    if (!picked.changes(n)) continue;
    const path = idsOf(result.sections, activity.sectionId);
    // A section is no suggestion: the row goes to the nearest one that the plan has.
    const sectionId = path.flatMap((id) => plan.sections.get(id) ?? []).at(-1) ?? null;
    const { dependsOn: _, contributesTo: __, ...values } = row.values;
    suggestions.push({
      proposal: proposalSchema.parse({
        kind: 'add',
        activityId: newId<ActivityId>(),
        sectionId,
        values: {
          ...values,
          remarks: row.remarks,
          ...(row.expectedResult ? { expectedResult: row.expectedResult } : {}),
        },
      }),
      before: null,
      ...authored(markedBy(result, activity, null)),
    });
  }
  for (const [n, activityId] of plan.removed) {
    const row = now.activities.find(({ id }) => id === activityId);
    if (!row || !picked.removals.has(n)) continue;
    suggestions.push({
      proposal: { kind: 'remove', activityId },
      before: rowValues(row),
      ...authored(deletedBy(result, row)),
    });
  }
  return suggestions;
}

function authored(by: MarkedBy | null): Pick<NewSuggestion, 'author'> {
  if (!by || by.author === '') return {};
  return { author: { name: by.author, ...(by.at === undefined ? {} : { at: new Date(by.at) }) } };
}
