import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { addActivity, addSection, type NewActivity, setMeta } from '#domain/document/shape';
import { type ActivityId, newId, type OrganisationId, type SectionId } from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';

/** A plan that is written line by line, for tests that read it. */
export function newPlan(year = 2020) {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan', year, language: 'fr' }, 'seed');
  return {
    doc,
    read: () => readDocument(doc),
    section: (title: string, parentId: SectionId | null = null, country = ''): SectionId =>
      addSection(doc, { parentId, title, country }, 'seed'),
    /** `period` is read as a person writes it in a plan of that year. */
    activity: (
      title: string,
      {
        period,
        ...values
      }: Omit<NewActivity, 'period'> & { period?: string; sectionId?: SectionId | null } = {},
    ): ActivityId =>
      addActivity(
        doc,
        {
          sectionId: null,
          title,
          ...values,
          ...(period === undefined ? {} : { period: parsePeriod(period, { year, language: 'fr' }) }),
        },
        'seed',
      ),
  };
}

/** The value of a field with several values, under keys that nobody cares for. */
export function entries<T>(...values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value) => [newId<string>(), value]));
}

export const union = (): OrganisationId => newId<OrganisationId>();
