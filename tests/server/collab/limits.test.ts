import type net from 'node:net';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '#domain/collab/close-codes';
import { step1Message, syncMessages, updateMessage } from '#domain/collab/protocol';
import { documentParts } from '#domain/document/shape';
import type { DocumentId, NetworkId } from '#domain/ids';
import type { CollabLimits } from '#server/collab/limits';
import { createDocumentLog } from '#server/collab/log';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';
import { type Client, join, OUR_ORIGIN, type Served, serve, until } from '#tests/server/collab/served';

const database = useDatabase();
let served: Served;
let networkId: NetworkId;
let documentId: DocumentId;
const clients: Client[] = [];
const sockets: WebSocket[] = [];
/** While it is set, nothing can be committed. */
let databaseIsAway = false;
/** Loading a document waits for it. */
let loading: Promise<void>;

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
  databaseIsAway = false;
  loading = Promise.resolve();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  for (const socket of sockets.splice(0)) socket.terminate();
  databaseIsAway = false;
  await served.close();
});

async function start(limits: Partial<CollabLimits>): Promise<void> {
  const log = createDocumentLog(database().pool);
  served = await serve(database(), {
    limits: { retryMs: 10, ...limits },
    log: {
      ...log,
      load: (id) => loading.then(() => log.load(id)),
      append: (request) => (databaseIsAway ? Promise.reject(new Error('away')) : log.append(request)),
    },
  });
}
const aPerson = (): string => served.person('secretariat', networkId).person.id;
function enter(cookie = aPerson(), doc?: Y.Doc): Client {
  const client = join(served.url, documentId, { cookie, ...(doc ? { doc } : {}) });
  clients.push(client);
  return client;
}
async function entered(cookie?: string): Promise<Client> {
  const client = enter(cookie);
  await until('synced', () => client.provider.synced);
  return client;
}
const isSaved = (client: Client) => until('saved', () => client.saved() === client.sent());

/** A socket without y-websocket on it. `code` is what it was closed with. */
interface Bare {
  readonly socket: WebSocket;
  readonly got: Buffer[];
  code(): number | null;
  send(message: Uint8Array): void;
}
function aBareSocket(options: { cookie?: string; autoPong?: boolean } = {}): Bare {
  const { cookie = aPerson(), autoPong = true } = options;
  const socket = new WebSocket(`${served.url}/${documentId}`, {
    headers: { cookie },
    origin: OUR_ORIGIN,
    autoPong,
  });
  sockets.push(socket);
  const got: Buffer[] = [];
  let closedWith: number | null = null;
  socket.on('message', (data: Buffer) => got.push(data));
  socket.on('close', (code) => {
    closedWith = code;
  });
  socket.on('error', () => undefined);
  return { socket, got, code: () => closedWith, send: (message) => socket.send(message) };
}
const isOpen = ({ socket }: Bare) => until('open', () => socket.readyState === socket.OPEN);
const answered = ({ got }: Bare) => until('answered', () => got.some(isAnswer));
const isAnswer = (message: Buffer): boolean => message[0] === 0 && message[1] === syncMessages.step2;
/** What follows the two numbers of a sync message. */
const updateIn = (message: Buffer): Uint8Array =>
  decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2)));
const NOTHING = new Uint8Array([0]);

describe('[C31] whoever does not read', () => {
  // More than the system keeps for a line by itself, so that the rest stays with us.
  const PIECE = 'x'.repeat(900_000);
  const PIECES = 24;

  it('is closed as too slow, to join again, and holds nobody up', async () => {
    await start({ unsentBytes: 300_000 });
    const [writer, reader] = [await entered(), await entered()];
    const stuck = aBareSocket();
    await isOpen(stuck);
    stuck.send(step1Message(NOTHING));
    await answered(stuck);
    stuck.socket.pause();
    for (let piece = 0; piece < PIECES; piece++) {
      writer.set('title', `${piece} ${PIECE}`);
      await until('seen by who reads', () => String(reader.meta().title).startsWith(`${piece} `));
    }
    expect(served.collab.figures().closed['too-slow']).toBe(1);
    stuck.socket.resume();
    await until('closed', () => stuck.code() !== null);
    // Either our code came through, or the line was cut after it had waited in vain.
    expect([closeCodes['too-slow'], 1006]).toContain(stuck.code());
    expect([writer.closed, reader.closed]).toEqual([[], []]);
  });

  it('but was just sent a long document is given the time to take it', async () => {
    await start({ unsentBytes: 100_000 });
    await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) => {
      for (let piece = 0; piece < PIECES; piece++) documentParts(doc).meta.set(`${piece}`, PIECE);
    });
    const slow = aBareSocket();
    await isOpen(slow);
    slow.socket.pause();
    slow.send(step1Message(NOTHING));
    const writer = await entered();
    writer.set('title', 'Plan');
    await isSaved(writer);
    slow.socket.resume();
    await until('answered, and told the edit', () => slow.got.filter(([kind]) => kind === 0).length >= 2);
    const doc = new Y.Doc();
    for (const message of slow.got.filter(isAnswer)) Y.applyUpdate(doc, updateIn(message));
    expect(Object.keys(documentParts(doc).meta.toJSON()).length).toBeGreaterThanOrEqual(PIECES);
    expect(slow.code()).toBeNull();
    expect(served.collab.figures().closed).toEqual({});
  });
});

it('[C32] a line that does not answer is closed; one that only listens is kept', async () => {
  await start({ pingMs: 200 });
  const [listening, dead] = [aBareSocket(), aBareSocket({ autoPong: false })];
  let pings = 0;
  listening.socket.on('ping', () => {
    pings += 1;
  });
  await until('closed', () => dead.code() !== null);
  expect(dead.code()).toBe(closeCodes['no-answer']);
  await until('asked a few times', () => pings > 3);
  expect(listening.code()).toBeNull();
});

describe('[C33] connections', () => {
  it('of one person are bounded, also when they are all asked for at once; another person comes in', async () => {
    await start({ connectionsPerPerson: 3 });
    const greedy = aPerson();
    let goOn: () => void = () => undefined;
    loading = new Promise((resolve) => {
      goOn = resolve;
    });
    const asked = Array.from({ length: 12 }, () => aBareSocket({ cookie: greedy }));
    await until('refused', () => asked.filter((bare) => bare.code() !== null).length >= 9);
    goOn();
    const open = asked.filter((bare) => bare.code() === null);
    for (const bare of open) await isOpen(bare);
    expect(open).toHaveLength(3);
    expect(asked.flatMap((bare) => bare.code() ?? [])).toEqual(
      Array.from({ length: 9 }, () => closeCodes['too-many-connections']),
    );
    await entered();
    open[0]?.socket.close();
    const back = enter(greedy);
    // Refused until the server has noticed that the other has gone.
    await until('let in', () => back.provider.synced);
  });

  it('of everyone are bounded', async () => {
    await start({ connections: 2 });
    const [first] = [await entered(), await entered()];
    const third = enter();
    await until('refused', () => third.closed.length > 0);
    expect(third.closed[0]).toBe(closeCodes['too-many-connections']);
    // It keeps trying, as y-websocket does after such a code.
    first.leave();
    await until('let in', () => third.provider.synced);
  });
});

describe('[C34] what waits for the database', () => {
  it('is bounded: who sends more is told to come again, and nothing of it is lost', async () => {
    await start({ unsavedBytes: 50_000 });
    const writer = await entered();
    databaseIsAway = true;
    const words = 'y'.repeat(4_000);
    for (let index = 0; index < 20; index++) writer.set(`word ${index}`, words);
    await until('closed', () => writer.closed.length > 0);
    expect(writer.closed[0]).toBe(closeCodes['too-much-unsaved']);
    databaseIsAway = false;
    await until('back', () => writer.provider.synced && writer.sent() > 0);
    await isSaved(writer);
    const late = await entered();
    expect(Object.keys(late.meta())).toHaveLength(20);
  });
});

describe('[C11] one that breaks a limit disturbs no other', () => {
  it.each([
    ['a message over the limit', 30_000, [closeCodes['message-too-large']]],
    // ws refuses it unread, with the code of RFC 6455.
    ['a message far over the limit', 900_000, [1009]],
  ])('%s', async (_, bytes, codes) => {
    await start({ messageBytes: 20_000 });
    const [odd, other] = [aBareSocket(), await entered()];
    await isOpen(odd);
    odd.send(new Uint8Array(bytes));
    await until('closed', () => odd.code() !== null);
    expect(codes).toContain(odd.code());
    other.set('title', 'undisturbed');
    await isSaved(other);
    expect(other.closed).toEqual([]);
  });

  it('a document that has reached its size takes no more, and what was in it stays', async () => {
    await start({ documentBytes: 10_000 });
    const [glutton, other] = [await entered(), await entered()];
    other.set('title', 'Plan');
    await isSaved(other);
    glutton.set('big', 'z'.repeat(20_000));
    await until('closed', () => glutton.closed.length > 0);
    expect(glutton.closed).toEqual([closeCodes['document-too-large']]);
    other.set('language', 'fr');
    await isSaved(other);
    expect((await entered()).meta()).toEqual({ title: 'Plan', language: 'fr' });
  });

  it('a flood of messages', async () => {
    await start({ messagesPerSecond: 1, messagesAtOnce: 50 });
    const [flood, other] = [aBareSocket(), await entered()];
    await isOpen(flood);
    const empty = updateMessage(new Uint8Array([0, 0]));
    for (let index = 0; index < 60; index++) flood.send(empty);
    await until('closed', () => flood.code() !== null);
    expect(flood.code()).toBe(closeCodes['too-many-messages']);
    other.set('title', 'undisturbed');
    await isSaved(other);
  });

  it('a broken WebSocket frame', async () => {
    await start({});
    const other = await entered();
    const odd = aBareSocket();
    const lines: net.Socket[] = [];
    odd.socket.on('upgrade', (response) => lines.push(response.socket));
    await isOpen(odd);
    // Reserved bits, a reserved opcode, and no mask.
    lines[0]?.write(Buffer.from([0xff, 0x7f, 1, 2, 3, 4, 5, 6, 7, 8]));
    await until('closed', () => odd.code() !== null);
    other.set('title', 'undisturbed');
    await isSaved(other);
    expect(other.closed).toEqual([]);
  });
});
