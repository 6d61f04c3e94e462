import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '#domain/collab/close-codes';
import { messages, step2Message, updateMessage } from '#domain/collab/protocol';
import { type DocumentId, type NetworkId, newId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';
import {
  type Client,
  type ClientOptions,
  join,
  OUR_ORIGIN,
  type Served,
  serve,
  until,
} from '#tests/server/collab/served';

const database = useDatabase();
let served: Served;
let networkId: NetworkId;
let documentId: DocumentId;
const clients: Client[] = [];

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
  served = await serve(database());
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await served.close();
});

function enter(
  options: Partial<ClientOptions> & { role?: 'secretariat' | 'copil' | 'coordinator' | 'donor' } = {},
): Client {
  const cookie = options.cookie ?? served.person(options.role ?? 'secretariat', networkId).person.id;
  const client = join(served.url, documentId, { ...options, cookie });
  clients.push(client);
  return client;
}
const isSynced = (client: Client) => until('synced', () => client.provider.synced);
const logRows = () =>
  database().prisma.documentUpdate.findMany({ where: { documentId }, orderBy: { sequence: 'asc' } });

describe('two people in one document', () => {
  it('[C1] converge, and a third who comes later sees the same', async () => {
    const [amina, karim] = [enter(), enter({ role: 'copil' })];
    await Promise.all([isSynced(amina), isSynced(karim)]);
    amina.set('title', 'Plan 2020');
    karim.set('language', 'fr');
    await until('both see both', () => Boolean(amina.meta().language && karim.meta().title));
    const third = enter({ role: 'coordinator' });
    await isSynced(third);
    expect(third.meta()).toEqual({ title: 'Plan 2020', language: 'fr' });
    expect(amina.meta()).toEqual(karim.meta());
  });

  it('[C2] leave one log row for each turn, with author, session and origin, and none that two share', async () => {
    const session = served.person('secretariat', networkId);
    const karim = enter({ role: 'copil' });
    const amina = enter({ cookie: session.person.id });
    await Promise.all([isSynced(amina), isSynced(karim)]);
    for (const title of ['a', 'b']) {
      amina.set('title', title);
      await until('saved', () => amina.saved() === amina.sent());
    }
    amina.set('title', 'c');
    karim.set('language', 'ar');
    await until('saved', () => amina.saved() === amina.sent() && karim.saved() === karim.sent());
    const rows = await logRows();
    const ofAmina = rows.filter((row) => row.authorId === session.person.id);
    expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3, 4]);
    expect(ofAmina.map((row) => [row.sessionId, row.origin])).toEqual(
      Array.from({ length: 3 }, () => [session.sessionId, 'socket']),
    );
    expect(served.committed.length).toBeGreaterThan(0);
  });

  it('[C3] are told "saved" for exactly the update messages of their own connection', async () => {
    const [amina, karim] = [enter(), enter({ role: 'copil' })];
    await Promise.all([isSynced(amina), isSynced(karim)]);
    for (let index = 0; index < 20; index++) amina.set('title', `title ${index}`);
    amina.doc.getMap('meta').delete('title');
    karim.set('language', 'ar');
    await until('all saved', () => amina.sent() === amina.saved() && karim.sent() === karim.saved());
    // Sync step 2 is one of them.
    expect(amina.saved()).toBe(22);
    expect(karim.saved()).toBe(2);
  });
});

describe('a reader', () => {
  it('[C5] is never asked for its state, and what it writes is dropped and counted', async () => {
    const writer = enter();
    const reader = enter({ role: 'coordinator' });
    await Promise.all([isSynced(writer), isSynced(reader)]);
    reader.set('title', 'forged');
    await until('counted', () => served.collab.figures().refusedWrites > 0);
    writer.set('language', 'fr');
    await until('the reader sees the writer', () => reader.meta().language === 'fr');
    expect(reader.received).not.toContain('0.0');
    expect(reader.received).not.toContain(String(messages.saved));
    expect(writer.meta().title).toBeUndefined();
    expect((await served.collab.read(documentId)).snapshot.title).toBe('');
    expect(await logRows()).toHaveLength(1);
  });

  it('[C5] cannot write by a sync step 2 of its own making either', async () => {
    const reader = enter({ role: 'coordinator' });
    await isSynced(reader);
    const forged = new Y.Doc();
    forged.getMap('meta').set('title', 'forged');
    reader.provider.ws?.send(step2Message(Y.encodeStateAsUpdate(forged)) as Uint8Array<ArrayBuffer>);
    await until('counted', () => served.collab.figures().refusedWrites === 1);
    expect(await logRows()).toHaveLength(0);
  });
});

describe('the door', () => {
  const refusals: { who: string; code: number; options: () => Partial<ClientOptions> }[] = [
    { who: 'a stranger', code: closeCodes['not-signed-in'], options: () => ({ cookie: 'nobody' }) },
    {
      who: 'a donor',
      code: closeCodes['not-allowed'],
      options: () => ({ cookie: served.person('donor', networkId).person.id }),
    },
    {
      who: 'somebody of another network',
      code: closeCodes['not-found'],
      options: () => ({ cookie: served.person('secretariat', newId<NetworkId>()).person.id }),
    },
    {
      who: 'a device of another epoch',
      code: closeCodes['epoch-changed'],
      options: () => ({ params: { shape: '1', epoch: '0' } }),
    },
    {
      who: 'a client of another shape',
      code: closeCodes['shape-changed'],
      options: () => ({ params: { shape: '999', epoch: '1' } }),
    },
  ];
  it.each(refusals)(
    '[C6] refuses $who before the first sync, with a code of its own',
    async ({ code, options }) => {
      const client = enter(options());
      await until('closed', () => client.closed.length > 0);
      expect(client.closed).toEqual([code]);
      expect(client.received).toEqual([]);
      expect(client.provider.synced).toBe(false);
    },
  );

  it('[C6] refuses the page of another site, and an address that is no document', async () => {
    const cookie = served.person('secretariat', networkId).person.id;
    const ask = (path: string, origin: string) =>
      new Promise<number | undefined>((resolve) => {
        const socket = new WebSocket(`${served.url}${path}`, { headers: { cookie }, origin });
        socket.on('unexpected-response', (request, response) => {
          resolve(response.statusCode);
          request.destroy();
        });
        socket.on('error', () => undefined);
      });
    expect(await ask(`/${documentId}`, 'https://evil.test')).toBe(403);
    expect(await ask('/plan', OUR_ORIGIN)).toBe(404);
    expect(await ask(`/${documentId}/../x`, OUR_ORIGIN)).toBe(404);
  });

  it('[C7] closes with a code to try again when the document cannot be read, and never shows an empty page', async () => {
    await database().prisma.documentUpdate.create({
      data: {
        documentId,
        networkId,
        sequence: 1,
        epoch: 1,
        update: new Uint8Array([255, 255, 255]),
        origin: 'socket',
      },
    });
    const client = enter();
    await until('closed', () => client.closed.length > 0);
    expect(client.closed[0]).toBe(closeCodes['load-failed']);
    expect(client.provider.synced).toBe(false);
  });
});

describe('a right that changes', () => {
  it('[C8] closes the sockets it concerns at once, and no others', async () => {
    const session = served.person('copil', networkId);
    const [leaver, stayer] = [enter({ cookie: session.person.id }), enter()];
    await Promise.all([isSynced(leaver), isSynced(stayer)]);
    served.people.set(session.person.id, { ...session, actor: { ...session.actor, memberships: [] } });
    await served.collab.recheck({ personId: session.person.id });
    await until('closed', () => leaver.closed.length > 0);
    expect(leaver.closed).toEqual([closeCodes['not-allowed']]);
    expect(stayer.provider.wsconnected).toBe(true);
  });

  it('[C8] lets somebody who may now only read join again as a reader', async () => {
    const session = served.person('copil', networkId);
    const client = enter({ cookie: session.person.id });
    await isSynced(client);
    const memberships = session.actor.memberships.map((held) => ({ ...held, role: 'coordinator' as const }));
    served.people.set(session.person.id, { ...session, actor: { ...session.actor, memberships } });
    await served.collab.recheck({ documentId });
    await until('closed', () => client.closed.length > 0);
    expect(client.closed).toEqual([closeCodes['right-changed']]);
    await isSynced(client);
    client.set('title', 'no longer');
    await until('dropped', () => served.collab.figures().refusedWrites > 0);
  });

  it('[C53] tells who was erased that the right is gone, not to sign in again', async () => {
    const session = served.person('secretariat', networkId);
    const client = enter({ cookie: session.person.id });
    await isSynced(client);
    served.erased.add(session.person.id);
    served.people.delete(session.person.id);
    await served.collab.recheck({ personId: session.person.id });
    await until('closed', () => client.closed.length > 0);
    expect(client.closed).toEqual([closeCodes['not-allowed']]);
    // Who was away at that moment is told the same on coming back.
    const late = enter({ cookie: session.person.id, params: { person: session.person.id } });
    await until('closed', () => late.closed.length > 0);
    expect(late.closed).toEqual([closeCodes['not-allowed']]);
  });

  it('[C54] does not take the edits of one person as those of another who has signed in beside them', async () => {
    const [amina, karim] = [served.person('secretariat', networkId), served.person('copil', networkId)];
    const client = enter({ cookie: karim.person.id, params: { person: amina.person.id } });
    client.set('title', 'Written by Amina');
    await until('closed', () => client.closed.length > 0);
    expect(client.closed).toEqual([closeCodes['not-signed-in']]);
    expect(await logRows()).toEqual([]);
  });

  it('[C8] closes sockets whose session has ended', async () => {
    const session = served.person('secretariat', networkId);
    const client = enter({ cookie: session.person.id });
    await isSynced(client);
    served.people.delete(session.person.id);
    await served.collab.recheck({});
    await until('closed', () => client.closed.length > 0);
    expect(client.closed).toEqual([closeCodes['not-signed-in']]);
  });
});

describe('presence', () => {
  const usersSeenBy = (client: Client) =>
    [...client.provider.awareness.getStates()]
      .filter(([id]) => id !== client.doc.clientID)
      .map(([, state]) => state.user);

  it('[C9] shows the name of the session, whatever the client says', async () => {
    const session = served.person('secretariat', networkId);
    const [forger, other] = [enter({ cookie: session.person.id }), enter()];
    await Promise.all([isSynced(forger), isSynced(other)]);
    forger.provider.awareness.setLocalState({
      user: { name: 'Somebody else' },
      cell: { row: 'r', column: 'title' },
    });
    await until('seen', () => usersSeenBy(other).some((user) => user?.name === session.person.name));
    expect(JSON.stringify(usersSeenBy(other))).not.toContain('Somebody else');
    forger.leave();
    await until('gone', () => usersSeenBy(other).length === 0);
  });

  it('[C9] lets nobody speak for, or send away, another', async () => {
    const [victim, forger, witness] = [enter(), enter({ role: 'copil' }), enter({ role: 'copil' })];
    await Promise.all([isSynced(victim), isSynced(forger), isSynced(witness)]);
    victim.provider.awareness.setLocalStateField('cell', { row: 'mine', column: 'title' });
    const cellOfVictim = () => witness.provider.awareness.getStates().get(victim.doc.clientID)?.cell?.row;
    await until('seen', () => cellOfVictim() === 'mine');
    const { awareness } = forger.provider;
    awareness.states.set(victim.doc.clientID, { cell: { row: 'forged', column: 'title' } });
    awareness.meta.set(victim.doc.clientID, { clock: 1000, lastUpdated: Date.now() });
    awareness.emit('update', [{ added: [], updated: [victim.doc.clientID], removed: [] }, 'local']);
    awareness.setLocalStateField('cell', { row: 'own', column: 'title' });
    await until('the forger speaks for itself', () =>
      [...witness.provider.awareness.getStates().values()].some((state) => state.cell?.row === 'own'),
    );
    expect(cellOfVictim()).toBe('mine');
  });
});

describe('what a client sends', () => {
  it('[C10] is refused when it would break the document, and the next opening is fine', async () => {
    const [writer, attacker] = [enter(), enter({ role: 'copil' })];
    await Promise.all([isSynced(writer), isSynced(attacker)]);
    writer.set('title', 'Plan');
    await until('saved', () => writer.saved() === writer.sent());
    attacker.provider.ws?.send(
      updateMessage(new Uint8Array([1, 1, 200, 1, 0, 77])) as Uint8Array<ArrayBuffer>,
    );
    await until('closed', () => attacker.closed.length > 0);
    expect(attacker.closed).toEqual([closeCodes['update-refused']]);
    writer.set('language', 'fr');
    await until('saved', () => writer.saved() === writer.sent());
    expect(await logRows()).toHaveLength(2);
    const late = enter();
    await isSynced(late);
    expect(late.meta()).toEqual({ title: 'Plan', language: 'fr' });
  });

  it('[C11] is refused over its limits, each with its code', async () => {
    await served.close();
    served = await serve(database(), {
      limits: { messageBytes: 2_000, messagesPerSecond: 1, messagesAtOnce: 20 },
    });
    const [big, many] = [enter(), enter()];
    await Promise.all([isSynced(big), isSynced(many)]);
    big.set('title', 'x'.repeat(3_000));
    await until('closed', () => big.closed.length > 0);
    expect(big.closed).toEqual([closeCodes['message-too-large']]);
    for (let index = 0; index < 40; index++) many.set('title', `t${index}`);
    await until('closed', () => many.closed.length > 0);
    expect(many.closed[0]).toBe(closeCodes['too-many-messages']);
  });

  it('[C11] that is no message closes the socket, and the server goes on', async () => {
    const [odd, other] = [enter(), enter()];
    await Promise.all([isSynced(odd), isSynced(other)]);
    odd.provider.ws?.send(new Uint8Array([99, 1, 2]));
    await until('closed', () => odd.closed.length > 0);
    expect(odd.closed).toEqual([closeCodes['message-unreadable']]);
    other.set('title', 'still here');
    await until('saved', () => other.saved() === other.sent());
  });
});

describe('a server edit', () => {
  it('[C12] goes through the log and reaches everyone', async () => {
    const client = enter();
    await isSynced(client);
    const { sequence } = await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
      doc.getMap('meta').set('title', 'By command'),
    );
    await until('seen', () => client.meta().title === 'By command');
    expect((await logRows()).map((row) => [row.sequence, row.origin])).toEqual([[sequence, 'command']]);
  });

  it('[C12] that throws half way changes nothing', async () => {
    const client = enter();
    await isSynced(client);
    const edit = served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) => {
      doc.getMap('meta').set('title', 'half');
      throw new Error('half way');
    });
    await expect(edit).rejects.toThrow('half way');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('');
    await expect(
      served.collab.edit(newId<DocumentId>(), { authorId: null, origin: 'command' }, () => undefined),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
