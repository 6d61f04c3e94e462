import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#domain/ids';
import type { LiveEvent } from '#server/live';
import { useDatabase } from '#tests/harness/database';
import { type LiveStream, openStream } from '#tests/harness/live-stream';
import { useServer } from '#tests/harness/server';
import { until } from '#tests/server/collab/served';
import { type Visitor, visitors } from './visitors';
import { makeWorld, type World } from './world';

const database = useDatabase();
const server = useServer(database, { pages: false });
let world: World;
const streams: LiveStream[] = [];
beforeAll(async () => {
  world = await makeWorld(server());
});
afterEach(() => {
  for (const { leave } of streams.splice(0)) leave();
});

async function open(who: Visitor): Promise<LiveStream> {
  const stream = await openStream(server(), world.cookie(who));
  streams.push(stream);
  return stream;
}

const tell = (
  event: { kind: 'report' | 'caseReturn' | 'people' | 'indicator' },
  networkId = world.network.networkId,
) => server().services.live.publish({ networkId, ...event });
const tellOf = (kind: 'document' | 'status' | 'comment' | 'suggestion') => {
  const event: LiveEvent = { networkId: world.network.networkId, kind, documentId: world.plan };
  server().services.live.publish(event);
};

let reportsTold = 0;
const reportsHeard = (stream: LiveStream) => stream.kinds().filter((kind) => kind === 'report').length;

/** Publishes until the stream listens: its subscription begins a moment after its headers are sent. */
async function listening(stream: LiveStream): Promise<void> {
  reportsTold = 0;
  await moreHeard(stream);
}
/** Resolves when everything published before this call has been told, for events keep their order. */
async function moreHeard(stream: LiveStream): Promise<void> {
  const before = reportsTold;
  await until('a later event was told', () => {
    tell({ kind: 'report' });
    reportsTold += 1;
    return reportsHeard(stream) > before;
  });
}

describe('live facts', () => {
  it('[A11] are for everyone who holds a role, and for nobody else', async () => {
    const refused: Partial<Record<Visitor, string>> = {
      nobody: 'UNAUTHORIZED',
      expired: 'UNAUTHORIZED',
      roleless: 'FORBIDDEN',
    };
    for (const who of visitors) {
      const stream = await open(who);
      const code = refused[who];
      if (code === undefined) expect(stream.status, who).toBe(200);
      else {
        // Within a stream that was opened, the refusal is its only event.
        await until(`${who} is refused`, () => stream.text().includes(code));
        tell({ kind: 'report' });
        expect(stream.kinds(), who).toEqual([]);
      }
    }
  });

  it('[A11] tell a donor of reports only, and those inside of everything', async () => {
    for (const who of ['donor', 'secretariat', 'partner'] as const) {
      const stream = await open(who);
      await listening(stream);
      tellOf('document');
      tellOf('status');
      tellOf('comment');
      tellOf('suggestion');
      tell({ kind: 'caseReturn' });
      tell({ kind: 'people' });
      tell({ kind: 'indicator' });
      await moreHeard(stream);
      const others = stream.kinds().filter((kind) => kind !== 'report');
      expect(others, who).toEqual(
        who === 'donor'
          ? []
          : ['document', 'status', 'comment', 'suggestion', 'caseReturn', 'people', 'indicator'],
      );
    }
  });

  it('[A11] tell one person’s notifications to no other', async () => {
    const { networkId } = world.network;
    // The world made it.
    const personId = world.personId('coordinator') as PersonId;
    for (const who of ['coordinator', 'focal point'] as const) {
      const stream = await open(who);
      await listening(stream);
      server().services.live.publish({ networkId, kind: 'notification', personId });
      await moreHeard(stream);
      const heard = stream.kinds().filter((kind) => kind === 'notification');
      expect(heard, who).toHaveLength(who === 'coordinator' ? 1 : 0);
    }
  });

  it('[A11] of one network are not told in another', async () => {
    const stream = await open('other network');
    await until('the stream listens', () => {
      tell({ kind: 'report' }, world.foreignNetworkId);
      return stream.kinds().length > 0;
    });
    tellOf('document');
    tell({ kind: 'people' });
    tell({ kind: 'indicator' }, world.foreignNetworkId);
    await until('its own event came', () => stream.kinds().includes('indicator'));
    expect(stream.kinds()).not.toContain('document');
    expect(stream.kinds()).not.toContain('people');
  });

  it('[A12] tell less from the moment a role has ended, and nothing after the session', async () => {
    const { prisma } = database();
    const stream = await open('copil');
    await listening(stream);
    await prisma.membership.updateMany({
      where: { personId: world.personId('copil') },
      data: { role: 'donor' },
    });
    tellOf('status');
    await moreHeard(stream);
    expect(stream.kinds()).not.toContain('status');
    await prisma.session.deleteMany({ where: { personId: world.personId('copil') } });
    tell({ kind: 'report' });
    await until('the stream ended', stream.ended);
  });
});
