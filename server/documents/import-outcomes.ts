import type * as Y from 'yjs';
import { addOutcome, type OutcomeOwner, ownerKey } from '#domain/document/workshop';
import type { PersonId } from '#domain/ids';
import type { ImportedOutcome, ImportResult } from '#domain/import/result';
import type { Directory } from './import-links';
import { findNamed } from './match';

/** Writes what the file says a workshop decided, in its order: rows stand in the order in which they are made. */
export function writeOutcomes(doc: Y.Doc, { outcomes = [] }: ImportResult, directory: Directory): void {
  for (const { kind, what, by, who } of outcomes) {
    const owners = who.flatMap((each) => ownerOf(each, directory) ?? []);
    addOutcome(doc, { kind, what: { type: 'doc', content: what }, by: by ?? null }, 'import', {
      who: Object.fromEntries(owners.map((owner) => [ownerKey(owner), owner])),
    });
  }
}

/** A person is known by the id alone, and in the own network alone: names live in one row that erasure blanks. */
function ownerOf(
  { text, organisation, person }: ImportedOutcome['who'][number],
  { organisations, people }: Directory,
): OutcomeOwner | null {
  if (person !== undefined) {
    // Those of the directory were made by newId.
    return people.has(person as PersonId) ? { text: '', personId: person as PersonId } : null;
  }
  const known = findNamed(organisations, organisation ?? text);
  if (known) return { text, organisationId: known.id };
  return text === '' ? null : { text };
}
