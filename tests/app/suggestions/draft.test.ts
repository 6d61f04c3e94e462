import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs } from '#domain/document/rich-text';
import { activityText, addActivity, setActivity, setEntries } from '#domain/document/shape';
import { copyOf } from '#domain/document/state';
import { type ActivityId, newId } from '#domain/ids';
import { proposalSchema } from '#domain/suggestions/schema';
import type { ShownSuggestion } from '#server/suggestions/list';
import { newPlan } from '#tests/domain/document/plan';
import { draftOf, draftOfNew } from '~/features/suggestions/draft';
import { countSuggested, firstSuggested, placeSuggestions } from '~/features/suggestions/place-suggestions';

const rowIn = (doc: Y.Doc, id: string) => {
  const row = readDocument(doc).activities.find((each) => each.id === id);
  if (!row) throw new Error('it is not there');
  return row;
};

describe('what somebody writes in a copy of the plan', () => {
  it('[UG9] is proposed field by field, and the plan itself stays as it is', () => {
    const { doc, activity } = newPlan();
    const id = activity('Atelier', { period: 'mars' });
    const before = Y.encodeStateAsUpdate(doc);
    const copy = copyOf(doc);
    setActivity(copy, id, 'title', 'Atelier régional', 'grid');
    setEntries(copy, id, 'places', { a: { text: 'Tunis' } }, 'grid');
    const remarks = activityText(copy, id, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('Salle à confirmer'));
    const drafted = draftOf(rowIn(doc, id), rowIn(copy, id));
    expect(
      drafted.map(({ proposal, before }) => [proposal.kind === 'field' && proposal.field, before]),
    ).toEqual([
      ['title', 'Atelier'],
      ['places', {}],
      ['remarks', { type: 'doc', content: [] }],
    ]);
    // What is sent is taken as it is.
    for (const { proposal } of drafted) expect(proposalSchema.parse(proposal)).toEqual(proposal);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[UG9] is nothing when a text was only opened: an editor writes an empty paragraph of its own', () => {
    const { doc, activity } = newPlan();
    const id = activity('Atelier');
    const copy = copyOf(doc);
    activityText(copy, id, 'remarks')?.insert(0, [new Y.XmlElement('paragraph')]);
    expect(draftOf(rowIn(doc, id), rowIn(copy, id))).toEqual([]);
  });

  it('[UG9] of a new row is one suggestion with what it says', () => {
    const { doc } = newPlan();
    const copy = copyOf(doc);
    const id = newId<ActivityId>();
    addActivity(copy, { sectionId: null }, 'grid', { id });
    const empty = rowIn(copy, id);
    setActivity(copy, id, 'title', 'Mission', 'grid');
    expect(draftOfNew(empty, rowIn(copy, id), { sectionId: null })).toEqual({
      proposal: { kind: 'add', activityId: id, sectionId: null, values: { title: 'Mission' } },
      before: null,
    });
  });
});

describe('marks', () => {
  const shown = (proposal: object, state: ShownSuggestion['state'] = 'open'): ShownSuggestion => ({
    ...{
      id: newId(),
      proposal: proposalSchema.parse(proposal),
      before: 'Atelier',
      reason: '',
      byId: newId(),
    },
    ...{ author: null, at: '2020-01-01T00:00:00Z', state, decided: null, sequence: null, mayWithdraw: false },
  });

  it('[UG9] count what waits in each cell; a new row waits at its section', () => {
    const { doc, section, activity } = newPlan();
    const sectionId = section('Axe');
    const activityId = activity('Atelier', { sectionId });
    const placed = placeSuggestions(
      [
        shown({ kind: 'field', activityId, field: 'title', value: 'A' }),
        shown({ kind: 'field', activityId, field: 'title', value: 'B' }, 'refused'),
        shown({ kind: 'field', activityId, field: 'quantity', value: 3 }),
        shown({ kind: 'remove', activityId }),
        shown({ kind: 'add', activityId: newId(), sectionId, values: { title: 'Neuve' } }),
        shown({ kind: 'document', value: 'Autre' }),
      ],
      doc,
    );
    expect(placed.map(({ standing }) => standing?.is)).toEqual([
      ...['clear', undefined, 'changed', 'changed', 'clear', 'changed'],
    ]);
    expect(countSuggested(placed)).toEqual({
      [activityId]: { title: 1, quantity: 1, '': 1 },
      [sectionId]: { '': 1 },
    });
    expect(firstSuggested(placed, activityId, 'quantity')).toBe(placed[2]);
    expect(firstSuggested(placed, activityId, 'period')).toBe(placed[0]);
  });
});
