import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { words } from '#domain/import/words';
import { type LocalText, localTextSchema } from '#domain/language';
import { listDocuments } from '#server/documents/list';
import { listReports } from '#server/reports/list';
import type { Services } from '#server/services';
import { excerptOf, matches } from './words';

/** Something that was found, and where it is. */
export type Found =
  | {
      readonly kind: 'document';
      readonly documentId: string;
      readonly title: string;
      readonly excerpt: string;
    }
  | {
      readonly kind: 'activity';
      readonly documentId: string;
      readonly documentTitle: string;
      readonly activityId: string;
      readonly number: string;
      readonly title: string;
      readonly excerpt: string;
    }
  | {
      readonly kind: 'indicator';
      readonly indicatorId: string;
      readonly code: string;
      readonly titles: LocalText;
    }
  | { readonly kind: 'report'; readonly reportId: string; readonly title: string };

/** The most of each kind; who wants more types another word. */
const MOST = 12;
/** Words that are asked for; further ones narrow nothing any more. */
const MOST_WORDS = 6;
const SHORTEST = 2;
/** Share of trigrams that a slip of the pen in one of two words leaves. */
const NEAR = 0.35;

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
  const exact = [
    ...(await queryDocuments(services, ids, asked, 'exact')),
    ...(await queryActivities(services, ids, readable, asked, 'exact')),
  ];
  if (exact.length > 0) return exact;
  return [
    ...(await queryDocuments(services, ids, asked, 'near')),
    ...(await queryActivities(services, ids, readable, asked, 'near')),
  ];
}

type Nearness = 'exact' | 'near';

/** `$2…`: each word must be there, or, `near`, something like all of them. */
function condition(expression: string, asked: readonly string[], nearness: Nearness): string {
  if (nearness === 'near') return `word_similarity("searchable"($2), ${expression}) >= ${NEAR}`;
  return asked
    .map((_, index) => `${expression} LIKE '%' || "searchable"($${index + 2}) || '%'`)
    .join(' AND ');
}

/** Words hold letters and digits only, so nothing in them means anything to LIKE. */
function parameters(asked: readonly string[], nearness: Nearness): string[] {
  return nearness === 'near' ? [asked.join(' ')] : [...asked];
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
