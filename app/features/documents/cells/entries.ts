import type { ActivityMaps } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';
import { newId, type OrganisationId } from '#domain/ids';
import type { ChoiceList, Choices, Plan } from '../plan/plan-context';

/** The columns that hold several values. */
export type EntriesColumn = 'places' | 'responsibles' | 'partners' | 'projects' | 'indicators';

/** What is known while somebody chooses. */
export type Known = Pick<Plan, 'choices' | 'snapshot'>;

/** One value while it is being chosen, whatever its column. */
export interface Entry {
  readonly key: string;
  readonly text: string;
  readonly organisationId?: OrganisationId | undefined;
  readonly country?: string | undefined;
  readonly lead?: boolean | undefined;
  readonly proposed?: string | undefined;
  readonly expected?: number | undefined;
}

/** What a column offers, and whether words of one's own are welcome. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

export function isEntries(column: string): column is EntriesColumn {
  return ['places', 'responsibles', 'partners', 'projects', 'indicators'].includes(column);
}

export function takesFreeText(column: EntriesColumn): boolean {
  return column !== 'projects' && column !== 'indicators';
}

/** The values of a cell, the lead first. */
export function entriesOf(activity: ActivitySnapshot, column: EntriesColumn): Entry[] {
  switch (column) {
    case 'projects':
    case 'indicators':
      return activity[column].map((entry) => ({ ...entry, text: '' }));
    case 'responsibles':
    case 'partners': {
      const read = activity[column].map(
        (entry): Entry => ({
          ...entry,
          // The snapshot keeps ids as plain strings; organisations' were made by newId.
          organisationId: entry.organisationId as OrganisationId | undefined,
        }),
      );
      return read.sort((a, b) => Number(b.lead ?? false) - Number(a.lead ?? false));
    }
    default:
      return [...activity[column]];
  }
}

/**
 * What an entry is called. Never kept in the entry: while its list is on its way it has no name, and an ellipsis
 * would be written into the document.
 */
export function nameOf(column: EntriesColumn, entry: Entry, choices: Choices): string {
  const list = listOf(column);
  const id = list === 'organisations' ? entry.organisationId : entry.key;
  return entry.text || (list && choices[list].find((choice) => choice.id === id)?.code) || '…';
}

/** The list that a column chooses from; null: its own words. */
export function listOf(column: EntriesColumn): ChoiceList | null {
  if (column === 'places') return null;
  return column === 'projects' || column === 'indicators' ? column : 'organisations';
}

/** The same as the document keeps them. */
export function toMap<C extends EntriesColumn>(
  column: C,
  entries: readonly Entry[],
): Readonly<Record<string, ActivityMaps[C]>> {
  const value = ({ text, organisationId, country, lead, proposed, expected }: Entry): unknown => {
    const named = { text, ...(organisationId ? { organisationId } : {}) };
    switch (column) {
      case 'projects':
        return true;
      case 'indicators':
        return expected === undefined ? {} : { expected };
      case 'places':
        return { text, ...(country ? { country } : {}) };
      case 'responsibles':
        return { ...named, ...(lead ? { lead } : {}), ...(proposed ? { proposed } : {}) };
      default:
        return named;
    }
  };
  // Each branch above answers its column's own type, which a generic column cannot tell the compiler.
  return Object.fromEntries(entries.map((entry) => [entry.key, value(entry)])) as Record<
    string,
    ActivityMaps[C]
  >;
}

/** What may be added to a cell, in the order in which it is offered. */
export function offersOf(column: EntriesColumn, { choices, snapshot }: Known): Offer[] {
  const list = listOf(column);
  if (list === null) {
    const known = new Set(snapshot.activities.flatMap((activity) => activity.places.map(({ text }) => text)));
    return [...known].sort().map((text) => ({ id: text, label: text, hint: '' }));
  }
  return choices[list]
    .filter(({ retired = false }) => !retired)
    .map(({ id, code, name }) => ({ id, label: code, hint: name }));
}

export function fromOffer(column: EntriesColumn, { id, label }: Offer): Entry {
  if (column === 'projects' || column === 'indicators') return { key: id, text: '' };
  if (column === 'places') return fromWords(label);
  // Offers of these columns are organisations.
  return { key: newId(), text: label, organisationId: id as OrganisationId };
}

export function fromWords(text: string): Entry {
  return { key: newId(), text };
}

/** Makes one responsible the lead, or none when it already was. */
export function withLead(entries: readonly Entry[], key: string): Entry[] {
  return entries.map(({ lead, ...entry }) => (entry.key === key && !lead ? { ...entry, lead: true } : entry));
}

/** Takes what an import proposed for a word; the word stays as it was written. */
export function withProposal(entry: Entry, choices: Choices): Entry {
  const { proposed, ...rest } = entry;
  const meant = choices.organisations.find(({ code }) => code === proposed);
  // Organisations' ids were made by newId.
  return meant ? { ...rest, organisationId: meant.id as OrganisationId } : entry;
}
