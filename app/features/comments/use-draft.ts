import { useState } from 'react';
import { z } from 'zod';
import { type About, aboutSchema } from '#domain/comments/about';
import type { Named } from '#domain/comments/mentions';
import { useSignedIn } from '~/routes/layout';

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
const empty: Draft = { written: '', names: [], about: null };
const placeOf = (personId: string): string => `jalon.comment.${personId}.`;

/** A draft that outlives the panel it is written in, on this device. @param key what is being written, of one document */
export function useDraft(key: string, begin: Draft = empty): [Draft, (draft: Draft | null) => void] {
  const { person } = useSignedIn();
  const place = placeOf(person.id) + key;
  const [draft, setDraft] = useState(() => read(place) ?? begin);
  return [
    draft,
    (next) => {
      setDraft(next ?? empty);
      keep(place, next);
    },
  ];
}

function read(place: string): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(place) ?? 'null'));
  } catch {
    // Nothing was kept, or by another version.
    return null;
  }
}

function keep(place: string, draft: Draft | null): void {
  try {
    if (draft && (draft.written !== '' || draft.about)) localStorage.setItem(place, JSON.stringify(draft));
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
