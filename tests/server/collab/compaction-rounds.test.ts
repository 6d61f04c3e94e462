import { describe, expect, it } from 'vitest';
import type { compactionLimits } from '#server/collab/compaction';
import { startCompaction } from '#server/collab/compaction-rounds';
import { useDatabase } from '#tests/harness/database';
import { twoPeople, useLoggedDocument } from '#tests/server/collab/compaction-log';

const database = useDatabase();
const { opened, write, changes, renew } = useLoggedDocument(database);

describe('the rounds', () => {
  it('[C29] compact in a thread of their own what is due, and nothing else; closing in the middle is safe', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    const logger = { warn: () => undefined };
    const rounds = startCompaction({ database: database(), logger, limits: { tailRows: 7 } });
    await rounds.round();
    expect(await changes()).toEqual([]);
    await rounds.close();
    const eager = startCompaction({ database: database(), logger, limits: { tailRows: 6 } });
    await eager.round();
    expect(eager.figures().compacted).toBeGreaterThanOrEqual(1);
    expect(await changes()).toHaveLength(8);
    await eager.close();
    const whole = await opened();
    await database().pool.query(`UPDATE "DocumentUpdate" SET at = now() - interval '3 days'`);
    const cut = startCompaction({ database: database(), logger });
    const round = cut.round();
    await cut.close();
    await round;
    expect(await opened()).toEqual(whole);
  });

  it('[C29] look at size and age', async () => {
    const due = async (limits: Partial<typeof compactionLimits>) => {
      const rounds = startCompaction({
        database: database(),
        logger: { warn: () => undefined },
        limits: { pieceRows: 1, ...limits },
      });
      await rounds.round();
      await rounds.close();
      return (await changes()).length > 0;
    };
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    expect(await due({})).toBe(false);
    expect(await due({ ageMs: -60_000 })).toBe(false);
    expect(await due({ ageMs: -60_000, quietMs: -60_000 })).toBe(true);
    await renew();
    await write([amel, giulia]);
    expect(await due({ tailBytes: 100 })).toBe(true);
  });
});
