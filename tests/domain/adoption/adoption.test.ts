import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#domain/access/actor';
import { electorateOf, mayCast } from '#domain/adoption/electorate';
import {
  type Cast,
  countVote,
  hasQuorum,
  mayCloseEarly,
  outcomeOf,
  quorumOf,
  remindAt,
} from '#domain/adoption/outcome';
import { needsReason, type TieRule, tieRules, type VoteChoice, voteChoices } from '#domain/adoption/rules';
import { currentAdoption, standing } from '#domain/adoption/standing';
import { resultOf, stateOf } from '#domain/adoption/state';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';

const voters = Array.from({ length: 7 }, (_, at) => `v${at}`);
const anyChoice = fc.constantFrom(...voteChoices);
const anyCast = fc.record({ voterId: fc.constantFrom(...voters, 'stranger'), choice: anyChoice });
const anyRules = fc.record({
  quorumPercent: fc.integer({ min: 1, max: 100 }),
  tieRule: fc.constantFrom(...tieRules),
});
const anyElectorate = fc.subarray(voters);

/** The first voters say these things, one each. */
const said = (...choices: VoteChoice[]): Cast[] =>
  choices.map((choice, at) => ({ voterId: voters[at] ?? '', choice }));
const outcome = (choices: VoteChoice[], rules: { quorumPercent?: number; tieRule?: TieRule } = {}) =>
  outcomeOf(countVote(voters.slice(0, 5), said(...choices)), {
    ...{ quorumPercent: 50, tieRule: 'rejected' as const },
    ...rules,
  });

describe('[AD1] a count', () => {
  it('takes the last word of each who has a vote, and of nobody else any', () => {
    fc.assert(
      fc.property(anyElectorate, fc.array(anyCast, { maxLength: 30 }), (electorate, casts) => {
        const count = countVote(electorate, casts);
        const last = casts.filter(
          ({ voterId }, at) =>
            electorate.includes(voterId) && !casts.slice(at + 1).some((later) => later.voterId === voterId),
        );
        // The order of different voters says nothing.
        expect(countVote(electorate, last.toReversed())).toEqual(count);
        expect(count.approve + count.object + count.abstain).toBe(count.voted);
        expect(count.voted + count.recused + count.missing).toBe(count.electorate);
        expect(count.base).toBe(count.electorate - count.recused);
        expect(count.electorate).toBe(electorate.length);
      }),
    );
  });

  it('leaves who is recused out of the quorum, and counts who abstains for it', () => {
    const count = countVote(voters.slice(0, 5), said('approve', 'abstain', 'recuse'));
    expect(count).toMatchObject({ base: 4, voted: 2, recused: 1, missing: 2 });
    expect(hasQuorum(count, { quorumPercent: 50, tieRule: 'rejected' })).toBe(true);
    expect(hasQuorum(count, { quorumPercent: 51, tieRule: 'rejected' })).toBe(false);
  });

  it('knows the quorum as a number of votes', () => {
    fc.assert(
      fc.property(anyElectorate, fc.array(anyCast), anyRules, (electorate, casts, rules) => {
        const count = countVote(electorate, casts);
        const enough = count.voted > 0 && count.voted >= quorumOf(count.base, rules.quorumPercent);
        expect(hasQuorum(count, rules)).toBe(enough);
      }),
    );
  });
});

describe('[AD2] what comes of a vote', () => {
  it.each([
    ['more for than against', ['approve', 'approve', 'object'], 'adopted'],
    ['more against than for', ['approve', 'object', 'object'], 'rejected'],
    ['too few', ['approve', 'approve'], 'noQuorum'],
    ['enough, abstentions among them', ['approve', 'abstain', 'abstain'], 'adopted'],
    ['nobody for', ['abstain', 'abstain', 'abstain'], 'rejected'],
    ['everybody recused', ['recuse', 'recuse', 'recuse', 'recuse', 'recuse'], 'noQuorum'],
    ['one left, the others recused', ['recuse', 'recuse', 'recuse', 'recuse', 'approve'], 'adopted'],
  ] as const)('%s', (_, choices, result) => {
    expect(outcome([...choices])).toBe(result);
  });

  it.each([
    ['rejected', 'rejected'],
    ['chair', 'tied'],
    ['revote', 'tied'],
  ] as const)('a tie under the rule %s is %s', (tieRule, result) => {
    expect(outcome(['approve', 'object', 'approve', 'object'], { tieRule })).toBe(result);
  });

  it('is adopted only by a majority, and tied only by as many for as against', () => {
    fc.assert(
      fc.property(anyElectorate, fc.array(anyCast), anyRules, (electorate, casts, rules) => {
        const count = countVote(electorate, casts);
        const result = outcomeOf(count, rules);
        expect(result === 'noQuorum').toBe(!hasQuorum(count, rules));
        if (result === 'adopted') expect(count.approve).toBeGreaterThan(count.object);
        if (result === 'tied') expect(rules.tieRule).not.toBe('rejected');
        if (result === 'tied') expect(count.approve).toBe(count.object);
        if (result === 'rejected') expect(count.approve).toBeLessThanOrEqual(count.object);
      }),
    );
  });

  it('is never worse for one more who approves', () => {
    fc.assert(
      fc.property(anyElectorate, fc.array(anyCast), anyRules, (electorate, casts, rules) => {
        const silent = electorate.find((id) => !casts.some(({ voterId }) => voterId === id));
        fc.pre(silent !== undefined && outcomeOf(countVote(electorate, casts), rules) === 'adopted');
        const more = [...casts, { voterId: silent ?? '', choice: 'approve' as const }];
        expect(outcomeOf(countVote(electorate, more), rules)).toBe('adopted');
      }),
    );
  });

  it('may be known before the deadline only when nobody is left to wait for', () => {
    expect(mayCloseEarly(countVote(['v0', 'v1'], said('approve')))).toBe(false);
    expect(mayCloseEarly(countVote(['v0', 'v1'], said('approve', 'recuse')))).toBe(true);
  });

  it('is the chair’s word where a tie was decided, and none where it was withdrawn', () => {
    const tied = { step: 'closed', result: 'tied' } as const;
    expect(stateOf([], 'chair')).toBe('open');
    expect(stateOf([tied], 'chair')).toBe('tied');
    expect(stateOf([tied], 'revote')).toBe('ended');
    const decided = [tied, { step: 'decided', result: 'adopted' }] as const;
    expect([stateOf(decided, 'chair'), resultOf(decided)]).toEqual(['ended', 'adopted']);
    const withdrawn = [tied, { step: 'withdrawn', result: null }] as const;
    expect([stateOf(withdrawn, 'chair'), resultOf(withdrawn)]).toEqual(['ended', null]);
  });

  it('needs a reason where somebody objects or has a conflict of interest', () => {
    expect(voteChoices.filter(needsReason)).toEqual(['object', 'recuse']);
  });
});

describe('[AD3] who has a vote', () => {
  const networkId = newId<NetworkId>();
  const [ugtt, cgil] = [newId<OrganisationId>(), newId<OrganisationId>()];
  const person = (...held: [OrganisationId, Role][]): Actor => ({
    personId: newId<PersonId>(),
    networkId,
    memberships: held.map(([organisationId, role]) => ({ organisationId, role })),
  });
  const amal = person([ugtt, 'copil']);
  const bilal = person([ugtt, 'copil'], [ugtt, 'coordinator']);
  const chiara = person([cgil, 'copil'], [ugtt, 'copil']);
  const coordinator = person([cgil, 'coordinator']);

  it('is each organisation that sits in the committee once, or each of its members once', () => {
    const everyone = [amal, bilal, chiara, coordinator];
    expect(electorateOf(everyone, 'organisation')).toEqual([
      { organisationId: ugtt, personId: null },
      { organisationId: cgil, personId: null },
    ]);
    expect(electorateOf(everyone, 'person').map(({ personId }) => personId)).toEqual([
      amal.personId,
      bilal.personId,
      chiara.personId,
    ]);
  });

  it('is settled: an organisation’s is cast by whoever sits there for it, a person’s by nobody else', () => {
    const ofUgtt = { organisationId: ugtt, personId: null };
    expect([amal, bilal, chiara].map((who) => mayCast(who, ofUgtt))).toEqual([true, true, true]);
    expect(mayCast(coordinator, ofUgtt)).toBe(false);
    const ofAmal = { organisationId: ugtt, personId: amal.personId };
    expect([amal, bilal].map((who) => mayCast(who, ofAmal))).toEqual([true, false]);
    expect(mayCast({ ...amal, memberships: [] }, ofAmal)).toBe(false);
  });
});

describe('[AD4] the adoption that holds', () => {
  const fact = (id: string, endsOn: string, more: { replacesId?: string; annulled?: boolean } = {}) => ({
    ...{ id, endsOn, at: `2026-01-01T00:00:0${id.length}.000Z`, replacesId: null, annulled: false },
    ...more,
  });

  it('is the latest by its own date, whenever it was written down', () => {
    const [ag, committee] = [fact('a', '2017-02-14'), fact('bb', '2026-03-14')];
    expect(currentAdoption([committee, ag])?.id).toBe('bb');
    expect(currentAdoption([ag, committee])?.id).toBe('bb');
    expect(currentAdoption([])).toBeNull();
  });

  it('is what a correction says, and none where it was taken back', () => {
    const first = fact('a', '2026-03-14');
    const corrected = fact('bb', '2026-03-13', { replacesId: 'a' });
    expect(standing([first, corrected]).map(({ id }) => id)).toEqual(['bb']);
    const annulled = fact('ccc', '2026-03-13', { replacesId: 'bb', annulled: true });
    expect(currentAdoption([first, corrected, annulled])).toBeNull();
    const older = fact('dddd', '2017-02-14');
    expect(currentAdoption([first, corrected, annulled, older])?.id).toBe('dddd');
  });
});

describe('[AD9] a reminder', () => {
  it('comes a day before the deadline, or half-way through a shorter vote', () => {
    const opened = new Date('2026-03-01T08:00:00Z');
    expect(remindAt(opened, new Date('2026-03-15T22:00:00Z'))).toEqual(new Date('2026-03-14T22:00:00Z'));
    expect(remindAt(opened, new Date('2026-03-01T12:00:00Z'))).toEqual(new Date('2026-03-01T10:00:00Z'));
  });
});
