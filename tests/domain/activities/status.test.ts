import { describe, expect, it } from 'vitest';
import { currentStatus, leadOf, type StatusFact } from '#domain/activities/status';

let made = 0;
function fact(values: Partial<StatusFact>): StatusFact {
  made += 1;
  return {
    id: `fact-${String(made).padStart(4, '0')}`,
    organisationId: 'ugtt',
    status: 'planned',
    progress: null,
    participants: { women: null, men: null, notStated: null },
    replacesId: null,
    at: `2020-03-01T00:00:${String(made).padStart(2, '0')}.000Z`,
    ...values,
  };
}

describe('the status of an activity', () => {
  it('is unknown when nobody has reported', () => {
    expect(currentStatus([], 'ugtt')).toBeNull();
  });

  it('is what the lead said last, and tells who differs', () => {
    const lead = fact({ status: 'under-way' });
    const other = fact({ organisationId: 'umt', status: 'done' });
    const agreeing = fact({ organisationId: 'cgt', status: 'under-way' });
    const current = currentStatus(
      [fact({ status: 'planned' }), other, agreeing, { ...lead, at: '2021-01-01T00:00:00.000Z' }],
      'ugtt',
    );
    expect(current?.fact.id).toBe(lead.id);
    expect(current?.differing).toEqual([other]);
  });

  it('is the latest of all while the lead is silent', () => {
    const first = fact({ organisationId: 'umt', status: 'confirmed' });
    const second = fact({ organisationId: 'cgt', status: 'postponed' });
    expect(currentStatus([second, first], 'ugtt')?.fact).toEqual(second);
  });

  it('is not disputed by what an import found in a file', () => {
    const imported = fact({ organisationId: null, status: 'planned' });
    const lead = fact({ status: 'done' });
    expect(currentStatus([imported, lead], 'ugtt')).toEqual({ fact: lead, differing: [] });
  });

  it('forgets a fact that a correction replaced, whatever their times', () => {
    const wrong = fact({ status: 'done', at: '2020-06-01T00:00:00.000Z' });
    const right = fact({ status: 'cancelled', replacesId: wrong.id, at: '2020-05-01T00:00:00.000Z' });
    expect(currentStatus([wrong, right], 'ugtt')).toEqual({ fact: right, differing: [] });
  });
});

describe('the lead of an activity', () => {
  it('is the one marked, else the first that the network knows', () => {
    expect(
      leadOf([
        { organisationId: 'a', lead: false },
        { organisationId: 'b', lead: true },
      ]),
    ).toBe('b');
    expect(
      leadOf([
        { organisationId: null, lead: true },
        { organisationId: 'b', lead: false },
      ]),
    ).toBe('b');
    expect(leadOf([{ organisationId: null, lead: true }])).toBeNull();
  });
});
