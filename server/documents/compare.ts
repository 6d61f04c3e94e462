import { type DocumentDiff, diffDocuments } from '#domain/document/diff';
import type { DocumentKind } from '#domain/document/kinds';
import { readDocument } from '#domain/document/read';
import type { Services } from '#server/services';
import { type Moment, type MomentState, readMoment, type Which, withState } from './moments';

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
  /** Titles by section, as they are after or were before: rows that moved name the section they left. */
  readonly sections: Readonly<Record<string, string>>;
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
  const titles = [...was.sections, ...now.sections].map(({ id, title }) => [id, title]);
  return {
    kind: now.kind,
    before: told(before),
    after: told(after),
    diff: diffDocuments(was, now),
    sections: Object.fromEntries(titles),
  };
}

const told = ({ sequence, name, at }: MomentState): ToldMoment => ({
  ...{ sequence, name, at: at?.toISOString() ?? null },
});
