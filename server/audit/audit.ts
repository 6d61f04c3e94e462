import { createHash, randomBytes } from 'node:crypto';
import type { NetworkId, PersonId } from '#domain/ids';
import type { Database, Transaction } from '#server/database/client';

export interface AuditFact {
  readonly networkId: NetworkId;
  readonly actorId: PersonId | null;
  /** The field's word for what was done: `caseReturn.approve`, `report.publish`. */
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  /** What else is worth knowing. Persons by id only. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}
export interface Audit {
  /** Adds a fact to the network's chain, in the caller's transaction when one is given. */
  record(fact: AuditFact, transaction?: Transaction): Promise<void>;
  /**
   * True when no entry was changed, removed or put in between. Erased details do not break the chain. That the last
   * entries were cut off it cannot know: an operator who needs that keeps the last chain value elsewhere.
   */
  verify(networkId: NetworkId): Promise<boolean>;
}

interface ChainFields {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly digest: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function link(previous: string, entry: ChainFields): string {
  const { sequence, at, actorId, action, resourceKind, resourceId, digest } = entry;
  return sha256(
    JSON.stringify([previous, sequence, at.toISOString(), actorId, action, resourceKind, resourceId, digest]),
  );
}

export function createAudit(database: Database): Audit {
  async function append(tx: Transaction, fact: AuditFact): Promise<void> {
    // Two entries of one network may not take the same place in the chain.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${fact.networkId}`}, 0))`;
    const last = await tx.auditEntry.findFirst({
      where: { networkId: fact.networkId },
      orderBy: { sequence: 'desc' },
      select: { sequence: true, chain: true },
    });
    const salt = randomBytes(16).toString('hex');
    const details = fact.details ?? {};
    const entry = {
      sequence: (last?.sequence ?? 0) + 1,
      at: new Date(),
      actorId: fact.actorId,
      action: fact.action,
      resourceKind: fact.resourceKind,
      resourceId: fact.resourceId,
      digest: sha256(salt + JSON.stringify(Object.entries(details).sort())),
    };
    await tx.auditEntry.create({
      data: { ...entry, networkId: fact.networkId, details, salt, chain: link(last?.chain ?? '', entry) },
    });
  }

  return {
    record: (fact, transaction) =>
      transaction ? append(transaction, fact) : database.prisma.$transaction((tx) => append(tx, fact)),
    async verify(networkId) {
      const entries = await database.prisma.auditEntry.findMany({
        where: { networkId },
        orderBy: { sequence: 'asc' },
      });
      let previous = '';
      for (const [index, entry] of entries.entries()) {
        if (entry.sequence !== index + 1 || entry.chain !== link(previous, entry)) return false;
        // What was forgotten was forgotten whole: details that no salt vouches for were put there later.
        if ((entry.salt === null) !== (entry.details === null)) return false;
        if (entry.salt !== null && entry.details !== null) {
          const details = Object.entries(entry.details).sort();
          if (entry.digest !== sha256(entry.salt + JSON.stringify(details))) return false;
        }
        previous = entry.chain;
      }
      return true;
    },
  };
}
