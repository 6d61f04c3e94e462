import { describe, expect, it } from 'vitest';
import { asCount, createSendIds, draftFrom } from '~/features/activities/report-draft';
import { aFact } from './fact';

const fact = aFact({
  progress: 0,
  text: 'Première session',
  participants: { women: 0, men: 4, notStated: null },
});

describe('a number that was left blank', () => {
  it('is not zero', () => {
    expect(asCount('', 100)).toBeNull();
    expect(asCount(0, 100)).toBe(0);
    expect(asCount('0', 100)).toBe(0);
  });

  it.each([-1, 2.5, 101, 'x', '-'])('nor is %s any number', (value) => {
    expect(asCount(value, 100)).toBeUndefined();
  });
});

describe('a report', () => {
  it('begins from the last status, but never repeats its words and people', () => {
    expect(draftFrom('ugtt', null, fact)).toEqual({
      organisationId: 'ugtt',
      status: 'under-way',
      progress: 0,
      text: '',
      women: '',
      men: '',
      notStated: '',
    });
  });

  it('that corrects begins from all of what it corrects', () => {
    expect(draftFrom('ugtt', fact, { ...fact, status: 'done' })).toMatchObject({
      status: 'under-way',
      text: 'Première session',
      women: 0,
      men: 4,
      notStated: '',
    });
  });

  it('keeps its id while it is sent again unchanged, and gets another when it was changed', () => {
    const idOf = createSendIds();
    const first = idOf({ status: 'done', text: 'Fait' });
    expect(idOf({ status: 'done', text: 'Fait' })).toBe(first);
    const second = idOf({ status: 'done', text: 'Fait, enfin' });
    expect(second).not.toBe(first);
    expect(idOf({ status: 'done', text: 'Fait, enfin' })).toBe(second);
  });
});
