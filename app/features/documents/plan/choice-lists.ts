import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { type DocumentKind, kindDefinitions } from '#domain/document/kinds';
import { isEntries, listOf } from '../cells/entries';
import type { ChoiceList } from './plan-context';

const rights = {
  organisations: 'directory.read',
  projects: 'project.read',
  indicators: 'indicator.read',
} as const satisfies Record<ChoiceList, string>;

/** The lists that a document's columns name things from, as far as somebody may read them. */
export function choiceLists(actor: Actor, kind: DocumentKind): ReadonlySet<ChoiceList> {
  const named = kindDefinitions[kind].columns.flatMap((column) =>
    isEntries(column) ? [listOf(column)] : [],
  );
  return new Set(
    named.filter(
      (list): list is ChoiceList => list !== null && can(actor, rights[list], { networkId: actor.networkId }),
    ),
  );
}
