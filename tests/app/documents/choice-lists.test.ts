import { expect, it } from 'vitest';
import type { Actor, Role } from '#domain/access/actor';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { choiceLists } from '~/features/documents/plan/choice-lists';

const as = (role: Role): Actor => ({
  personId: newId<PersonId>(),
  networkId: newId<NetworkId>(),
  memberships: [{ organisationId: newId<OrganisationId>(), role }],
});

it('a plan asks for the lists that its columns name, and for no others', () => {
  expect([...choiceLists(as('coordinator'), 'action-plan')].sort()).toEqual([
    'indicators',
    'organisations',
    'projects',
  ]);
  expect([...choiceLists(as('coordinator'), 'agenda')]).toEqual(['organisations']);
  expect([...choiceLists(as('coordinator'), 'text')]).toEqual([]);
});

it('who may not read a list is not asked for it, and the plan still opens', () => {
  const nobody = { ...as('coordinator'), memberships: [] };
  expect([...choiceLists(nobody, 'action-plan')]).toEqual([]);
});
