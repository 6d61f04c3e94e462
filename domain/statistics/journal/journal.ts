import * as z from 'zod/mini';
import { JalonError } from '#domain/errors';
import type { CalendarDate } from '#domain/period/period';
import { dimensionNames, type RegisterDimension } from '../dimensions';
import { longestReference } from './reference';

/** Money recovered in one case. */
export interface Recovered {
  /** In thousandths of the currency's unit, as `readAmount` gives it; never 0. */
  readonly thousandths: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What a focal point writes of a case: a date, codes and a number of their own. No name and no free text. */
export interface CaseFields {
  readonly received: CalendarDate;
  /** A dimension that is missing is not stated. */
  readonly codes: Readonly<Partial<Record<RegisterDimension, string>>>;
  /** The union's own number of the dossier, or ''. */
  readonly reference: string;
  readonly amount: Recovered | null;
}

export interface JournalCase extends CaseFields {
  readonly id: string;
  /** Milliseconds since 1970, by the device's clock; what was edited later goes before what was edited sooner. */
  readonly editedAt: number;
}

/** A case that was deleted: nothing of it is left but that it must not come back from another device's file. */
interface RemovedCase {
  readonly id: string;
  readonly editedAt: number;
  readonly removed: true;
}

export type JournalEntry = JournalCase | RemovedCase;

/** A focal point's cases, of every period: kept on the device, encrypted, and nowhere else. */
export interface Journal {
  readonly version: typeof journalVersion;
  /** Whose cases they are; those of another union are never added to them. */
  readonly organisationId: string;
  readonly entries: readonly JournalEntry[];
}

const journalVersion = 1;
/** Far beyond what anybody writes by hand. */
const mostEntries = 100_000;
/** A thousand million units: larger is a slip of the finger. */
export const largestAmount = 1e12;

const instant = z.int().check(z.nonnegative());
const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const caseSchema = z.strictObject({
  id,
  editedAt: instant,
  received: z.iso.date(),
  // Of any version: a code that is no longer known is counted as `other` and told, the case is not lost for it.
  codes: z.partialRecord(z.enum(dimensionNames), z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/))),
  reference: z.string().check(z.maxLength(longestReference)),
  amount: z.nullable(
    z.strictObject({
      thousandths: z.int().check(z.positive(), z.maximum(largestAmount)),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    }),
  ),
});
const journalSchema = z.strictObject({
  version: z.literal(journalVersion),
  organisationId: z.string(),
  entries: z
    .array(z.union([caseSchema, z.strictObject({ id, editedAt: instant, removed: z.literal(true) })]))
    .check(z.maxLength(mostEntries)),
});
const versionSchema = z.object({ version: z.int() });

export const emptyJournal = (organisationId: string): Journal => ({
  version: journalVersion,
  organisationId,
  entries: [],
});

export const isCase = (entry: JournalEntry): entry is JournalCase => !('removed' in entry);

/** The cases of a journal, those that were deleted left out; the oldest first. */
export function casesOf(journal: Journal): JournalCase[] {
  return journal.entries
    .filter(isCase)
    .sort((a, b) => (a.received === b.received ? (a.id < b.id ? -1 : 1) : a.received < b.received ? -1 : 1));
}

/** An amount as `readAmount` reads it back: decimals behind a comma, which is never taken for a mark of thousands. */
export const amountText = ({ thousandths }: Recovered): string =>
  String(thousandths / 1000).replace('.', ',');

/** A journal as text, before it is encrypted. */
export const writeJournal = (journal: Journal): string => JSON.stringify(journal);

/**
 * Reads a journal's text once it is decrypted.
 * @throws JalonError `file-unreadable` { reason: 'other-version' | 'damaged' }; nothing of the text is repeated.
 */
export function readJournal(text: string): Journal {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new JalonError('file-unreadable', { reason: 'damaged' });
  }
  const version = versionSchema.safeParse(written);
  if (version.success && version.data.version !== journalVersion) {
    throw new JalonError('file-unreadable', { reason: 'other-version' });
  }
  const journal = journalSchema.safeParse(written);
  if (!journal.success) throw new JalonError('file-unreadable', { reason: 'damaged' });
  return journal.data;
}
