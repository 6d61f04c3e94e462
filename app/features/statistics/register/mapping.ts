import * as z from 'zod/mini';
import { dimensionNames } from '#domain/statistics/dimensions';
import type { ColumnMapping, ColumnRole } from '#domain/statistics/register/register';

/** What a column can be read as, in the order of the list. */
export const columnRoles: readonly ColumnRole[] = [
  'received',
  'dossier',
  ...dimensionNames,
  'amount',
  'currency',
];

const schema = z.record(
  z.string(),
  z.nullable(z.custom<ColumnRole>((role) => columnRoles.includes(role as ColumnRole))),
);
const place = (organisationId: string) => `jalon.columns.${organisationId}`;

/** The union's mapping of its columns by hand, as this device remembers it; headers only, never a value. */
export function rememberedMapping(organisationId: string): ColumnMapping {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(place(organisationId)) ?? '{}'));
  } catch {
    // A device that keeps nothing, or something of another version: columns are recognised by title again.
    return {};
  }
}

export function rememberMapping(organisationId: string, mapping: ColumnMapping): void {
  try {
    localStorage.setItem(place(organisationId), JSON.stringify(mapping));
  } catch {
    // A device that keeps nothing still counts; the mapping is asked for again next time.
    return;
  }
}
