import { z } from 'zod';
import { type About, aboutSchema } from '#domain/comments/about';
import type { Named } from '#domain/comments/mentions';

/** What somebody has written and not sent. */
export interface Draft {
  /** As the writer sees it. */
  readonly written: string;
  /** Whom the names in it stand for. */
  readonly names: readonly Named[];
  /** Of a new thread: what it is about; null: the place where it is written. */
  readonly about: About | null;
}

const draftSchema: z.ZodType<Draft> = z.object({
  written: z.string(),
  names: z.array(
    z.object({
      name: z.string(),
      mention: z.object({ kind: z.enum(['person', 'organisation']), id: z.string() }),
    }),
  ),
  about: aboutSchema.nullable(),
});
const placeOf = (personId: string): string => `jalon.comment.${personId}.`;

/** What this device keeps of a person under a key. */
export function keptDraft(personId: string, key: string): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(placeOf(personId) + key) ?? 'null'));
  } catch {
    // Nothing was kept, or by another version.
    return null;
  }
}

export function keepDraft(personId: string, key: string, draft: Draft | null): void {
  const place = placeOf(personId) + key;
  try {
    if (draft && draft.written !== '') localStorage.setItem(place, JSON.stringify(draft));
    else localStorage.removeItem(place);
  } catch {
    // A device that keeps nothing: what was written is there as long as the panel is.
    return;
  }
}

/** What this device keeps of a person's drafts, removed when they sign out. */
export function forgetDrafts(personId: string): void {
  const place = placeOf(personId);
  for (const key of Object.keys(localStorage)) if (key.startsWith(place)) localStorage.removeItem(key);
}
