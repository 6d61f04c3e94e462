import { v7 } from 'uuid';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type NetworkId = Id<'Network'>;
export type PersonId = Id<'Person'>;
export type OrganisationId = Id<'Organisation'>;
export type ProjectId = Id<'Project'>;
export type DocumentId = Id<'Document'>;
export type SectionId = Id<'Section'>;
export type ActivityId = Id<'Activity'>;
export type IndicatorId = Id<'Indicator'>;
export type PeriodId = Id<'ReportingPeriod'>;
export type CaseReturnId = Id<'CaseReturn'>;
export type ReleaseId = Id<'Release'>;
export type ReportId = Id<'Report'>;
export type FileId = Id<'File'>;
export type ThreadId = Id<'CommentThread'>;
export type CommentId = Id<'Comment'>;
export type VersionId = Id<'DocumentVersion'>;
export type AdoptionId = Id<'Adoption'>;
export type VoteId = Id<'AdoptionVote'>;
export type SuggestionId = Id<'Suggestion'>;

/**
 * A new UUIDv7. Ids are made by whoever creates the thing, browser or server, so that work done offline
 * keeps its identity; they sort by the time they were made.
 */
export function newId<T extends string>(): T {
  // A brand exists for the compiler only; this is the one place where a plain string becomes an id.
  return v7() as T;
}
