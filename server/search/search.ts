import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { words } from '#domain/import/words';
import { localTextSchema } from '#domain/language';
import { listDocuments } from '#server/documents/list';
import { listReports } from '#server/reports/list';
import type { Services } from '#server/services';
import { findComments } from './comments';
import type { Found } from './found';
import { condition, MOST, type Nearness, parameters } from './query';
import { excerptOf, matches } from './words';

/** Words that are asked for; further ones narrow nothing any more. */
const MOST_WORDS = 6;
const SHORTEST = 2;

/** The very expressions that the indexes Activity_search and Document_search are made of. */
const ACTIVITY_WORDS = `"searchable"(a.number || ' ' || a.title || ' ' || a.remarks || ' ' || a."expectedResult" || ' ' || a."targetGroup")`;
const DOCUMENT_WORDS = `"searchable"(d.title || ' ' || d."text")`;

/**
 * What contains all the words, in any language, whatever its accents and case; when nothing does, what is only a slip
 * of the pen away. The closest titles come first. Nothing is found that the actor may not read.
 */
export async function search(
  services: Pick<Services, 'database'>,
  actor: Actor,
  text: string,
): Promise<Found[]> {
  const asked = words(text.replaceAll('\u0000', '')).slice(0, MOST_WORDS);
  if (asked.join('').length < SHORTEST) return [];
  const [inDocuments, indicators, reports] = await Promise.all([
    searchDocuments(services, actor, asked),
    searchIndicators(services, actor, asked),
    searchReports(services, actor, asked),
  ]);
  return [...inDocuments, ...indicators, ...reports];
}

async function searchDocuments(
  services: Pick<Services, 'database'>,
  actor: Actor,
  asked: readonly string[],
): Promise<Found[]> {
  if (!can(actor, 'document.list', { networkId: actor.networkId })) return [];
  const readable = new Map((await listDocuments(services, actor)).map(({ id, title }) => [id, title]));
  const ids = [...readable.keys()];
  const by = async (nearness: Nearness): Promise<Found[]> => [
    ...(await queryDocuments(services, ids, asked, nearness)),
    ...(await queryActivities(services, ids, readable, asked, nearness)),
    ...(await findComments(services, actor.networkId, readable, asked, nearness)),
  ];
  const exact = await by('exact');
  return exact.length > 0 ? exact : by('near');
}

async function queryDocuments(
  { database }: Pick<Services, 'database'>,
  ids: readonly string[],
  asked: readonly string[],
  nearness: Nearness,
): Promise<Found[]> {
  const { rows } = await database.pool.query<{ id: string; title: string; text: string }>(
    `SELECT d.id, d.title, d."text" FROM "Document" d
     WHERE d.id = ANY ($1::uuid[]) AND ${condition(DOCUMENT_WORDS, asked, nearness)}
     ORDER BY word_similarity("searchable"($2), "searchable"(d.title)) DESC, d."updatedAt" DESC LIMIT ${MOST}`,
    [ids, ...parameters(asked, nearness)],
  );
  return rows.map(({ id, title, text }) => ({
    kind: 'document',
    documentId: id,
    title,
    excerpt: excerptOf(text, asked),
  }));
}

async function queryActivities(
  { database }: Pick<Services, 'database'>,
  ids: readonly string[],
  titles: ReadonlyMap<string, string>,
  asked: readonly string[],
  nearness: Nearness,
): Promise<Found[]> {
  const { rows } = await database.pool.query<{
    documentId: string;
    nodeId: string;
    number: string;
    title: string;
    more: string;
  }>(
    `SELECT a."documentId", a."nodeId", a.number, a.title,
       concat_ws(E'\\n', a.remarks, a."expectedResult", a."targetGroup") AS more
     FROM "Activity" a
     WHERE a."documentId" = ANY ($1::uuid[]) AND a."deletedAt" IS NULL
       AND ${condition(ACTIVITY_WORDS, asked, nearness)}
     ORDER BY word_similarity("searchable"($2), "searchable"(a.title)) DESC, a.position LIMIT ${MOST}`,
    [ids, ...parameters(asked, nearness)],
  );
  return rows.map(({ documentId, nodeId, number, title, more }) => ({
    kind: 'activity',
    documentId,
    documentTitle: titles.get(documentId) ?? '',
    activityId: nodeId,
    number,
    title,
    excerpt: excerptOf(more, asked),
  }));
}

/** There are few indicators and reports: they are listed as their screens list them, with the same rights. */
async function searchIndicators(
  services: Pick<Services, 'database'>,
  actor: Actor,
  asked: readonly string[],
): Promise<Found[]> {
  if (!can(actor, 'indicator.read', { networkId: actor.networkId })) return [];
  const rows = await services.database.prisma.indicator.findMany({
    where: { networkId: actor.networkId },
    select: { id: true, code: true, titles: true },
    orderBy: { code: 'asc' },
  });
  return rows
    .map(({ id, code, titles }) => ({ id, code, titles: localTextSchema.parse(titles) }))
    .filter(({ code, titles }) => matches([code, ...Object.values(titles)].join(' '), asked))
    .slice(0, MOST)
    .map(({ id, code, titles }) => ({ kind: 'indicator', indicatorId: id, code, titles }));
}

async function searchReports(
  services: Pick<Services, 'database'>,
  actor: Actor,
  asked: readonly string[],
): Promise<Found[]> {
  const reports = await listReports(services, actor);
  return reports
    .filter(({ title, project }) => matches(`${title} ${project.code}`, asked))
    .slice(0, MOST)
    .map(({ id, title }) => ({ kind: 'report', reportId: id, title }));
}
