import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { PersonId } from '#domain/ids';
import { type Applied, takeBack } from '#domain/suggestions/apply';
import type { SuggestionState } from '#domain/suggestions/proposal';
import type { Transaction } from '#server/database/client';
import { Prisma, type Suggestion } from '#server/database/generated/client';
import { publishTold } from '#server/notifications/tell';
import type { Services } from '#server/services';
import { toSuggested } from './accept';
import type { LoadedSuggestion } from './load';
import { type Decision, lockSuggestions, settle } from './settle';

export const refuseSchema = z.strictObject({
  suggestionId: z.uuid(),
  note: z.string().trim().max(2000).default(''),
});

type Needed = Pick<Services, 'database' | 'audit' | 'live'>;

/** Refuses; the document stays as it is. Throws `conflict` when somebody decided otherwise meanwhile. */
export async function refuseSuggestion(
  services: Needed,
  actor: Actor,
  suggestion: LoadedSuggestion,
  note: string,
): Promise<void> {
  await close(services, actor, suggestion, 'refused', note);
}

/** Takes one's own suggestion back before it is decided. Throws `conflict` when it is. */
export async function withdrawSuggestion(
  services: Needed,
  actor: Actor,
  suggestion: LoadedSuggestion,
): Promise<void> {
  await close(services, actor, suggestion, 'withdrawn', '');
}

async function close(
  services: Needed,
  actor: Actor,
  suggestion: LoadedSuggestion,
  to: Extract<SuggestionState, 'refused' | 'withdrawn'>,
  note: string,
): Promise<void> {
  await decide(services, actor, suggestion, to, async (tx, row) => {
    if (row.state === to) return false;
    if (row.state !== 'open') throw new JalonError('conflict', { state: row.state });
    await tx.suggestion.update({
      where: { id: row.id, networkId: suggestion.networkId },
      data: { state: to, decidedById: actor.personId, decidedAt: new Date(), decisionNote: note },
    });
    return true;
  });
}

/** Whether a decision was taken back; `changed`: others wrote there since it was accepted, so it stays accepted. */
export interface Reopened {
  readonly outcome: 'open' | 'changed';
}

/**
 * Takes a decision back: what was refused can be decided again; what was accepted is written back as it was, by one
 * more edit, unless somebody wrote something else there since. Who decided, and that it was taken back, is in the
 * audit. Throws `conflict` for what its author withdrew.
 */
export async function reopenSuggestion(
  services: Needed & Pick<Services, 'collab'>,
  actor: Actor,
  suggestion: LoadedSuggestion,
): Promise<Reopened> {
  const { documentId, networkId } = suggestion;
  await services.collab.read(documentId);
  let outcome: Reopened['outcome'] = 'open';
  await decide(services, actor, suggestion, 'reopened', async (tx, row) => {
    if (row.state === 'open') return false;
    if (row.state === 'withdrawn') throw new JalonError('conflict', { state: row.state });
    // What stood there already when it was accepted was not written by it.
    if (row.state === 'accepted' && row.sequence !== null) {
      let taken: Applied | undefined;
      await services.collab.edit(
        documentId,
        { authorId: actor.personId, origin: 'suggestion-undone' },
        (doc) => {
          taken = takeBack(doc, toSuggested(row), row.replaced, new Date());
        },
      );
      if (taken?.is === 'changed' || taken?.is === 'gone') {
        outcome = 'changed';
        return false;
      }
    }
    await tx.suggestion.update({
      where: { id: row.id, networkId },
      data: {
        ...{ state: 'open', decidedById: null, decidedAt: null, decisionNote: '' },
        ...{ replaced: Prisma.DbNull, sequence: null },
      },
    });
    return true;
  });
  return { outcome };
}

/** Waiting for the log may take a moment on a slow disk. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/** One decision with its line in the audit, told to open pages; false: nothing changed. */
async function decide(
  services: Needed,
  actor: Actor,
  suggestion: LoadedSuggestion,
  decision: Decision,
  make: (tx: Transaction, row: Suggestion) => Promise<boolean>,
): Promise<void> {
  const { database, live } = services;
  const { networkId, documentId, suggestionId } = suggestion;
  const told = await database.prisma.$transaction(async (tx) => {
    const row = (await lockSuggestions(tx, suggestion, [suggestionId])).get(suggestionId);
    if (!row) throw new JalonError('not-found');
    if (!(await make(tx, row))) return null;
    const settled = [{ suggestionId, proposedById: row.proposedById as PersonId }];
    return settle(services, tx, suggestion, actor, settled, decision);
  }, PATIENCE);
  if (!told) return;
  live.publish({ networkId, kind: 'suggestion', documentId });
  publishTold(live, networkId, told);
}
