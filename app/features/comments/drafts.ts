import * as z from 'zod/mini';
import { type About, aboutSchema } from '#domain/comments/about';
import type { Named } from '#domain/comments/mentions';
import { keptAs } from '~/kept';

/** What somebody has written and not sent. */
export interface Draft {
  /** As the writer sees it. */
  readonly written: string;
  /** Whom the names in it stand for. */
  readonly names: readonly Named[];
  /** Of a new thread: what it is about; null: the place where it is written. */
  readonly about: About | null;
}

const draftSchema: z.ZodMiniType<Draft> = z.object({
  written: z.string(),
  names: z.array(
    z.object({
      name: z.string(),
      mention: z.object({ kind: z.enum(['person', 'organisation']), id: z.string() }),
    }),
  ),
  about: z.nullable(aboutSchema),
});
/** What somebody has begun to write about documents and not sent, by where they write it. */
export const keptDrafts = keptAs('comment', draftSchema);
