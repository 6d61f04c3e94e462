import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#domain/access/actor';
import { newId } from '#domain/ids';
import { areasFor, firstScreen } from '~/ui/shell/navigation';

const as = (...roles: Role[]): Actor => ({
  personId: newId(),
  networkId: newId(),
  memberships: roles.map((role) => ({ organisationId: newId(), role })),
});
const paths = (...roles: Role[]) => areasFor(as(...roles)).map(({ to }) => to);

describe('the navigation', () => {
  test('shows a donor the reports and nothing else of the network', () => {
    expect(paths('donor')).toEqual(['/reports']);
  });
  test('leads those of a union to their returns and the secretariat to the periods', () => {
    expect(paths('focal-point')).toContain('/statistics');
    expect(paths('coordinator')).toContain('/statistics');
    expect(paths('secretariat')).toContain('/statistics/periods');
  });
  test('gives those who report an activity their own work', () => {
    expect(paths('coordinator')).toContain('/my-work');
    expect(paths('secretariat')).not.toContain('/my-work');
  });
  test('is empty for somebody without a role', () => {
    expect(paths()).toEqual([]);
  });
  test.each<[Role, string]>([
    ['secretariat', '/documents'],
    ['copil', '/documents'],
    ['coordinator', '/my-work'],
    ['focal-point', '/statistics'],
    ['partner', '/documents'],
    ['donor', '/reports'],
  ])('%s begins at %s, which is in the navigation', (role, first) => {
    expect(firstScreen(as(role))).toBe(first);
    expect(paths(role)).toContain(first);
  });
});
