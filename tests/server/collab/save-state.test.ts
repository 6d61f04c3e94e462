import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { activityText, addActivity, documentParts, setActivity, setMeta } from '#domain/document/shape';
import type { DocumentId, NetworkId } from '#domain/ids';
import { createDocumentLog, type DocumentLog } from '#server/collab/log';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';
import { OUR_ORIGIN, type Served, serve, until } from '#tests/server/collab/served';
import type { DeviceCopy, DeviceCopyUse } from '~/features/documents/connection/device-copy';
import { type DocumentConnection, openDocument } from '~/features/documents/connection/open-document';
import type { Surroundings } from '~/features/documents/connection/surroundings';

const database = useDatabase();
let served: Served;
let networkId: NetworkId;
let documentId: DocumentId;
let log: DocumentLog;
let appendFails = false;
const opened: DocumentConnection[] = [];

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
  log = createDocumentLog(database().pool);
  appendFails = false;
  served = await serve(database(), {
    log: {
      ...log,
      append: (request) =>
        appendFails ? Promise.reject(new Error('PostgreSQL is gone')) : log.append(request),
    },
    limits: { retryMs: 10 },
  });
});
afterEach(async () => {
  appendFails = false;
  for (const connection of opened.splice(0)) connection.close();
  await served.close();
});

/** A device that keeps what it is given when it is told to, as IndexedDB does. */
function aDevice() {
  const kept: { update: Uint8Array; unsent: boolean }[] = [];
  const device = {
    fails: false,
    hold: false,
    held: [] as (() => void)[],
    forgotten: false,
    kept,
    isMarked: () => kept.some(({ unsent }) => unsent),
    /** What another tab kept and nobody has read. */
    beside: [] as Uint8Array[],
    use: null as DeviceCopyUse | null,
  };
  const of = (wanted: boolean) => kept.flatMap(({ update, unsent }) => (unsent === wanted ? update : []));
  const copy: DeviceCopy = {
    load: async () => ({ sent: of(false), unsent: of(true) }),
    others: async () => device.beside.splice(0),
    write: async (update, { unsent }) => {
      if (device.fails) throw new DOMException('full', 'QuotaExceededError');
      if (device.hold) await new Promise<void>((resolve) => device.held.push(resolve));
      kept.push({ update, unsent });
    },
    confirm: async () => {
      for (const each of kept) each.unsent = false;
    },
    revive: () => {
      device.fails = false;
    },
    forget: async () => {
      device.forgotten = true;
    },
    close: async () => undefined,
  };
  return { ...device, state: device, copy };
}

function open(
  options: {
    role?: 'secretariat' | 'coordinator';
    device?: DeviceCopy | null;
    url?: string;
    cookie?: string;
    state?: { use: DeviceCopyUse | null };
    isOnline?: boolean;
  } = {},
) {
  const cookie = options.cookie ?? served.person(options.role ?? 'secretariat', networkId).person.id;
  const page = new EventTarget();
  class Browser extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie }, origin: OUR_ORIGIN });
    }
  }
  const surroundings: Surroundings = {
    serverUrl: options.url ?? served.url,
    // ws has the browser's interface, with more types.
    socket: Browser as unknown as typeof globalThis.WebSocket,
    openCopy: (_of, use) => {
      if (options.state) options.state.use = use;
      return options.device ?? null;
    },
    page,
    isOnline: () => options.isOnline ?? true,
  };
  const connection = openDocument(
    {
      documentId,
      personId: served.people.get(cookie)?.person.id ?? served.person('secretariat', networkId).person.id,
      epoch: 1,
      access: options.role === 'coordinator' ? 'read' : 'write',
    },
    surroundings,
  );
  opened.push(connection);
  return { connection, page, save: () => connection.status().save };
}
const online = (connection: DocumentConnection) =>
  until('online and loaded', () => connection.status().loaded && connection.status().line === 'online');

describe('what the screen says of the edits', () => {
  it('[C14] says "saved" only when the server has committed them', async () => {
    const { connection, save } = open({ device: aDevice().copy });
    await online(connection);
    expect(save()).toBe('saved');
    appendFails = true;
    setMeta(connection.doc, { title: 'Plan' }, 'grid');
    expect(save()).not.toBe('saved');
    await until('kept on the device', () => save() === 'kept');
    await until('tried in vain', () => served.logged.some((line) => line.includes('append failed')));
    expect(save()).toBe('kept');
    appendFails = false;
    await until('saved', () => save() === 'saved');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('Plan');
  });

  it('[C14] says "saved" after a deletion too, which no state vector shows', async () => {
    const { connection, save } = open();
    await online(connection);
    setMeta(connection.doc, { title: 'Plan' }, 'grid');
    await until('saved', () => save() === 'saved');
    documentParts(connection.doc).meta.delete('title');
    expect(save()).toBe('unsaved');
    await until('saved', () => save() === 'saved');
  });

  it('[C15] says "kept" only when the transaction of the device is complete', async () => {
    const device = aDevice();
    device.state.hold = true;
    const { connection, page, save } = open({ device: device.copy, url: 'ws://127.0.0.1:9/collab' });
    await until('offline', () => connection.status().line === 'offline');
    setMeta(connection.doc, { title: 'Plan' }, 'grid');
    expect(save()).toBe('unsaved');
    const leaving = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await until('asked the device', () => device.state.held.length > 0);
    for (const done of device.state.held) done();
    await until('kept', () => save() === 'kept');
    const leavingNow = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(leavingNow);
    expect(leavingNow.defaultPrevented).toBe(false);
  });

  it('[C15] says "not saved" on a full device without a line', async () => {
    const device = aDevice();
    device.state.fails = true;
    const { connection, save } = open({ device: device.copy, url: 'ws://127.0.0.1:9/collab' });
    setMeta(connection.doc, { title: 'Plan' }, 'grid');
    await until('offline', () => connection.status().line === 'offline');
    expect(save()).toBe('unsaved');
  });

  it('[C15] what was kept offline is there at the next visit, said to be kept, and sent', async () => {
    const device = aDevice();
    const away = open({ device: device.copy, url: 'ws://127.0.0.1:9/collab' });
    setMeta(away.connection.doc, { title: 'Written on the bus' }, 'grid');
    await until('kept', () => away.save() === 'kept');
    away.connection.close();
    const still = open({ device: device.copy, url: 'ws://127.0.0.1:9/collab' });
    await until('loaded from the device', () => still.connection.status().loaded);
    expect(still.save()).toBe('kept');
    still.connection.close();
    const back = open({ device: device.copy });
    await until('saved', () => back.connection.status().line === 'online' && back.save() === 'saved');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('Written on the bus');
    await until('the device knows', () => !device.isMarked());
  });

  it('[C50] a week without a line and 2,000 edits later, everything is sent and nothing of the others is lost', async () => {
    const device = aDevice();
    const first = open({ device: device.copy });
    await online(first.connection);
    const offline = new Y.Doc();
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(first.connection.doc));
    first.connection.close();
    offline.on('update', (update: Uint8Array) => void device.copy.write(update, { unsent: true }));
    const row = addActivity(offline, { sectionId: null, title: 'Atelier' }, 'grid');
    for (let edit = 1; edit < 2_000; edit++) setActivity(offline, row, 'title', `Atelier ${edit}`, 'grid');
    await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
      setMeta(doc, { title: 'Written meanwhile' }, 'import'),
    );
    const back = open({ device: device.copy });
    await online(back.connection);
    await until('saved', () => back.save() === 'saved');
    const { snapshot } = await served.collab.read(documentId);
    expect([snapshot.title, snapshot.activities.map(({ title }) => title)]).toEqual([
      'Written meanwhile',
      ['Atelier 1999'],
    ]);
  });

  it('[C51] a server that stops sends people away to come back spread over a while, and what they had is saved', async () => {
    const { port } = new URL(served.url.replace('ws', 'http'));
    const people = Array.from({ length: 5 }, () => open());
    await Promise.all(people.map(({ connection }) => online(connection)));
    const [author] = people;
    if (!author) throw new Error('Nobody is there.');
    setMeta(author.connection.doc, { title: 'Plan' }, 'grid');
    const cookies = new Map(served.people);
    await served.close();
    await until('away', () => people.every(({ connection }) => connection.status().line === 'offline'));
    served = await serve(database(), {}, Number(port));
    for (const [cookie, session] of cookies) served.people.set(cookie, session);
    await Promise.all(people.map(({ connection }) => online(connection)));
    await until('saved', () => author.save() === 'saved');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('Plan');
  });

  it('[C16] gives the named reason of a refusal, and does not call refused edits safe', async () => {
    const session = served.person('secretariat', networkId);
    const device = aDevice();
    const { connection, save } = open({ device: device.copy, cookie: session.person.id });
    await online(connection);
    appendFails = true;
    setMeta(connection.doc, { title: 'Plan' }, 'grid');
    await until('kept', () => save() === 'kept');
    served.people.set(session.person.id, { ...session, actor: { ...session.actor, memberships: [] } });
    await served.collab.recheck({ documentId });
    await until('closed', () => connection.status().line === 'closed');
    expect(connection.status()).toMatchObject({ closed: 'not-allowed', save: 'unsaved' });
    expect(connection.unsentPlaces()).toEqual([{ part: 'meta', nodeId: null, field: 'title' }]);
  });

  it('[C55] sends what another tab kept without a line, and says so until the server has it', async () => {
    const device = aDevice();
    const { connection, save } = open({ device: device.copy, state: device.state });
    await online(connection);
    const closedTab = new Y.Doc();
    setMeta(closedTab, { title: 'Kept by a tab that is gone' }, 'grid');
    appendFails = true;
    device.state.beside.push(Y.encodeStateAsUpdate(closedTab));
    device.state.use?.onOthers();
    await until('shown', () => connection.doc.getMap('meta').get('title') === 'Kept by a tab that is gone');
    expect(save()).toBe('kept');
    appendFails = false;
    await until('saved', () => save() === 'saved');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('Kept by a tab that is gone');
  });

  it('[C56] does not say that the device keeps what it no longer keeps, and keeps it again after signing in', async () => {
    const session = served.person('secretariat', networkId);
    const cookie = session.person.id;
    const device = aDevice();
    const { connection, page, save } = open({ device: device.copy, state: device.state, cookie });
    await online(connection);
    // Another tab signs out: the copy goes, then the session.
    device.state.fails = true;
    device.state.use?.onRemoved();
    served.people.delete(cookie);
    await served.collab.recheck({});
    await until('closed', () => connection.status().line === 'closed');
    expect(connection.status()).toMatchObject({ closed: 'not-signed-in', onDevice: false });
    setMeta(connection.doc, { title: 'Written since' }, 'grid');
    await until('not saved', () => save() === 'unsaved');
    expect(connection.unsentPlaces()).toEqual([{ part: 'meta', nodeId: null, field: 'title' }]);
    // The same person signs in beside this page, and looks at it again.
    served.people.set(cookie, session);
    page.dispatchEvent(new Event('focus'));
    await until('saved', () => save() === 'saved' && connection.status().line === 'online');
    expect((await served.collab.read(documentId)).snapshot.title).toBe('Written since');
    await until('on the device again', () => connection.status().onDevice && device.kept.length > 0);
  });

  it('[C61] does not say "saved", and asks before the page is left, while something is in no document', async () => {
    const { connection, page, save } = open({ device: aDevice().copy });
    await online(connection);
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      page.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    const leaveCell = connection.hold('typing');
    expect([save(), connection.status().held, leaving()]).toEqual(['unsaved', 'typing', true]);
    const choose = connection.hold('choice');
    leaveCell();
    leaveCell();
    expect([save(), connection.status().held, leaving()]).toEqual(['unsaved', 'choice', true]);
    choose();
    expect([save(), connection.status().held, leaving()]).toEqual(['saved', null, false]);
  });

  it('[C58] is offline as soon as the device says so, and online again when the server answers all the same', async () => {
    const { connection, page } = open();
    await online(connection);
    const lines: string[] = [];
    connection.subscribe(() => lines.push(connection.status().line));
    page.dispatchEvent(new Event('offline'));
    expect(connection.status().line).toBe('offline');
    await until('online', () => connection.status().line === 'online');
    const away = open({ url: 'ws://127.0.0.1:9/collab', isOnline: false });
    expect(away.connection.status().line).toBe('offline');
  });

  it('[C36] keeps the reason of a line that is tried again until it is back', async () => {
    const { connection } = open();
    await online(connection);
    let fails = true;
    await served.close();
    const { port } = new URL(served.url.replace('ws', 'http'));
    const cookies = new Map(served.people);
    served = await serve(
      database(),
      { log: { ...log, load: (id) => (fails ? Promise.reject(new Error('no')) : log.load(id)) } },
      Number(port),
    );
    for (const [cookie, session] of cookies) served.people.set(cookie, session);
    await until('the reason', () => connection.status().again === 'load-failed');
    const seen = new Set<string>();
    connection.subscribe(() => seen.add(`${connection.status().line} ${connection.status().again}`));
    await until('tried again', () => served.logged.length > 1);
    expect([...seen].filter((each) => each.startsWith('online'))).toEqual([]);
    fails = false;
    await until('back', () => connection.status().line === 'online');
    expect(connection.status().again).toBeNull();
  });

  it('[C59] never calls saved, shows or keeps a document that could not be put together', async () => {
    const device = aDevice();
    const { connection, save, page } = open({ device: device.copy });
    await online(connection);
    await until('kept', () => device.kept.length >= 0);
    const before = device.kept.length;
    const failing = () => {
      throw new Error('Unexpected case');
    };
    // As an update does that breaks in the middle of being put in.
    connection.doc.once('beforeTransaction', (transaction: Y.Transaction) => {
      Object.defineProperty(transaction.doc.store, 'pendingStructs', { get: failing, configurable: true });
    });
    await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
      setMeta(doc, { title: 'x' }, 'seed'),
    );
    await until('closed', () => connection.status().line === 'closed');
    expect(connection.status()).toMatchObject({ closed: 'cannot-show', loaded: false, save: 'unsaved' });
    expect(device.kept.length).toBe(before);
    page.dispatchEvent(new Event('online'));
    expect(save()).toBe('unsaved');
    Reflect.deleteProperty(connection.doc.store, 'pendingStructs');
  });

  it('[C14] a reader is never said to have something unsaved', async () => {
    const { connection, save } = open({ role: 'coordinator' });
    await online(connection);
    await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
      setMeta(doc, { title: 'x' }, 'seed'),
    );
    await until('seen', () => connection.doc.getMap('meta').get('title') === 'x');
    expect(save()).toBe('saved');
  });
});

it('[C17] undo follows one person through grid and text, in one order, whatever editor was closed', async () => {
  const { connection } = open();
  await online(connection);
  const { doc, undoManager } = connection;
  undoManager.captureTimeout = 0;
  // As an editor does when it opens.
  undoManager.addTrackedOrigin(ySyncPluginKey);
  const id = addActivity(doc, { sectionId: null, title: 'Atelier' }, 'seed');
  doc.transact(() => activityText(doc, id, 'remarks')?.insert(0, [new Y.XmlText('typed')]), ySyncPluginKey);
  setActivity(doc, id, 'title', 'Atelier national', 'grid');
  await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (copy) =>
    setMeta(copy, { title: 'A colleague' }, 'grid'),
  );
  await until('seen', () => doc.getMap('meta').get('title') === 'A colleague');
  undoManager.undo();
  expect(documentParts(doc).activities.get(id)?.get('title')).toBe('Atelier');
  undoManager.undo();
  expect(activityText(doc, id, 'remarks')?.length).toBe(0);
  expect(doc.getMap('meta').get('title')).toBe('A colleague');
});
