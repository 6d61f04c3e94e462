import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { ActivityMaps } from '#domain/document/fields';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs, type RichNode, richTextToPlain } from '#domain/document/rich-text';
import {
  activityMap,
  activityText,
  addActivity,
  deleteNodes,
  setActivity,
  setEntries,
  setSection,
} from '#domain/document/shape';
import { type ActivityId, newId, type OrganisationId } from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';
import { applySuggestion, takeBack } from '#domain/suggestions/apply';
import { type Proposal, proposeField, type Suggested } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import { standingOf } from '#domain/suggestions/standing';
import { type FieldValues, rowValues, type SuggestedField, valueIn } from '#domain/suggestions/values';
import { newPlan } from '../document/plan';

const AT = new Date('2027-03-01T08:00:00Z');

function aPlan() {
  const plan = newPlan();
  const axis = plan.section('Axe');
  const id = plan.activity('Atelier', { sectionId: axis, period: 'mars', quantity: 20 });
  const other = plan.activity('Étude', { sectionId: axis });
  return { ...plan, axis, id, other };
}
const rowOf = (doc: Y.Doc, id: string) => {
  const row = readDocument(doc).activities.find((each) => each.id === id);
  if (!row) throw new Error('it is not there');
  return row;
};
/** As a page proposes it: what stands there goes along. */
function suggest<F extends SuggestedField>(
  doc: Y.Doc,
  id: string,
  field: F,
  value: FieldValues[F],
): Suggested {
  return { proposal: proposeField(id, field, value), before: valueIn(rowOf(doc, id), field) };
}
const accept = (doc: Y.Doc, suggested: Suggested, over = {}) => applySuggestion(doc, suggested, over, AT);
const text = (words: string): RichNode => plainParagraphs(words);
const UGTT = newId<OrganisationId>();
const UMT = newId<OrganisationId>();

describe('a suggestion for a field', () => {
  const period = parsePeriod('avril', { year: 2020, language: 'fr' });
  const cases: readonly [SuggestedField, Proposal][] = [
    ['title', proposeField('', 'title', 'Atelier régional')],
    ['number', proposeField('', 'number', '1.2')],
    ['kind', proposeField('', 'kind', 'training')],
    ['period', proposeField('', 'period', period)],
    ['quantity', proposeField('', 'quantity', null)],
    ['targetGroup', proposeField('', 'targetGroup', 'points focaux')],
    ['recurring', proposeField('', 'recurring', true)],
    ['placesMode', proposeField('', 'placesMode', 'any')],
    ['startsAt', proposeField('', 'startsAt', '09:30')],
    ['minutes', proposeField('', 'minutes', 45)],
    ['places', proposeField('', 'places', { a: { text: 'Tunis' } })],
    ['responsibles', proposeField('', 'responsibles', { a: { text: 'UGTT', lead: true } })],
    ['partners', proposeField('', 'partners', { a: { text: 'OIM' } })],
    ['projects', proposeField('', 'projects', { a: true })],
    ['indicators', proposeField('', 'indicators', { a: { expected: 3 }, b: {} })],
    ['deliverables', proposeField('', 'deliverables', { a: { text: 'Guide' } })],
    ['remarks', proposeField('', 'remarks', text('Voir le budget'))],
    ['expectedResult', proposeField('', 'expectedResult', text('Un guide\nUn film'))],
  ];

  it.each(cases)('[UG1] is written as it was meant, and taken back as it was: %s', (field, made) => {
    const { doc, id } = aPlan();
    const before = rowValues(rowOf(doc, id));
    // As it comes over the wire.
    const proposal = proposalSchema.parse({ ...JSON.parse(JSON.stringify(made)), activityId: id });
    const suggested: Suggested = { proposal, before: before[field] };
    expect(standingOf(doc, suggested).is).toBe('clear');
    const applied = accept(doc, suggested);
    expect(applied).toEqual({ is: 'written', replaced: before[field] });
    expect(valueIn(rowOf(doc, id), field)).toEqual(proposal.kind === 'field' ? proposal.value : null);
    expect(standingOf(doc, suggested).is).toBe('already');
    expect(accept(doc, suggested)).toEqual({ is: 'already' });
    if (applied.is !== 'written') throw new Error('it was written');
    expect(takeBack(doc, suggested, applied.replaced, AT).is).toBe('written');
    expect(rowValues(rowOf(doc, id))).toEqual(before);
  });

  it('[UG2] is not written over newer words that whoever accepts has not seen', () => {
    const { doc, id } = aPlan();
    const suggested = suggest(doc, id, 'title', 'Atelier régional');
    setActivity(doc, id, 'title', 'Atelier national', 'grid');
    expect(standingOf(doc, suggested)).toEqual({ is: 'changed', now: 'Atelier national' });
    expect(accept(doc, suggested)).toEqual({ is: 'changed' });
    expect(accept(doc, suggested, { seen: { now: 'Atelier' } })).toEqual({ is: 'changed' });
    expect(rowOf(doc, id).title).toBe('Atelier national');
    expect(accept(doc, suggested, { seen: { now: 'Atelier national' } }).is).toBe('written');
    expect(rowOf(doc, id).title).toBe('Atelier régional');
  });

  it('[UG2] for a text is not written over what a colleague typed into it', () => {
    const { doc, id } = aPlan();
    const suggested = suggest(doc, id, 'remarks', text('À revoir'));
    const remarks = activityText(doc, id, 'remarks');
    if (remarks) appendRichText(remarks, text('Budget voté'));
    expect(accept(doc, suggested)).toEqual({ is: 'changed' });
    expect(richTextToPlain(rowOf(doc, id).remarks)).toBe('Budget voté');
  });

  it('[UG1] leaves the paragraphs of a text that it does not change as they are', () => {
    const { doc, id } = aPlan();
    accept(doc, suggest(doc, id, 'remarks', text('Premier\nSecond\nDernier')));
    const first = activityText(doc, id, 'remarks')?.get(0);
    accept(doc, suggest(doc, id, 'remarks', text('Premier\nDeuxième\nDernier')));
    expect(activityText(doc, id, 'remarks')?.get(0)).toBe(first);
    expect(richTextToPlain(rowOf(doc, id).remarks)).toBe('Premier\nDeuxième\nDernier');
  });

  it('[UG1] of several values is put among those that colleagues added and took away', () => {
    const { doc, id } = aPlan();
    const [a, b] = [
      { text: 'UGTT', organisationId: UGTT },
      { text: 'UMT', organisationId: UMT },
    ];
    setEntries(doc, id, 'responsibles', { a, gone: { text: 'CGIL' } }, 'grid');
    const suggested = suggest(doc, id, 'responsibles', { a, gone: { text: 'CGIL' }, b });
    setEntries(doc, id, 'responsibles', { a, mine: { text: 'COPIL' } }, 'grid');
    expect(accept(doc, suggested).is).toBe('written');
    expect(valueIn(rowOf(doc, id), 'responsibles')).toEqual({ a, b, mine: { text: 'COPIL' } });
  });

  it('[UG2] that names a lead asks when a colleague named another meanwhile', () => {
    const { doc, id } = aPlan();
    setEntries(doc, id, 'responsibles', { a: { text: 'UGTT' }, b: { text: 'UMT' } }, 'grid');
    const suggested = suggest(doc, id, 'responsibles', {
      a: { text: 'UGTT', lead: true },
      b: { text: 'UMT' },
    });
    activityMap(doc, id, 'responsibles')?.set('b', { text: 'UMT', lead: true });
    const standing = standingOf(doc, suggested);
    expect(standing.is).toBe('changed');
    if (standing.is !== 'changed') return;
    expect(accept(doc, suggested, { seen: { now: standing.now } }).is).toBe('written');
    expect(valueIn(rowOf(doc, id), 'responsibles')).toEqual({
      a: { text: 'UGTT', lead: true },
      b: { text: 'UMT' },
    });
  });

  it('[UG1] whatever is proposed and whatever colleagues do, keeps every value neither of them touched', () => {
    const entries = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom('x', 'y', 'z').map((text) => ({ text })),
    );
    fc.assert(
      fc.property(entries, entries, entries, (before, wanted, meanwhile) => {
        const { doc, id } = aPlan();
        const now: Readonly<Record<string, ActivityMaps['partners']>> = meanwhile;
        setEntries(doc, id, 'partners', before, 'grid');
        const suggested = suggest(doc, id, 'partners', wanted);
        setEntries(doc, id, 'partners', now, 'grid');
        const standing = standingOf(doc, suggested);
        const applied = accept(doc, suggested);
        const after = valueIn(rowOf(doc, id), 'partners');
        if (applied.is === 'changed') {
          expect(after).toEqual(now);
          return;
        }
        expect(standing.is).not.toBe('changed');
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const proposed = JSON.stringify(before[key]) !== JSON.stringify(wanted[key]);
          expect(after[key]).toEqual(proposed ? wanted[key] : now[key]);
        }
      }),
    );
  });

  it('[UG4] about a row that was deleted says so, writes nothing, and can bring the row back', () => {
    const { doc, id } = aPlan();
    const suggested = suggest(doc, id, 'title', 'Atelier régional');
    deleteNodes(doc, [id], AT, 'grid');
    expect(standingOf(doc, suggested)).toEqual({ is: 'gone', nodeId: id });
    expect(accept(doc, suggested)).toEqual({ is: 'gone' });
    expect(readDocument(doc).activities.map(({ title }) => title)).toEqual(['Étude']);
    expect(accept(doc, suggested, { bringBack: true }).is).toBe('written');
    expect(rowOf(doc, id).title).toBe('Atelier régional');
  });

  it('[UG6] is not taken back over what somebody wrote since', () => {
    const { doc, id } = aPlan();
    const suggested = suggest(doc, id, 'title', 'Atelier régional');
    accept(doc, suggested);
    setActivity(doc, id, 'title', 'Atelier au Caire', 'grid');
    expect(takeBack(doc, suggested, 'Atelier', AT)).toEqual({ is: 'changed' });
    expect(rowOf(doc, id).title).toBe('Atelier au Caire');
  });

  it('[UG1] brings nothing into a text that its editors do not know', () => {
    const value = {
      type: 'doc',
      content: [
        { type: 'iframe', attrs: { src: 'https://x' }, content: [{ type: 'text', text: 'mots' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'lien', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] },
          ],
        },
      ],
    };
    const parsed = proposalSchema.parse({ kind: 'field', activityId: 'a', field: 'remarks', value });
    expect(JSON.stringify(parsed)).not.toMatch(/iframe|javascript/);
    expect(parsed.kind === 'field' && richTextToPlain(parsed.value as RichNode)).toBe('mots\nlien');
  });
});

describe('a suggestion for a title', () => {
  it('[UG1] of a section and of the document is written and taken back', () => {
    const { doc, axis } = aPlan();
    const section: Suggested = {
      proposal: { kind: 'section', sectionId: axis, value: 'Axe 1' },
      before: 'Axe',
    };
    const whole: Suggested = { proposal: { kind: 'document', value: 'Plan 2021' }, before: 'Plan' };
    expect(accept(doc, section)).toEqual({ is: 'written', replaced: 'Axe' });
    expect(accept(doc, whole)).toEqual({ is: 'written', replaced: 'Plan' });
    expect(readDocument(doc)).toMatchObject({ title: 'Plan 2021', sections: [{ title: 'Axe 1' }] });
    takeBack(doc, section, 'Axe', AT);
    takeBack(doc, whole, 'Plan', AT);
    expect(readDocument(doc)).toMatchObject({ title: 'Plan', sections: [{ title: 'Axe' }] });
    setSection(doc, axis, 'title', 'Axe premier', 'grid');
    expect(accept(doc, section)).toEqual({ is: 'changed' });
  });
});

describe('a suggested row', () => {
  const proposed = (sectionId: string | null, afterId?: string): Suggested => ({
    proposal: {
      kind: 'add',
      activityId: newId<ActivityId>(),
      sectionId,
      ...(afterId === undefined ? {} : { afterId }),
      values: { title: 'Mission', quantity: 3, places: { a: { text: 'Tunis' } }, remarks: text('Avec UMT') },
    },
    before: null,
  });

  it('[UG1] is added where it was proposed, once, with all its values', () => {
    const { doc, axis, id } = aPlan();
    const suggested = proposed(axis, id);
    expect(accept(doc, suggested).is).toBe('written');
    expect(accept(doc, suggested)).toEqual({ is: 'already' });
    const { activities } = readDocument(doc);
    expect(activities.map(({ title }) => title)).toEqual(['Atelier', 'Mission', 'Étude']);
    expect(activities[1]).toMatchObject({ quantity: 3, places: [{ text: 'Tunis' }] });
    expect(activities[1] && richTextToPlain(activities[1].remarks)).toBe('Avec UMT');
  });

  it('[UG6] is taken back, unless somebody wrote in it since', () => {
    const { doc, axis } = aPlan();
    const [first, second] = [proposed(axis), proposed(axis)];
    const applied = [first, second].map((each) => accept(doc, each));
    const replaced = applied.map((each) => (each.is === 'written' ? each.replaced : null));
    const { proposal } = second;
    if (proposal.kind === 'add') setActivity(doc, proposal.activityId, 'quantity', 4, 'grid');
    expect(takeBack(doc, first, replaced[0], AT).is).toBe('written');
    expect(takeBack(doc, second, replaced[1], AT)).toEqual({ is: 'changed' });
    expect(readDocument(doc).activities.map(({ title }) => title)).toEqual(['Atelier', 'Étude', 'Mission']);
    // Accepted once more it is the same row again.
    expect(accept(doc, first).is).toBe('written');
    expect(readDocument(doc).activities.filter(({ title }) => title === 'Mission')).toHaveLength(2);
  });

  it('[UG4] for a section that was deleted waits until that is back', () => {
    const { doc, axis } = aPlan();
    const suggested = proposed(axis);
    deleteNodes(doc, [axis], AT, 'grid');
    expect(accept(doc, suggested)).toEqual({ is: 'gone' });
    expect(accept(doc, suggested, { bringBack: true }).is).toBe('written');
    expect(readDocument(doc).sections.map(({ title }) => title)).toEqual(['Axe']);
  });
});

describe('a suggested deletion', () => {
  it('[UG2] is carried out and taken back, and asks when the row was changed since', () => {
    const { doc, id } = aPlan();
    const remove: Suggested = {
      proposal: { kind: 'remove', activityId: id },
      before: rowValues(rowOf(doc, id)),
    };
    expect(accept(doc, remove).is).toBe('written');
    expect(accept(doc, remove)).toEqual({ is: 'already' });
    expect(takeBack(doc, remove, null, AT).is).toBe('written');
    setActivity(doc, id, 'quantity', 40, 'grid');
    expect(accept(doc, remove)).toEqual({ is: 'changed' });
    expect(accept(doc, remove, { seen: { now: rowValues(rowOf(doc, id)) } }).is).toBe('written');
    addActivity(doc, { sectionId: null, title: 'Encore une' }, 'grid');
    expect(readDocument(doc).activities.map(({ title }) => title)).toEqual(['Étude', 'Encore une']);
  });
});
