import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { About } from '#domain/comments/about';
import type { PersonId } from '#domain/ids';
import type { LoadedDocument } from '#server/documents/load';
import type { Services } from '#server/services';
import { readAbout } from './about';

export interface ShownComment {
  readonly id: string;
  readonly authorId: string;
  /** Of one that came in a file: its author's name there. `authorId` is who read it in. */
  readonly writtenBy: string | null;
  /** Stored form: names stand in it by id. Blank when it was deleted. */
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
  readonly edited: boolean;
  /** Its words are gone; it is shown because others answered. */
  readonly deleted: boolean;
  readonly mayChange: boolean;
}
export interface ShownThread {
  readonly id: string;
  readonly about: About;
  readonly resolved: { readonly byId: string | null; readonly at: string } | null;
  readonly mayResolve: boolean;
  /** The oldest first; never empty. */
  readonly comments: readonly ShownComment[];
}
export interface DocumentComments {
  /** The oldest first. */
  readonly threads: readonly ShownThread[];
}

/** What is said in a document. A deleted comment is left out, unless it was answered. */
export async function listComments(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  document: LoadedDocument,
): Promise<DocumentComments> {
  const rows = await database.prisma.commentThread.findMany({
    where: { networkId: actor.networkId, documentId: document.documentId },
    include: { comments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const threads = rows.flatMap((row): ShownThread[] => {
    const last = row.comments.findLastIndex(({ deletedAt }) => deletedAt === null);
    if (last < 0) return [];
    return [
      {
        id: row.id,
        about: readAbout(row),
        resolved: row.resolvedAt && { byId: row.resolvedById, at: row.resolvedAt.toISOString() },
        mayResolve: can(actor, 'comment.resolve', { ...document, authorId: row.createdById as PersonId }),
        comments: row.comments.slice(0, last + 1).map((comment) => ({
          id: comment.id,
          authorId: comment.authorId,
          writtenBy: comment.writtenBy,
          text: comment.text,
          at: comment.createdAt.toISOString(),
          edited: comment.editedAt !== null,
          deleted: comment.deletedAt !== null,
          mayChange:
            comment.deletedAt === null &&
            can(actor, 'comment.change', { ...document, authorId: comment.authorId as PersonId }),
        })),
      },
    ];
  });
  return { threads };
}
