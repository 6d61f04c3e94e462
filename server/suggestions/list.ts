import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { PersonId } from '#domain/ids';
import { type Proposal, type SuggestionState, suggestionStates } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import type { Suggestion } from '#server/database/generated/client';
import type { LoadedDocument } from '#server/documents/load';
import type { Services } from '#server/services';

export interface ShownSuggestion {
  readonly id: string;
  readonly proposal: Proposal;
  /** What stood there as the proposer saw it. */
  readonly before: unknown;
  readonly reason: string;
  /** Who proposed it; of an answer that came as a file, who read it in. */
  readonly byId: string;
  /** Of an answer, its author as the file writes it; empty when it is not told any more. */
  readonly author: string | null;
  /** ISO instant: when it was written. */
  readonly at: string;
  readonly state: SuggestionState;
  readonly decided: { readonly byId: string; readonly at: string; readonly note: string } | null;
  /** The number of the edit that acceptance wrote; null: none was needed. */
  readonly sequence: number | null;
  readonly mayWithdraw: boolean;
}
export interface DocumentSuggestions {
  /** The oldest first: the open ones, and the last that were decided. */
  readonly suggestions: readonly ShownSuggestion[];
}

/** Of those that are decided, as many as anyone reads back. */
const MOST_DECIDED = 200;

/** What is proposed in a document, and what became of what was. */
export async function listSuggestions(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  document: LoadedDocument,
): Promise<DocumentSuggestions> {
  const where = { networkId: actor.networkId, documentId: document.documentId };
  const [open, decided] = await Promise.all([
    database.prisma.suggestion.findMany({ where: { ...where, state: 'open' } }),
    database.prisma.suggestion.findMany({
      where: { ...where, state: { not: 'open' } },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      take: MOST_DECIDED,
    }),
  ]);
  // Ids are UUIDv7, and those of one answer were made in its order.
  const rows = [...open, ...decided].sort((a, b) => +a.createdAt - +b.createdAt || (a.id < b.id ? -1 : 1));
  return { suggestions: rows.map((row) => toShown(row, actor, document)) };
}

function toShown(row: Suggestion, actor: Actor, document: LoadedDocument): ShownSuggestion {
  const { decidedById, decidedAt } = row;
  // A state of another version cannot be decided upon here.
  const state = suggestionStates.find((each) => each === row.state) ?? 'withdrawn';
  return {
    id: row.id,
    proposal: proposalSchema.parse(row.proposal),
    before: row.before,
    reason: row.reason,
    byId: row.proposedById,
    author: row.origin === 'import' ? (row.authorName ?? '') : null,
    at: (row.writtenAt ?? row.createdAt).toISOString(),
    state,
    decided:
      decidedById === null || decidedAt === null
        ? null
        : { byId: decidedById, at: decidedAt.toISOString(), note: row.decisionNote },
    sequence: row.sequence,
    mayWithdraw:
      state === 'open' &&
      can(actor, 'suggestion.withdraw', { ...document, authorId: row.proposedById as PersonId }),
  };
}
