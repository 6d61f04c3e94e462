import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoryChange, type Kept, WHOLE_ROW } from '#domain/document/history';
import { tell } from '#domain/document/tell';

const change = (values: Partial<HistoryChange>): HistoryChange => ({
  ...{ part: 'activities', nodeId: 'a', field: 'title', before: null, after: null },
  ...values,
});

describe('[D11] a change, put so that words can be found for it', () => {
  it('is a period as it was and as it is', () => {
    const period = (text: string) => ({
      text,
      precision: 'month',
      confirmed: true,
      start: '2020-03-01',
      end: '2020-03-31',
    });
    expect(
      tell(change({ field: 'period', before: period('Mars'), after: period('Mars-avril') })),
    ).toMatchObject({
      ...{ kind: 'value', field: 'period' },
      before: { is: 'period', period: { text: 'Mars' } },
      after: { is: 'period', period: { text: 'Mars-avril' } },
    });
  });
  it('is what came into a list, what left it, and what was changed in it', () => {
    const before = { a: { text: 'UGTT', lead: true }, b: { text: 'UMT' } };
    const after = { a: { text: 'UGTT' }, c: { text: 'CDT' } };
    expect(tell(change({ field: 'responsibles', before, after }))).toMatchObject({
      ...{ kind: 'entries', field: 'responsibles' },
      added: [{ key: 'c', text: 'CDT' }],
      removed: [{ key: 'b', text: 'UMT' }],
      changed: [{ before: { lead: true }, after: { text: 'UGTT' } }],
    });
    expect(tell(change({ field: 'projects', before: {}, after: { p: true } }))).toMatchObject({
      added: [{ key: 'p' }],
    });
  });
  it('is a move from one section into another, or to another place', () => {
    expect(tell(change({ field: 'sectionId', before: 's', after: null }))).toMatchObject({
      kind: 'moved',
      from: 's',
      to: null,
    });
    expect(tell(change({ part: 'sections', field: 'parentId', before: null, after: 't' }))).toMatchObject({
      kind: 'moved',
      to: 't',
    });
    expect(tell(change({ field: 'order', before: 'a0', after: 'a1' }))).toMatchObject({ kind: 'placed' });
  });
  it('is a row that came, went, was deleted and brought back', () => {
    const kinds = [
      change({ field: WHOLE_ROW, after: { title: 'A' } }),
      change({ field: WHOLE_ROW, before: { title: 'A' } }),
      change({ field: 'deletedAt', after: '2027-03-01T08:00:00Z' }),
      change({ field: 'deletedAt', before: '2027-03-01T08:00:00Z' }),
    ].map((each) => tell(each).kind);
    expect(kinds).toEqual(['added', 'removed', 'deleted', 'restored']);
  });
  it('is, of a long text, the stretch that differs', () => {
    const stretch = (text: string) => ({ text, from: 20, of: 900 });
    expect(
      tell(change({ field: 'remarks', before: stretch('ancien'), after: stretch('neuf') })),
    ).toMatchObject({
      ...{ kind: 'text', before: { is: 'stretch', words: 'ancien', starts: false, ends: false } },
    });
  });
  it('can be told of anything that somebody wrote, wherever', () => {
    const any = fc.jsonValue().map((value) => value as Kept);
    const field = fc.oneof(
      fc.constantFrom('title', 'places', 'period', 'order', 'sectionId', WHOLE_ROW, 'deletedAt'),
      fc.string(),
    );
    const part = fc.constantFrom('meta', 'sections', 'activities', 'body');
    fc.assert(
      fc.property(part, field, any, any, (where, called, before, after) => {
        const told = tell(change({ part: where, field: called, before, after }));
        expect(JSON.parse(JSON.stringify(told))).toMatchObject({ part: where, kind: told.kind });
      }),
    );
  });
});
