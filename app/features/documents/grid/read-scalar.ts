import type { ActivityScalars } from '#domain/document/fields';
import { parsePeriod } from '#domain/period/parse';
import type { PeriodLanguage } from '#domain/period/period';
import type { TypedColumn } from './scalars';

/** The year and language in which a plan's periods are read. */
export interface ReadingContext {
  readonly year?: number;
  readonly language?: PeriodLanguage;
}

/** What a text means in a column; null when it cannot be read there (a quantity that is no number). */
export function fromText<C extends TypedColumn>(
  column: C,
  text: string,
  context: ReadingContext,
): { readonly value: ActivityScalars[C] } | null {
  const read = readText(column, text.trim(), context);
  // readText answers each column with its own type, which a switch cannot tell the compiler.
  return read === undefined ? null : { value: read as ActivityScalars[C] };
}

function readText(
  column: TypedColumn,
  text: string,
  context: ReadingContext,
): ActivityScalars[TypedColumn] | undefined {
  switch (column) {
    case 'period':
      return text === '' ? null : parsePeriod(text, context);
    case 'quantity':
    case 'minutes': {
      if (text === '') return null;
      const number = Number(
        latinDigits(text)
          .replace(/[\s\u00a0\u202f]/g, '')
          .replace(',', '.'),
      );
      return Number.isFinite(number) && number >= 0 ? number : undefined;
    }
    case 'startsAt':
      return text === '' ? '' : readTime(latinDigits(text));
    default:
      return text.replace(/\s+/g, ' ');
  }
}

/** "9h", "9:30", "09.30" as `HH:mm`. */
function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:\s*[:h.]\s*(\d{2})?)?$/i.exec(text);
  const hours = Number(found?.[1]);
  const minutes = Number(found?.[2] ?? 0);
  if (!found || hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function latinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
