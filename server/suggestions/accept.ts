import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import type { PersonId } from '#domain/ids';
import { type Applied, applySuggestion } from '#domain/suggestions/apply';
import { proposalSchema } from '#domain/suggestions/schema';
import { Prisma, type Suggestion } from '#server/database/generated/client';
import type { LoadedDocument } from '#server/documents/load';
import { publishTold } from '#server/notifications/tell';
import type { Services } from '#server/services';
import { MOST_AT_ONCE } from './propose';
import { lockSuggestions, type Settling, settle } from './settle';

export const acceptSchema = z.strictObject({
  documentId: z.uuid(),
  suggestions: z
    .array(
      z.strictObject({
        suggestionId: z.uuid(),
        /** What the screen shows as standing there now, when it is not what the proposer saw. */
        seen: z.strictObject({ now: z.unknown() }).optional(),
        /** Bring a deleted row back first. */
        bringBack: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE),
  note: z.string().trim().max(2000).default(''),
});

/**
 * What became of each: accepted (now, or before by whoever); or it stays open, because its row is gone or other words
 * stand there than whoever accepts has seen; or somebody decided otherwise meanwhile.
 */
export type AcceptOutcome = 'accepted' | 'gone' | 'changed' | 'decided';
export interface Accepted {
  readonly outcomes: readonly { readonly suggestionId: string; readonly outcome: AcceptOutcome }[];
}

/** Waiting for the log may take a moment on a slow disk. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Writes what was suggested into the document, as one edit in the name of who accepts. Decisions about one suggestion
 * wait for each other: accepted twice it is written once. Should the process end between the edit and the rows, the
 * suggestion stays open, reads as written already, and is accepted without writing again.
 */
export async function acceptSuggestions(
  services: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  document: LoadedDocument,
  { suggestions, note }: z.output<typeof acceptSchema>,
): Promise<Accepted> {
  const { collab, database, live } = services;
  const { documentId, networkId } = document;
  // Opened before the rows are locked: opening asks the database too.
  await collab.read(documentId);
  const { outcomes, told } = await database.prisma.$transaction(async (tx) => {
    const rows = await lockSuggestions(
      tx,
      document,
      suggestions.map(({ suggestionId }) => suggestionId),
    );
    const open = suggestions.flatMap((asked) => {
      const row = rows.get(asked.suggestionId);
      return row?.state === 'open' ? [{ ...asked, row }] : [];
    });
    const applied = new Map<string, Applied>();
    const at = new Date();
    const edit = (): Promise<{ sequence: number }> =>
      collab.edit(documentId, { authorId: actor.personId, origin: 'suggestion' }, (doc) => {
        for (const { row, ...over } of open)
          applied.set(row.id, applySuggestion(doc, toSuggested(row), over, at));
      });
    const sequence = open.length === 0 ? null : (await edit()).sequence;
    const settled: Settling[] = [];
    for (const { row } of open) {
      const done = applied.get(row.id);
      if (done?.is !== 'written' && done?.is !== 'already') continue;
      const written = done.is === 'written';
      await tx.suggestion.update({
        where: { id: row.id, networkId },
        data: {
          ...{ state: 'accepted', decidedById: actor.personId, decidedAt: at, decisionNote: note },
          sequence: written ? sequence : null,
          // Read of a document: plain data.
          replaced: ((written ? done.replaced : null) as Prisma.InputJsonValue) ?? Prisma.DbNull,
        },
      });
      settled.push({ suggestionId: row.id, proposedById: row.proposedById as PersonId });
    }
    const told = await settle(services, tx, document, actor, settled, 'accepted');
    const outcomes = suggestions.map(({ suggestionId }) => ({
      suggestionId,
      outcome: outcomeOf(rows.get(suggestionId), applied.get(suggestionId)),
    }));
    return { outcomes, told };
  }, PATIENCE);
  live.publish({ networkId, kind: 'suggestion', documentId });
  publishTold(live, networkId, told);
  return { outcomes };
}

export const toSuggested = (row: Suggestion) => ({
  proposal: proposalSchema.parse(row.proposal),
  before: row.before,
});

function outcomeOf(row: Suggestion | undefined, applied: Applied | undefined): AcceptOutcome {
  if (applied) return applied.is === 'gone' || applied.is === 'changed' ? applied.is : 'accepted';
  return row?.state === 'accepted' ? 'accepted' : 'decided';
}
