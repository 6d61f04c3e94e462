import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { VoteResult } from '#domain/adoption/rules';
import { resultOf } from '#domain/adoption/state';
import { beginningOf } from '#domain/comments/mentions';
import { nodeOf } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import { toStep } from '#server/adoption/stored';
import type { Prisma } from '#server/database/generated/client';
import { toDocumentResource, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';
import { type VoteNews, voteNews } from './tell-of-vote';

interface Told {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly read: boolean;
  /** Who wrote, proposed or decided. */
  readonly byId: string;
  readonly document: { readonly id: string; readonly kind: string; readonly title: string };
  /** Null: it is about the document itself. */
  readonly activity: { readonly id: string; readonly title: string } | null;
}
const ofSuggestions = ['suggested', 'answered-by-file', 'accepted', 'refused'] as const;
type Said = Told &
  (
    | {
        readonly kind: 'mention' | 'answer';
        /** The comment's first words, in stored form. */
        readonly words: string;
        readonly threadId: string;
      }
    | { readonly kind: (typeof ofSuggestions)[number]; readonly suggestionId: string }
  );
/** Of a vote on a version. */
export interface VoteNotification extends Omit<Told, 'byId' | 'activity'> {
  readonly kind: VoteNews;
  readonly voteId: string;
  /** ISO instant. */
  readonly deadline: string;
  readonly result: VoteResult | null;
}
export type ShownNotification = Said | VoteNotification;
export interface Notifications {
  readonly unread: number;
  /** The newest first. */
  readonly items: readonly ShownNotification[];
}

/** As many as anyone reads back. */
const MOST = 100;
const WORDS = 160;

const open = { document: { archivedAt: null } };
const about = {
  comment: { include: { thread: { include: withDocument } } },
  suggestion: { include: withDocument },
  vote: { include: { ...withDocument, steps: true } },
} as const satisfies Prisma.NotificationInclude;
type Row = Prisma.NotificationGetPayload<{ include: typeof about }>;

/** What the actor was told, of documents that they may still read. */
export async function listNotifications(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
): Promise<Notifications> {
  const { networkId, personId } = actor;
  const { prisma } = database;
  const rows = await prisma.notification.findMany({
    where: { networkId, personId, OR: [{ comment: { thread: open } }, { suggestion: open }, { vote: open }] },
    include: about,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const readable = rows.flatMap((row) => {
    const place = placeOf(row);
    const right = row.vote ? 'adoption.read' : 'document.read';
    return place && can(actor, right, toDocumentResource(place.document)) ? [{ row, place }] : [];
  });
  const activities = await prisma.activity.findMany({
    where: {
      networkId,
      documentId: { in: readable.map(({ place }) => place.document.id) },
      nodeId: { in: readable.flatMap(({ place }) => place.activityId ?? []) },
    },
    select: { documentId: true, nodeId: true, title: true },
  });
  const titleOf = new Map(activities.map((each) => [`${each.documentId} ${each.nodeId}`, each.title]));
  const items = readable.flatMap(({ row, place: { document, activityId } }) => {
    const title = activityId === null ? undefined : titleOf.get(`${document.id} ${activityId}`);
    // Of a comment the activity is named though it may be gone; what a suggestion would add is not there yet.
    const activity =
      activityId === null || (title === undefined && row.suggestion)
        ? null
        : { id: activityId, title: title ?? '' };
    return toShown(row, {
      ...{ id: row.id, at: row.at.toISOString(), read: row.readAt !== null, activity },
      document: { id: document.id, kind: document.kind, title: document.title },
    });
  });
  return { unread: items.filter(({ read }) => !read).length, items };
}

function placeOf({ comment, suggestion, vote }: Row) {
  if (comment) return { document: comment.thread.document, activityId: comment.thread.activityId };
  if (vote) return { document: vote.document, activityId: null };
  if (!suggestion) return null;
  const proposal = proposalSchema.parse(suggestion.proposal);
  // The projection has UUIDs only.
  const activityId = proposal.kind === 'section' ? null : nodeOf(proposal);
  return { document: suggestion.document, activityId };
}

function toShown({ kind, comment, suggestion, vote }: Row, told: Omit<Told, 'byId'>): ShownNotification[] {
  if (comment)
    return [
      {
        ...told,
        kind: kind === 'mention' ? 'mention' : 'answer',
        byId: comment.authorId,
        words: beginningOf(comment.text, WORDS),
        threadId: comment.threadId,
      },
    ];
  const news = voteNews.find((each) => each === kind);
  if (vote && news) {
    const { id, at, read, document } = told;
    const result = resultOf(vote.steps.map(toStep));
    const deadline = vote.deadline.toISOString();
    return [{ id, at, read, document, kind: news, voteId: vote.id, deadline, result }];
  }
  const ofSuggestion = ofSuggestions.find((each) => each === kind);
  if (!suggestion || !ofSuggestion) return [];
  const isDecision = ofSuggestion === 'accepted' || ofSuggestion === 'refused';
  const byId = isDecision ? suggestion.decidedById : suggestion.proposedById;
  return byId === null ? [] : [{ ...told, kind: ofSuggestion, byId, suggestionId: suggestion.id }];
}
