import type { ActivityMaps } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';
import { newId, type OrganisationId } from '#domain/ids';
import type { Plan } from '../plan/plan-context';

/** The columns that hold several values. */
export type EntriesColumn = 'places' | 'responsibles' | 'partners' | 'projects' | 'indicators';

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
export function entriesOf(
  activity: ActivitySnapshot,
  column: EntriesColumn,
  choices: Plan['choices'],
): Entry[] {
  switch (column) {
    case 'projects':
    case 'indicators': {
      const known = new Map(choices[column].map((choice) => [choice.id, choice]));
      return activity[column].map((entry) => ({
        ...entry,
        text: known.get(entry.key)?.code ?? '…',
      }));
    }
    case 'responsibles':
    case 'partners': {
      const codes = new Map(choices.organisations.map((choice) => [choice.id, choice.code]));
      const read = activity[column].map(
        (entry): Entry => ({
          ...entry,
          text: entry.text || codes.get(entry.organisationId ?? '') || '…',
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
export function offersOf(column: EntriesColumn, { choices, snapshot }: Plan): Offer[] {
  if (column === 'places') {
    const known = new Set(snapshot.activities.flatMap((activity) => activity.places.map(({ text }) => text)));
    return [...known].sort().map((text) => ({ id: text, label: text, hint: '' }));
  }
  const list = column === 'projects' || column === 'indicators' ? choices[column] : choices.organisations;
  return list.map(({ id, code, name }) => ({ id, label: code, hint: name }));
}

export function fromOffer(column: EntriesColumn, { id, label }: Offer): Entry {
  if (column === 'projects' || column === 'indicators') return { key: id, text: label };
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
export function withProposal(entry: Entry, choices: Plan['choices']): Entry {
  const { proposed, ...rest } = entry;
  const meant = choices.organisations.find(({ code }) => code === proposed);
  // Organisations' ids were made by newId.
  return meant ? { ...rest, organisationId: meant.id as OrganisationId } : entry;
}
