import { expect, it } from 'vitest';
import { suspendedBy } from '#domain/document/suspension';

const section = (id: string, parentId: string | null, suspended = false) => ({ id, parentId, suspended });

it('[G8] a suspension holds for all that stands under it, and the nearest is named', () => {
  const found = suspendedBy([
    section('axe', null, true),
    section('maroc', 'axe'),
    section('libye', 'axe', true),
    section('tripoli', 'libye'),
    section('autre', null),
    section('orphelin', 'disparu'),
  ]);
  expect(Object.fromEntries([...found].map(([id, by]) => [id, by.id]))).toEqual({
    axe: 'axe',
    maroc: 'axe',
    libye: 'libye',
    tripoli: 'libye',
  });
});

it('[G8] a circle of parents is suspended by nobody', () => {
  expect(suspendedBy([section('a', 'b'), section('b', 'a')]).size).toBe(0);
});
