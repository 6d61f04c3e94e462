import { toWritten } from '#domain/comments/mentions';
import type { Services } from '#server/services';
import type { Found } from './found';
import { condition, MOST, type Nearness, parameters } from './query';
import { excerptOf } from './words';

/** The very expression that the index Comment_search is made of: whom a comment names by id is none of its words. */
const COMMENT_WORDS = `"searchable"(regexp_replace(c."text", '@\\[[a-z]+:[0-9a-f-]{36}\\]', ' ', 'g'))`;

/**
 * Comments on documents that may be read, by their ids with their titles; the newest first. A removed comment has no
 * words any more. Whom a comment names is not shown: that may be somebody whom the reader may not know.
 */
export async function findComments(
  { database }: Pick<Services, 'database'>,
  networkId: string,
  readable: ReadonlyMap<string, string>,
  asked: readonly string[],
  nearness: Nearness,
): Promise<Found[]> {
  const given = [[...readable.keys()], ...parameters(asked, nearness)];
  const { rows } = await database.pool.query<{
    documentId: string;
    threadId: string;
    activityId: string | null;
    activityTitle: string | null;
    text: string;
  }>(
    `SELECT t."documentId", t.id AS "threadId", a."nodeId" AS "activityId", a.title AS "activityTitle", c."text"
     FROM "Comment" c
     JOIN "CommentThread" t ON t.id = c."threadId" AND t."networkId" = c."networkId"
     LEFT JOIN "Activity" a
       ON a."networkId" = t."networkId" AND a."documentId" = t."documentId" AND a."nodeId" = t."activityId"
       AND a."deletedAt" IS NULL
     WHERE t."documentId" = ANY ($1::uuid[]) AND c."networkId" = $${given.length + 1} AND c."deletedAt" IS NULL
       AND ${condition(COMMENT_WORDS, asked, nearness)}
     ORDER BY c."createdAt" DESC, c.id LIMIT ${MOST}`,
    [...given, networkId],
  );
  return rows.map(({ documentId, threadId, activityId, activityTitle, text }) => ({
    kind: 'comment',
    documentId,
    documentTitle: readable.get(documentId) ?? '',
    threadId,
    activityId,
    activityTitle: activityTitle ?? '',
    excerpt: excerptOf(
      toWritten(text, () => '…'),
      asked,
    ),
  }));
}
