import type { CalendarDate } from '#domain/period/period';
import type { RegisterDimension } from '../dimensions';
import { readAmount, readCurrency, readDate } from '../register/cells';
import { asciiDigits } from '../text';
import {
  amountText,
  type CaseFields,
  isCase,
  type Journal,
  type JournalCase,
  largestAmount,
} from './journal';
import { type ReferenceRefusal, refuseReference } from './reference';

/** A case as it stands in the form: texts, and codes that were chosen from lists. */
export interface WrittenCase {
  /** As it was typed: the day first, or the year. */
  readonly received: string;
  readonly codes: Readonly<Partial<Record<RegisterDimension, string>>>;
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
}

/** Why a field is not taken; codes are locale keys. */
export interface WrittenRefusals {
  readonly received?: 'unreadable' | 'future' | 'old';
  readonly reference?: ReferenceRefusal | 'taken';
  readonly amount?: 'unreadable';
  readonly currency?: 'missing' | 'unknown';
}

const nothingWritten: WrittenCase = {
  received: '',
  codes: {},
  reference: '',
  amount: '',
  currency: '',
};

/** No case is from before it: a year that was mistyped is. */
const firstDay: CalendarDate = '1990-01-01';

/**
 * A date as people type it: "14/3/2020", "14.03.20", "14032020", "2020-03-14". Digits alone are a date only when there are
 * eight of them: a spreadsheet's own numbers of days are not typed.
 */
export function readReceived(text: string): CalendarDate | undefined {
  const digits = asciiDigits(text).trim();
  const eight = /^(\d\d)(\d\d)(\d{4})$/.exec(digits);
  if (eight) return readDate(`${eight[1]}/${eight[2]}/${eight[3]}`);
  return /^\d*$/.test(digits) ? undefined : readDate(digits);
}

/** A date as it is typed. */
const typed = (date: CalendarDate): string => date.split('-').reverse().join('/');

function refuseReceived(
  received: CalendarDate | undefined,
  today: CalendarDate,
): WrittenRefusals['received'] {
  if (received === undefined) return 'unreadable';
  if (received > today) return 'future';
  return received < firstDay ? 'old' : undefined;
}

/**
 * Reads a case from the form. `others`: the cases beside which it is counted, which it may not repeat.
 * @param today on the device; nothing was received after it
 */
export function readWritten(
  written: WrittenCase,
  others: readonly JournalCase[],
  today: CalendarDate,
): { readonly fields: CaseFields } | { readonly refused: WrittenRefusals } {
  const received = readReceived(written.received);
  const wrongDate = refuseReceived(received, today);
  const reference = written.reference.trim();
  const thousandths = readAmount(written.amount);
  const currency = readCurrency(written.currency);
  const paid = thousandths !== undefined && thousandths > 0;
  const taken = reference !== '' && others.some((other) => other.reference === reference);
  const why = refuseReference(reference) ?? (taken ? 'taken' : undefined);
  const refused: WrittenRefusals = {
    ...(wrongDate ? { received: wrongDate } : {}),
    ...(why ? { reference: why } : {}),
    ...(thousandths === undefined || thousandths > largestAmount ? { amount: 'unreadable' } : {}),
    ...(paid && !currency ? { currency: written.currency.trim() === '' ? 'missing' : 'unknown' } : {}),
  };
  if (received === undefined || Object.keys(refused).length > 0) return { refused };
  return {
    fields: {
      received,
      codes: written.codes,
      reference,
      amount: paid && currency ? { thousandths, currency } : null,
    },
  };
}

/** A case as it was written, to be changed in the form. */
export function writtenOf({ received, codes, reference, amount }: JournalCase): WrittenCase {
  return {
    received: typed(received),
    codes,
    reference,
    amount: amount ? amountText(amount) : '',
    currency: amount?.currency ?? '',
  };
}

/** What the next case begins with: the reception desk's place, channel and currency do not change from case to case. */
export function nextCase({ entries }: Journal, received: CalendarDate | null): WrittenCase {
  const cases = entries.filter(isCase).sort((a, b) => b.editedAt - a.editedAt);
  const [last] = cases;
  const { place, channel } = last?.codes ?? {};
  return {
    ...nothingWritten,
    received: received === null ? '' : typed(received),
    codes: { ...(place ? { place } : {}), ...(channel ? { channel } : {}) },
    currency: cases.find(({ amount }) => amount !== null)?.amount?.currency ?? '',
  };
}
