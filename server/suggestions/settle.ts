import type { Actor } from '#domain/access/actor';
import type { PersonId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { Suggestion } from '#server/database/generated/client';
import type { LoadedDocument } from '#server/documents/load';
import { tellNoMoreOfDecision, tellNoMoreToDecide, tellOfDecision } from '#server/notifications/suggestions';
import type { Services } from '#server/services';

/** A suggestion that was just decided. */
export interface Settling {
  readonly suggestionId: string;
  readonly proposedById: PersonId;
}
export type Decision = 'accepted' | 'refused' | 'withdrawn' | 'reopened';
const audited: Readonly<Record<Decision, string>> = {
  accepted: 'suggestion.accept',
  refused: 'suggestion.refuse',
  withdrawn: 'suggestion.withdraw',
  reopened: 'suggestion.reopen',
};

/** The suggestions of a document by id, which nobody else decides before the transaction ends. */
export async function lockSuggestions(
  tx: Transaction,
  { networkId, documentId }: LoadedDocument,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Suggestion>> {
  // In the order of their ids: two who decide upon the same ones do not wait for each other for ever.
  await tx.$queryRaw`SELECT 1 FROM "Suggestion" WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.suggestion.findMany({ where: { id: { in: [...ids] }, networkId, documentId } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes decisions into the audit and tells whom they concern. Returns whose pages show something else now. */
export async function settle(
  { audit }: Pick<Services, 'audit'>,
  tx: Transaction,
  document: LoadedDocument,
  actor: Actor,
  settled: readonly Settling[],
  decision: Decision,
): Promise<PersonId[]> {
  const told: PersonId[] = [];
  for (const { suggestionId, proposedById } of settled) {
    await audit.record(
      {
        ...{ networkId: document.networkId, actorId: actor.personId, action: audited[decision] },
        ...{ resourceKind: 'document', resourceId: document.documentId, details: { suggestionId } },
      },
      tx,
    );
    if (decision === 'accepted' || decision === 'refused') {
      const by = { suggestionId, proposedById, decidedById: actor.personId, kind: decision };
      told.push(...(await tellOfDecision(tx, document, by)));
    }
    if (decision === 'reopened') told.push(...(await tellNoMoreOfDecision(tx, document, suggestionId)));
  }
  for (const proposedById of new Set(settled.map((each) => each.proposedById)))
    told.push(...(await tellNoMoreToDecide(tx, document, proposedById)));
  return [...new Set(told)];
}
