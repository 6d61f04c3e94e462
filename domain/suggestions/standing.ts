import type * as Y from 'yjs';
import { isMapField } from '#domain/document/fields';
import { readActivity, readMeta, readSection } from '#domain/document/read-rows';
import { same } from '#domain/document/same';
import { documentParts } from '#domain/document/shape';
import { mergeEntries } from './merge';
import type { Proposal, Suggested } from './proposal';
import { rowValues, valueIn } from './values';

/** What stands where a suggestion would change something, whatever was there when it was made. */
export type Standing =
  /** The row was deleted, or the section it stands in. */
  | { readonly is: 'gone'; readonly nodeId: string }
  /** The document says already what is proposed. */
  | { readonly is: 'already'; readonly now: unknown }
  /** As the proposer saw it, or changed where the suggestion changes nothing. */
  | { readonly is: 'clear'; readonly now: unknown }
  /** Somebody wrote something else there meanwhile. */
  | { readonly is: 'changed'; readonly now: unknown };

/**
 * What stands now where a suggestion would change something. A new row has nothing before; of one to be deleted all
 * its values count.
 */
export function standingOf(doc: Y.Doc, { proposal, before }: Suggested): Standing {
  const parts = documentParts(doc);
  const activityAt = (id: string) => {
    const activity = readActivity(parts.activities, id);
    return activity?.deletedAt === null ? activity : null;
  };
  const sectionAt = (id: string) => {
    const section = readSection(parts.sections, id);
    return section?.deletedAt === null ? section : null;
  };
  switch (proposal.kind) {
    case 'field': {
      const activity = activityAt(proposal.activityId);
      if (!activity) return { is: 'gone', nodeId: proposal.activityId };
      return judge(proposal, before, valueIn(activity, proposal.field));
    }
    case 'section': {
      const section = sectionAt(proposal.sectionId);
      return section ? judge(proposal, before, section.title) : { is: 'gone', nodeId: proposal.sectionId };
    }
    case 'document':
      return judge(proposal, before, readMeta(parts.meta).title);
    case 'add': {
      const activity = activityAt(proposal.activityId);
      if (activity) return { is: 'already', now: rowValues(activity) };
      const { sectionId } = proposal;
      if (sectionId !== null && !sectionAt(sectionId)) return { is: 'gone', nodeId: sectionId };
      return { is: 'clear', now: null };
    }
    case 'remove': {
      const activity = activityAt(proposal.activityId);
      if (!activity) return { is: 'already', now: null };
      const now = rowValues(activity);
      return { is: same(now, before) ? 'clear' : 'changed', now };
    }
  }
}

/** What a field of a suggestion would hold once it is accepted over `now`. */
export function valueAfter({ proposal, before }: ValueSuggested, now: unknown): unknown {
  if (proposal.kind !== 'field' || !isMapField(proposal.field)) return proposal.value;
  return mergeEntries(entriesIn(before), entriesIn(proposal.value), entriesIn(now)).merged;
}

type ValueProposal = Extract<Proposal, { kind: 'field' | 'section' | 'document' }>;
type ValueSuggested = Suggested & { readonly proposal: ValueProposal };

function judge(proposal: ValueProposal, before: unknown, now: unknown): Standing {
  if (proposal.kind === 'field' && isMapField(proposal.field)) {
    const { merged, clashes } = mergeEntries(entriesIn(before), entriesIn(proposal.value), entriesIn(now));
    if (same(merged, now)) return { is: 'already', now };
    return { is: clashes ? 'changed' : 'clear', now };
  }
  if (same(now, proposal.value)) return { is: 'already', now };
  return { is: same(now, before) ? 'clear' : 'changed', now };
}

function entriesIn(value: unknown): Readonly<Record<string, unknown>> {
  // Fields with several values are records by their schema; what a file or a program said of before may be anything.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
