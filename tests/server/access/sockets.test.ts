import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes } from '#domain/collab/close-codes';
import type { DocumentId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { form } from '#tests/harness/http';
import { useServer } from '#tests/harness/server';
import { type Client, join, until } from '#tests/server/collab/served';
import { type Visitor, visitors } from './visitors';
import { makeWorld, type World } from './world';

const database = useDatabase();
const server = useServer(database);
let world: World;
const clients: Client[] = [];
beforeAll(async () => {
  world = await makeWorld(server());
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
});

const socketUrl = () => `${server().url.replace('http', 'ws')}/collab`;
function enter(who: Visitor, documentId: DocumentId): Client {
  const client = join(socketUrl(), documentId, { cookie: world.cookie(who) ?? '', origin: server().url });
  clients.push(client);
  return client;
}
const sequenceOf = async (id: DocumentId) =>
  (await database().prisma.document.findUniqueOrThrow({ where: { id } })).sequence;

/** What a visitor's socket can do, found out by doing it: the close code, or whether a write is kept. */
async function find(who: Visitor, documentId: DocumentId): Promise<number | 'read' | 'write'> {
  const client = enter(who, documentId);
  await until('in or out', () => client.provider.synced || client.closed.length > 0);
  const [code] = client.closed;
  if (code !== undefined) {
    expect(client.received, 'nothing was said to who is kept out').toEqual([]);
    client.leave();
    return code;
  }
  const { collab } = server().services;
  const before = { sequence: await sequenceOf(documentId), refused: collab.figures().refusedWrites };
  client.set('language', client.meta().language === 'fr' ? 'en' : 'fr');
  const saved = () => client.saved() > 0 && client.saved() === client.sent();
  await until('saved or dropped', () => saved() || collab.figures().refusedWrites > before.refused);
  const after = await sequenceOf(documentId);
  const { snapshot } = await collab.read(documentId);
  const kept = snapshot.language === client.meta().language;
  client.leave();
  expect(kept).toBe(after > before.sequence);
  return kept ? 'write' : 'read';
}

const planners: readonly Visitor[] = ['secretariat', 'copil'];
const unions: readonly Visitor[] = ['coordinator', 'other coordinator', 'focal point', 'other focal point'];

interface Line {
  readonly of: string;
  readonly id: () => DocumentId;
  readonly write: readonly Visitor[];
  readonly read: readonly Visitor[];
}
const lines: readonly Line[] = [
  { of: 'the network’s plan', id: () => world.plan, write: planners, read: unions },
  {
    of: 'an agenda to which UMT and a partner are invited',
    id: () => world.agenda,
    write: [...planners, 'other coordinator', 'other focal point', 'partner'],
    read: ['coordinator', 'focal point'],
  },
  {
    of: 'UGTT’s own plan',
    id: () => world.ugttPlan,
    write: ['coordinator'],
    read: [...planners, 'focal point'],
  },
  {
    of: 'UMT’s plan, shown to the others',
    id: () => world.umtPlan,
    write: ['other coordinator'],
    read: [...planners, 'coordinator', 'other focal point'],
  },
  { of: 'a draft report', id: () => world.draftText, write: ['secretariat'], read: ['copil'] },
  { of: 'a published report’s text', id: () => world.reportText, write: ['secretariat'], read: ['copil'] },
];

function expected(who: Visitor, { write, read }: Line): number | 'read' | 'write' {
  if (who === 'nobody' || who === 'expired') return closeCodes['not-signed-in'];
  if (who === 'other network') return closeCodes['not-found'];
  if (write.includes(who)) return 'write';
  return read.includes(who) ? 'read' : closeCodes['not-allowed'];
}

describe('the socket of', () => {
  it.each(lines)('[A13] $of gives each what the policy says', async (line) => {
    const found: Partial<Record<Visitor, number | string>> = {};
    for (const who of visitors) found[who] = await find(who, line.id());
    expect(found).toEqual(Object.fromEntries(visitors.map((who) => [who, expected(who, line)])));
  });

  it('[A13] any document is refused to the page of another site', async () => {
    const status = (origin: string) =>
      new Promise<number | undefined>((resolve) => {
        const headers = { cookie: world.cookie('secretariat') ?? '' };
        const socket = new WebSocket(`${socketUrl()}/${world.plan}`, { headers, origin });
        socket.on('unexpected-response', (asked, response) => {
          resolve(response.statusCode);
          asked.destroy();
        });
        socket.on('error', () => undefined);
      });
    expect(await status('https://evil.example')).toBe(403);
    expect(await status('null')).toBe(403);
    expect(await status(server().url.replace('http:', 'https:').replace(/\d+$/, '1'))).toBe(403);
  });

  it('[A14] somebody who signs out in another tab is closed at once', async () => {
    const client = enter('copil', world.plan);
    await until('in', () => client.provider.synced);
    await server().ask('/logout', { ...form({ out: '1' }), cookie: world.cookie('copil') });
    await until('closed', () => client.closed.length > 0);
    expect(client.closed[0]).toBe(closeCodes['not-signed-in']);
  });
});
