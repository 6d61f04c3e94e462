import { beforeEach, describe, expect, it } from 'vitest';
import { type NetworkId, newId } from '#domain/ids';
import { type Audit, createAudit } from '#server/audit/audit';
import { Prisma } from '#server/database/generated/client';
import { useDatabase } from '#tests/harness/database';

const database = useDatabase();
let audit: Audit;
let networkId: NetworkId;

beforeEach(async () => {
  audit = createAudit(database());
  networkId = newId<NetworkId>();
  for (const action of ['period.lock', 'people.add', 'report.publish']) {
    await audit.record(fact(action));
  }
});
const fact = (action: string) => ({
  networkId,
  actorId: null,
  action,
  resourceKind: 'thing',
  resourceId: 'one',
  details: { reason: 'dit par quelqu’un', count: 3, open: true, none: null },
});
const entry = (sequence: number) => ({ networkId_sequence: { networkId, sequence } });

describe('the audit chain', () => {
  it('[U1] holds, without a gap, also when many write at once and in transactions that fail', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => audit.record(fact(`action-${index}`))));
    const failed = database().prisma.$transaction(async (tx) => {
      await audit.record(fact('never'), tx);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    const rows = await database().prisma.auditEntry.findMany({
      where: { networkId },
      orderBy: { sequence: 'asc' },
    });
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
    expect(rows.map(({ action }) => action)).not.toContain('never');
    expect(await audit.verify(networkId)).toBe(true);
  });

  it('[U2] holds when details are forgotten with their salt', async () => {
    const data = { details: Prisma.DbNull, salt: null };
    await database().prisma.auditEntry.update({ where: entry(2), data });
    expect(await audit.verify(networkId)).toBe(true);
    await audit.record(fact('after'));
    expect(await audit.verify(networkId)).toBe(true);
  });

  const tampering: Record<string, Prisma.AuditEntryUpdateInput> = {
    'who did it': { actorId: newId<string>() },
    'what was done': { action: 'people.erase' },
    'to what': { resourceId: 'two' },
    when: { at: new Date('2020-01-01') },
    'the details': { details: { reason: 'autre chose' } },
    'the details, their salt taken away': { details: { reason: 'autre chose' }, salt: null },
    'the digest': { digest: 'x' },
    'the chain': { chain: 'x' },
    'the place': { sequence: 9 },
  };
  it.each(Object.entries(tampering))('[U2] breaks when somebody changes %s', async (_, data) => {
    await database().prisma.auditEntry.update({ where: entry(2), data });
    expect(await audit.verify(networkId)).toBe(false);
  });

  it('[U2] breaks when an entry is taken out or put in between', async () => {
    await database().prisma.auditEntry.delete({ where: entry(2) });
    expect(await audit.verify(networkId)).toBe(false);
    await database().prisma.auditEntry.update({ where: entry(3), data: { sequence: 2 } });
    expect(await audit.verify(networkId)).toBe(false);
  });

  it('[U3] of one network says nothing of another’s', async () => {
    const other = newId<NetworkId>();
    await audit.record({ ...fact('theirs'), networkId: other });
    await database().prisma.auditEntry.update({ where: entry(1), data: { action: 'changed' } });
    expect(await audit.verify(other)).toBe(true);
    expect(await audit.verify(networkId)).toBe(false);
  });
});
