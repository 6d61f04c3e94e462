import { expect, test } from 'vitest';
import { newIndicatorSchema } from '#server/indicators/definition';
import { caseIndicator } from '#tests/harness/factories/rows';

test('an indicator of cases names the cell it reads, and needs a title in some language', () => {
  const input = {
    code: 'C1',
    titles: { fr: 'Dossiers reçus' },
    definitions: {},
    ...caseIndicator,
    source: 'manual',
  };
  expect(newIndicatorSchema.safeParse(input).success).toBe(true);
  expect(newIndicatorSchema.safeParse({ ...input, source: 'cases' }).success).toBe(false);
  expect(newIndicatorSchema.safeParse({ ...input, titles: {} }).success).toBe(false);
  const cell = (filter: object) => ({ ...input, source: 'cases', sourceSpec: { table: 'request', filter } });
  expect(newIndicatorSchema.safeParse(cell({ request: 'health' })).success).toBe(true);
  // It would be read as a zero.
  expect(newIndicatorSchema.safeParse(cell({ request: 'no-such-code' })).success).toBe(false);
  expect(newIndicatorSchema.safeParse(cell({ outcome: 'resolved' })).success).toBe(false);
});
