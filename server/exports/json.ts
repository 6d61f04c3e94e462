import type { Printed } from './plan-table';

/**
 * What the file calls itself, and the version of its shape: a reader refuses one it does not know. Version 1 had no
 * decisions.
 */
export const JSON_FORMAT = 'jalon-document';
export const JSON_VERSION = 2;

/**
 * A document as data: its snapshot with the sequence number it stands for, the statuses beside it, and what the ids in
 * it are called, so that another network can tell whom they mean.
 */
export function documentJson(
  { snapshot, names, statuses }: Pick<Printed, 'snapshot' | 'names' | 'statuses'>,
  { documentId, sequence }: { readonly documentId: string; readonly sequence: number },
): Uint8Array {
  // Who came to a workshop, by sex and organisation, stays on its page.
  const { workshop, agreedStart: _, ...content } = snapshot;
  // People by id: their names live in one row. The plan in which one became an activity is not everybody's to know.
  const outcomes = workshop.outcomes.map(({ id, kind, what, who, by }) => ({ id, kind, what, who, by }));
  const { activities } = snapshot;
  const organisations = [
    ...activities.flatMap(({ responsibles, partners, deliverables }) => [
      ...responsibles,
      ...partners,
      ...deliverables,
    ]),
    ...outcomes.flatMap(({ who }) => who),
  ].flatMap(({ organisationId }) => organisationId ?? []);
  const codes = (ids: readonly string[], code: (id: string) => string | undefined) =>
    Object.fromEntries(
      [...new Set(ids)].sort().flatMap((id) => {
        const known = code(id);
        return known === undefined ? [] : [[id, known]];
      }),
    );
  const file = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    documentId,
    sequence,
    names: {
      organisations: codes(organisations, (id) => names.organisation.get(id)?.code),
      projects: codes(
        activities.flatMap(({ projects }) => projects.map(({ key }) => key)),
        (id) => names.project.get(id),
      ),
      indicators: codes(
        activities.flatMap(({ indicators }) => indicators.map(({ key }) => key)),
        (id) => names.indicator.get(id)?.code,
      ),
    },
    /** Facts beside the document, by activity. */
    statuses: Object.fromEntries(statuses),
    ...content,
    /** What a workshop decided, and what follows from it. */
    outcomes,
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
