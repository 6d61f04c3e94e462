import { type About, aboutSchema } from '#domain/comments/about';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import { aboutColumns } from './about';

/** A comment that was written in a file, to be kept as one of ours. */
export interface ImportedComment {
  readonly about: About;
  readonly text: string;
  /** The author's name as the file writes it. */
  readonly writtenBy: string;
}

/** The longest a comment of ours can be. */
const LONGEST = 4000;

/**
 * Keeps comments that came in a file, each as a thread of its own, by who read the file in, with the name the file has.
 * Nobody is told: a file mentions nobody. Afterwards the caller tells the open pages.
 */
export async function keepImportedComments(
  tx: Transaction,
  of: { readonly networkId: NetworkId; readonly documentId: DocumentId; readonly importedBy: PersonId },
  comments: readonly ImportedComment[],
): Promise<void> {
  const { networkId, documentId, importedBy } = of;
  const made = comments.map((comment) => ({ ...comment, threadId: newId(), id: newId() }));
  await tx.commentThread.createMany({
    data: made.map(({ threadId, about }) => ({
      ...{ id: threadId, networkId, documentId, createdById: importedBy },
      ...aboutColumns(about),
    })),
  });
  await tx.comment.createMany({
    data: made.map(({ id, threadId, text, writtenBy }) => ({
      ...{ id, networkId, threadId, authorId: importedBy, writtenBy },
      // The sign before a mention of ours means nothing in a file.
      text: text.replaceAll('@[', '@ [').slice(0, LONGEST),
    })),
  });
}

/** What a comment of a file is about: a field or an activity, where the plan has one of that id. */
export function aboutOf(activityId: string | undefined, field: string | null): About {
  const read = aboutSchema.safeParse(
    activityId === undefined
      ? undefined
      : field === null
        ? { kind: 'activity', activityId }
        : { kind: 'field', activityId, field },
  );
  return read.success ? read.data : { kind: 'document' };
}
