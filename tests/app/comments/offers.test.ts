import { describe, expect, it } from 'vitest';
import { allOffers, offersFor } from '~/features/comments/offers';

const mentionable = {
  people: [
    { id: '1', name: 'Leïla Trabelsi', organisations: 'UGTT' },
    { id: '2', name: 'Ali Ben Salah', organisations: 'UGTT' },
    { id: '3', name: 'Ali Ben Salah', organisations: 'UMT' },
    { id: '4', name: 'ليلى', organisations: 'CDT' },
  ],
  organisations: [{ id: '5', code: 'UMT', names: { fr: 'Union marocaine du travail' } }],
};
const offers = allOffers(mentionable, (names) => names.fr ?? '');
const found = (typed: string) => offersFor(offers, typed).map(({ name }) => name);

describe('who is offered after an @', () => {
  it('[E10] tells two people of one name apart', () => {
    expect(new Set(offers.map(({ name }) => name)).size).toBe(offers.length);
    expect(found('ali')).toEqual(['Ali Ben Salah (UGTT)', 'Ali Ben Salah (UMT)']);
  });

  it('[E10] finds without accents, by any word, in Arabic, and by the organisation; its own name first', () => {
    expect(found('leila')).toEqual(['Leïla Trabelsi']);
    expect(found('salah')).toHaveLength(2);
    expect(found('ليل')).toEqual(['ليلى']);
    expect(found('umt')).toEqual(['UMT', 'Ali Ben Salah (UMT)']);
    expect(found('marocaine')).toEqual(['UMT']);
    expect(found('xyz')).toEqual([]);
  });
});
