import { z } from 'zod';
import { same } from '#domain/document/same';
import { JalonError } from '#domain/errors';
import { newId, type PersonId, type SuggestionId } from '#domain/ids';
import type { Proposal } from '#domain/suggestions/proposal';
import { proposalSchema } from '#domain/suggestions/schema';
import type { Transaction } from '#server/database/client';
import { Prisma } from '#server/database/generated/client';
import type { LoadedDocument } from '#server/documents/load';
import { tellOfSuggestions } from '#server/notifications/suggestions';
import { publishTold } from '#server/notifications/tell';
import type { Services } from '#server/services';

/** What one suggestion may weigh, in characters of JSON: a long text twice, and more. */
const LARGEST = 200_000;
/** What one call may bring. */
export const MOST_AT_ONCE = 50;

export const newSuggestionSchema = z.strictObject({
  /** Made by the browser, so that a suggestion sent twice over a bad line is one. */
  suggestionId: z.uuid().default(() => newId()),
  proposal: proposalSchema,
  /** What stood there as the proposer saw it (`standingOf`). */
  before: z.unknown(),
  reason: z.string().trim().max(2000).default(''),
});
export const proposeSchema = z.strictObject({
  documentId: z.uuid(),
  suggestions: z.array(newSuggestionSchema).min(1).max(MOST_AT_ONCE),
});

/** One suggestion to be kept. */
export interface NewSuggestion {
  readonly suggestionId?: string | undefined;
  readonly proposal: Proposal;
  /** What stands there now: `valueIn` for a field, the title, null for a new row, `rowValues` for one to delete. */
  readonly before: unknown;
  readonly reason?: string | undefined;
  /** Of an answer that came as a file: who wrote the change there, and when. Their name stays as it is written. */
  readonly author?: { readonly name: string; readonly at?: Date | undefined } | undefined;
}
export interface NewSuggestions {
  readonly document: LoadedDocument;
  readonly suggestions: readonly NewSuggestion[];
  readonly by: { readonly personId: PersonId } | { readonly importedBy: PersonId };
}

/** What was kept, and whom it was told. */
export interface Proposed {
  /** In the order they were given; one that was sent before is the same one. */
  readonly ids: readonly SuggestionId[];
  readonly told: readonly PersonId[];
}

/**
 * Keeps suggestions in the caller's transaction, with one line in the audit; after it `publishProposed` tells the open
 * pages. That the rows are there is not asked: they may be newer than their projection.
 * @throws `conflict` when an id stands for another suggestion, `too-large`
 */
export async function proposeAll(
  { audit }: Pick<Services, 'audit'>,
  tx: Transaction,
  { document, suggestions, by }: NewSuggestions,
): Promise<Proposed> {
  const { networkId, documentId } = document;
  const imported = 'importedBy' in by;
  const personId = imported ? by.importedBy : by.personId;
  const rows = suggestions.map(({ suggestionId, proposal, before, reason = '', author }) => {
    if (JSON.stringify([proposal, before ?? null]).length > LARGEST) throw new JalonError('too-large');
    return {
      id: suggestionId ?? newId<SuggestionId>(),
      ...{ networkId, documentId, reason, proposedById: personId },
      proposal: proposal as Prisma.InputJsonObject,
      // Parsed from JSON, or read of a document, which is plain data too.
      before: (before ?? Prisma.DbNull) as Prisma.InputJsonValue,
      origin: imported ? 'import' : 'person',
      authorName: author?.name ?? null,
      writtenAt: author?.at ?? null,
    };
  });
  // The second of two that arrive at once waits here, then finds the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`suggest:${documentId}`}, 0))`;
  const sent = new Map(
    (await tx.suggestion.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })).map((row) => [
      row.id,
      row,
    ]),
  );
  for (const row of rows) {
    const known = sent.get(row.id);
    if (!known) continue;
    const isSame =
      known.documentId === documentId &&
      known.proposedById === personId &&
      same(known.proposal, row.proposal);
    if (!isSame) throw new JalonError('conflict', { field: 'suggestionId' });
  }
  const fresh = rows.filter(({ id }) => !sent.has(id));
  // Ids are made by newId, here or in the browser.
  const ids = rows.map(({ id }) => id as SuggestionId);
  const first = fresh[0];
  if (!first) return { ids, told: [] };
  await tx.suggestion.createMany({ data: fresh });
  await audit.record(
    {
      ...{ networkId, actorId: personId, action: 'suggestion.propose' },
      ...{ resourceKind: 'document', resourceId: documentId },
      details: { suggestionId: first.id, count: fresh.length, origin: first.origin },
    },
    tx,
  );
  const told = await tellOfSuggestions(tx, document, {
    suggestionId: first.id,
    byId: personId,
    kind: imported ? 'answered-by-file' : 'suggested',
  });
  return { ids, told };
}

/** After the transaction: open pages ask again. */
export function publishProposed(
  live: Services['live'],
  { networkId, documentId }: NewSuggestions['document'],
  { told }: Proposed,
): void {
  live.publish({ networkId, kind: 'suggestion', documentId });
  publishTold(live, networkId, told);
}

/** The same as a command of its own. */
export async function propose(
  services: Pick<Services, 'database' | 'audit' | 'live'>,
  given: NewSuggestions,
): Promise<Pick<Proposed, 'ids'>> {
  const proposed = await services.database.prisma.$transaction((tx) => proposeAll(services, tx, given));
  publishProposed(services.live, given.document, proposed);
  return { ids: proposed.ids };
}
