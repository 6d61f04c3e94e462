import { expect, test } from 'vitest';
import { refusalOf } from '~/ui/refusal';

test('a refused call is read with its details', () => {
  const thrown = { data: { refusal: { code: 'names-people', details: { column: 'Nom' } } } };
  expect(refusalOf(thrown)).toEqual({ code: 'names-people', details: { column: 'Nom' } });
});

test('what nobody foresaw reads "unavailable", and nothing of it is told', () => {
  for (const thrown of [new Error('SELECT secret'), null, { data: { refusal: { code: 'toString' } } }, 'x']) {
    expect(refusalOf(thrown)).toEqual({ code: 'unavailable', details: {} });
  }
});
