import { type DocumentDiff, diffDocuments } from '#domain/document/diff';
import type { DocumentKind } from '#domain/document/kinds';
import { readDocument } from '#domain/document/read';
import { withState } from '#domain/document/state';
import type { Services } from '#server/services';
import { type Moment, type MomentState, readMoment, type Which } from './moments';

/** A moment as people are told of it. */
export interface ToldMoment {
  readonly sequence: number;
  /** The version's name; null for what is none. */
  readonly name: string | null;
  /** ISO instant; null when it is not known any more. */
  readonly at: string | null;
}

export interface Comparison {
  readonly kind: DocumentKind;
  readonly before: ToldMoment;
  readonly after: ToldMoment;
  readonly diff: DocumentDiff;
  /** Titles of what the rows name, as they are after or were before: sections, and activities they are linked with. */
  readonly titles: Readonly<Record<string, string>>;
}

/** What differs between two states of a document. @throws `not-found`, `not-kept` */
export async function compareMoments(
  services: Pick<Services, 'database' | 'collab'>,
  which: Which,
  moments: { readonly before: Moment; readonly after: Moment },
): Promise<Comparison> {
  const before = await readMoment(services, which, moments.before);
  const after = await readMoment(services, which, moments.after);
  const [was, now] = [withState(before.state, readDocument), withState(after.state, readDocument)];
  const diff = diffDocuments(was, now);
  const linked = linksOf(diff);
  const named = [was, now].flatMap(({ sections, activities }) => [
    ...sections,
    ...activities.filter(({ id }) => linked.has(id)),
  ]);
  return {
    kind: now.kind,
    before: told(before),
    after: told(after),
    diff,
    titles: Object.fromEntries(named.map(({ id, title }) => [id, title])),
  };
}

/** The activities that changed ones depend on or contribute to. */
function linksOf({ activities }: DocumentDiff): ReadonlySet<string> {
  const rows = activities.flatMap(({ before, after }) => [before, after]);
  return new Set(
    rows.flatMap((row) => [...(row?.dependsOn ?? []), ...(row?.contributesTo ?? [])].map(({ key }) => key)),
  );
}

const told = ({ sequence, name, at }: MomentState): ToldMoment => ({
  ...{ sequence, name, at: at?.toISOString() ?? null },
});
