import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeReason, isFinal } from '#domain/collab/close-codes';
import type { CellPosition } from '#domain/collab/presence';
import { messages, readSaved } from '#domain/collab/protocol';
import { SHAPE_VERSION } from '#domain/document/shape';
import type { DocumentId, PersonId } from '#domain/ids';
import { applying, syncHandler } from './apply-updates';
import { countingSocket } from './counting-socket';
import { documentUndo } from './document-undo';
import { countHolds } from './holds';
import { type Held, type Knowledge, lineAfterClose, type Status, saveState, wouldLose } from './save-state';
import { browserSurroundings, type Surroundings } from './surroundings';
import { type EditedPlace, watchPlaces } from './unsent-places';

export interface DocumentToOpen {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  readonly epoch: number;
  /** A reader is never asked for edits, and makes none. The server decides again, for itself. */
  readonly access: 'read' | 'write';
}

/** A document open in this page: the one place that owns its line, its device copy and its undo. */
export interface DocumentConnection {
  readonly documentId: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Of the whole document: what was typed in the grid and in any editor, in one order. */
  readonly undoManager: Y.UndoManager;
  /** For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  status(): Status;
  /** Tells the others where in the grid this person is. */
  setCell(cell: CellPosition | null): void;
  /** Tries again after a final refusal: after signing in, or after rights were given. */
  reconnect(): void;
  /** Says that something stands on the screen and in no document yet; until the answer is called. */
  hold(what: Held): () => void;
  /** The fields that hold what the server has not confirmed, to be offered as a download. */
  unsentPlaces(): readonly EditedPlace[];
  /** Removes the device's copy: after lost rights, once unsent edits were offered. */
  forget(): Promise<void>;
  close(): void;
}

/** A device that does not answer must not keep anyone from the server. */
const DEVICE_PATIENCE_MS = 2_000;
const LONGEST_BACKOFF_MS = 5_000;
/** A tab with a line has its own edits confirmed sooner; what it kept and did not send, another one sends. */
const OTHERS_PATIENCE_MS = 2_000;
/** A server that stops sends everyone away at once; they come back, here or to another, spread over this long. */
const SPREAD_MS = 2_000;

/** Opens a document: from this device at once, from the server as soon as it answers. */
export function openDocument(
  { documentId, personId, epoch, access }: DocumentToOpen,
  surroundings: Surroundings = browserSurroundings(),
): DocumentConnection {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  const { socket, count } = countingSocket(surroundings.socket);
  const provider = new WebsocketProvider(surroundings.serverUrl, documentId, doc, {
    connect: false,
    params: { shape: String(SHAPE_VERSION), epoch: String(epoch), person: personId },
    WebSocketPolyfill: socket,
    // Tabs meet on the server, where an edit is committed before another sees it.
    disableBc: true,
    maxBackoffTime: LONGEST_BACKOFF_MS,
    shouldReconnect: (event) => !isFinal(event.code),
  });
  const undoManager = documentUndo(doc);
  const device = surroundings.openCopy(
    { personId, documentId, epoch },
    {
      whole: () => Y.encodeStateAsUpdate(doc),
      onOthers: () => {
        looking ??= setTimeout(readOthers, OTHERS_PATIENCE_MS);
      },
      onRemoved: () => deviceFails(),
    },
  );
  const apply = applying(doc, () => {
    broken = true;
  });
  // Without a device copy, null would be the origin of every plain edit.
  const isFromDevice = (origin: unknown): boolean => device !== null && origin === device;
  const isOwn = (origin: unknown): boolean => origin !== provider && !isFromDevice(origin);
  const unsentPlaces = watchPlaces(doc, (origin) => isOwn(origin) || readsUnsent);

  let saved = 0;
  let keeping = 0;
  let deviceFailed = device === null;
  let loaded = false;
  let closed = false;
  let begun = false;
  /** Something could not be put into the document: what it holds now is half of something. */
  let broken = false;
  let readsUnsent = false;
  const holds = countHolds(() => tell());
  let rejoining: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  const atFirst = (): 'connecting' | 'offline' => (surroundings.isOnline() ? 'connecting' : 'offline');
  let known: Omit<Knowledge, 'onDevice' | 'held'> & Pick<Status, 'again'> = {
    unsent: false,
    line: atFirst(),
    closed: null,
    again: null,
  };
  let status: Status = {
    ...known,
    save: 'saved',
    onDevice: !deviceFailed,
    held: null,
    loaded: false,
  };

  function tell(change: Partial<typeof known> = {}): void {
    known = { ...known, ...change };
    if (broken) known = { ...known, line: 'closed', closed: 'cannot-show', again: null };
    if (known.unsent && isOnServer()) {
      known = { ...known, unsent: false };
      unsentPlaces.clear();
      device?.confirm().catch(deviceFails);
    }
    const held = holds.held();
    const save = saveState({ ...known, held, onDevice: keeping === 0 && !deviceFailed });
    const next: Status = { ...known, save, held, onDevice: !deviceFailed, loaded: loaded && !broken };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener();
  }

  /** The server has asked what we have, was answered, and committed all that was sent since. */
  function isOnServer(): boolean {
    if (broken || !provider.wsconnected || provider.ws?.readyState !== 1) return false;
    return access === 'read' ? provider.synced : count.open && count.answered && saved === count.sent;
  }

  function deviceFails(): void {
    deviceFailed = true;
    tell();
  }

  function keepOnDevice(update: Uint8Array): void {
    if (!device) return;
    keeping += 1;
    device
      .write(update, { unsent: known.unsent })
      .then(() => {
        deviceFailed = false;
      }, deviceFails)
      .finally(() => {
        keeping -= 1;
        tell();
      });
  }

  function changed(update: Uint8Array, origin: unknown): void {
    // Nothing of a document in which half of something stands is kept: at the next visit all would be asked again.
    if (broken) return;
    if (isFromDevice(origin)) return;
    if (isOwn(origin) && access === 'write') known = { ...known, unsent: true };
    keepOnDevice(update);
    if (isOwn(origin)) tell();
  }

  /** Puts in what lies on this device. */
  function putIn(updates: readonly Uint8Array[]): void {
    if (!device || updates.length === 0 || broken) return;
    const all = (): void => {
      for (const update of updates) Y.applyUpdate(doc, update, device);
    };
    if (!apply(all, device)) cannotShow();
  }

  function putInUnsent(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    readsUnsent = true;
    putIn(updates);
    readsUnsent = false;
    tell({ unsent: known.unsent || access === 'write' });
  }

  /** What another tab kept and did not send is shown, and sent, by this one. */
  function readOthers(): void {
    looking = undefined;
    device?.others().then((updates) => {
      if (!closed) putInUnsent(updates);
    }, deviceFails);
  }

  function cannotShow(): void {
    tell();
    provider.disconnect();
  }

  async function start(): Promise<void> {
    doc.on('update', changed);
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), DEVICE_PATIENCE_MS));
    const reading = device?.load().then((copy) => {
      if (closed || copy.sent.length + copy.unsent.length === 0) return;
      putIn(copy.sent);
      loaded = true;
      putInUnsent(copy.unsent);
      tell();
    }, deviceFails);
    await Promise.race([reading, patience]);
    begun = true;
    if (!closed && !broken) provider.connect();
  }

  const handleSync = syncHandler(doc, apply);
  provider.messageHandlers[messages.sync] = (...message) => {
    handleSync(...message);
    if (broken) cannotShow();
  };

  provider.messageHandlers[messages.saved] = (_encoder, decoder) => {
    saved = readSaved(decoder);
    tell();
  };
  provider.on('status', (event) => {
    if (event.status === 'connecting') saved = 0;
    // A server that closes the line for a reason opens it first, to be able to say so.
    if (event.status === 'connected' && !known.closed && !known.again) tell({ line: 'online' });
  });
  provider.on('sync', (isSynced) => {
    if (!isSynced) return tell();
    loaded = true;
    tell({ line: 'online', closed: null, again: null });
    if (deviceFailed) keepAnew();
    readOthers();
  });
  provider.on('connection-close', (event) => {
    if (closed || broken) return;
    tell(lineAfterClose(event?.code));
    if (event && closeReason(event.code) === 'shutting-down') rejoinLater();
  });

  /** After signing in again: the copy went when this person signed out in another tab. */
  function keepAnew(): void {
    device?.revive();
    keepOnDevice(Y.encodeStateAsUpdate(doc));
  }

  function rejoinLater(): void {
    provider.disconnect();
    rejoining = setTimeout(() => provider.connect(), Math.random() * SPREAD_MS);
  }

  const warn = (event: Event): void => {
    if (wouldLose(status)) event.preventDefault();
  };
  const lineIsBack = (): void => {
    if (begun && !known.closed) provider.connect();
  };
  /** What the device says may be wrong for a server near it: it is asked at once, instead of after its silence. */
  const lineIsGone = (): void => {
    if (known.closed) return;
    provider.disconnect();
    tell({ line: 'offline' });
    if (begun) provider.connect();
  };
  /** The person may have signed in beside this page. */
  const isLookedAt = (): void => {
    if (known.closed === 'not-signed-in') provider.connect();
  };
  const heard: readonly [string, (event: Event) => void][] = [
    ['beforeunload', warn],
    ['online', lineIsBack],
    ['offline', lineIsGone],
    ['focus', isLookedAt],
  ];
  for (const [event, listener] of heard) surroundings.page.addEventListener(event, listener);
  void start();

  return {
    documentId,
    doc,
    awareness: provider.awareness,
    undoManager,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: () => status,
    setCell: (cell) => provider.awareness.setLocalStateField('cell', cell),
    reconnect: () => {
      if (broken) return;
      tell({ line: atFirst(), closed: null });
      provider.connect();
    },
    hold: holds.hold,
    unsentPlaces: unsentPlaces.places,
    forget: async () => {
      doc.off('update', changed);
      await device?.forget();
    },
    close: () => {
      closed = true;
      clearTimeout(rejoining);
      clearTimeout(looking);
      for (const [event, listener] of heard) surroundings.page.removeEventListener(event, listener);
      listeners.clear();
      provider.destroy();
      undoManager.destroy();
      doc.destroy();
      void device?.close();
    },
  };
}
