import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { type Action, type ActionResources, actions, can, documentAccess } from '#domain/access/policy';
import { type Line, matrix, stranger } from './matrix';
import { another, everybody, people } from './people';

/** The line's action and resource belong together by their type; the compiler cannot follow that through a list. */
const ask = (actor: Actor | null, { action, resource }: Line): boolean =>
  can(actor, action as Action, resource as ActionResources[Action]);

describe('who may do what', () => {
  it.each(matrix)('[A1] $action of $of', (line) => {
    expect(everybody.filter((who) => ask(people[who], line))).toEqual(
      everybody.filter((who) => line.may.includes(who)),
    );
  });

  it('[A1] is said of every action there is', () => {
    expect([...new Set(matrix.map(({ action }) => action))].sort()).toEqual([...actions].sort());
  });

  it('[A2] nobody may do anything: not without an account, not in another network', () => {
    for (const line of matrix) {
      expect(ask(null, line), `${line.action} of ${line.of}`).toBe(false);
      for (const who of everybody) {
        expect(ask({ ...people[who], networkId: another }, line), `${line.action} by ${who}`).toBe(false);
      }
    }
  });

  it('[A3] rights of several memberships add up, and no more than that', () => {
    const one = fc.constantFrom(...everybody);
    fc.assert(
      fc.property(one, one, fc.constantFrom(...matrix), (first, second, line) => {
        const memberships = [...people[first].memberships, ...people[second].memberships];
        const both: Actor = { ...people[first], personId: stranger, memberships };
        const alone = (who: typeof first) => ask({ ...people[who], personId: stranger }, line);
        expect(ask(both, line)).toBe(alone(first) || alone(second));
      }),
      { numRuns: 1000 },
    );
  });

  it('[A4] a socket knows the same right as a page', () => {
    for (const line of matrix) {
      if (line.action !== 'document.write') continue;
      for (const who of everybody) {
        const actor = people[who];
        const read = can(actor, 'document.read', line.resource) ? 'read' : 'none';
        expect(documentAccess(actor, line.resource)).toBe(line.may.includes(who) ? 'write' : read);
      }
    }
  });

  it('[A4] who writes a document reads it, and who comments reads it', () => {
    for (const line of matrix) {
      if (line.action !== 'document.write' && line.action !== 'document.comment') continue;
      for (const who of line.may) expect(can(people[who], 'document.read', line.resource), who).toBe(true);
    }
  });
});
