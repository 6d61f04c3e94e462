import type { Moment } from '#server/documents/moments';

/** A moment as an address carries it: `now`, `v-<version>` or the number of an edit. */
export function momentOf(written: string | null): Moment | null {
  if (written === 'now') return 'now';
  if (written?.startsWith('v-')) return { version: written.slice(2) };
  return written !== null && /^\d{1,9}$/.test(written) ? { sequence: Number(written) } : null;
}

export function writtenMoment(moment: Moment): string {
  if (moment === 'now') return 'now';
  return 'version' in moment ? `v-${moment.version}` : String(moment.sequence);
}

/** Where two moments are compared. */
export function comparison(documentId: string, before: Moment, after: Moment): string {
  const search = new URLSearchParams({ before: writtenMoment(before), after: writtenMoment(after) });
  return `/documents/${documentId}/compare?${search}`;
}
