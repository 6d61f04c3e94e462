import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeReason, isFinal } from '#domain/collab/close-codes';
import type { CellPosition } from '#domain/collab/presence';
import { COLLAB_PATH, messages, readSaved } from '#domain/collab/protocol';
import { SHAPE_VERSION } from '#domain/document/shape';
import type { DocumentId, PersonId } from '#domain/ids';
import { countingSocket } from './counting-socket';
import { type DeviceCopy, type DeviceCopyOf, openDeviceCopy } from './device-copy';
import { documentUndo } from './document-undo';
import { type Knowledge, lineAfterClose, type Status, saveState } from './save-state';

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
  /** The document with everything unsent in it, to be offered as a download. */
  download(): Uint8Array;
  /** Removes the device's copy: after lost rights, once unsent edits were offered. */
  forget(): Promise<void>;
  close(): void;
}

/** What a page gives; a test gives its own. */
export interface Surroundings {
  readonly serverUrl: string;
  readonly socket: typeof WebSocket;
  /** Null: this device keeps nothing (a private window, or no room). */
  openCopy(of: DeviceCopyOf, whole: () => Uint8Array): DeviceCopy | null;
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/** A device that does not answer must not keep anyone from the server. */
const DEVICE_PATIENCE_MS = 2_000;
const LONGEST_BACKOFF_MS = 5_000;
/** A server that stops sends everyone away at once; they come back, here or to another, spread over this long. */
const SPREAD_MS = 2_000;

/** The browser's own surroundings. Works in the browser only. */
export function browserSurroundings(): Surroundings {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return {
    serverUrl: `${scheme}://${location.host}${COLLAB_PATH}`,
    socket: WebSocket,
    openCopy: (of, whole) => ('indexedDB' in globalThis ? openDeviceCopy(of, whole) : null),
    page: window,
  };
}

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
    params: { shape: String(SHAPE_VERSION), epoch: String(epoch) },
    WebSocketPolyfill: socket,
    // Tabs meet on the server, where an edit is committed before another sees it.
    disableBc: true,
    maxBackoffTime: LONGEST_BACKOFF_MS,
    shouldReconnect: (event) => !isFinal(event.code),
  });
  const undoManager = documentUndo(doc);
  const device = surroundings.openCopy({ personId, documentId, epoch }, () => Y.encodeStateAsUpdate(doc));

  let saved = 0;
  let keeping = 0;
  let deviceFailed = device === null;
  let loaded = false;
  let closed = false;
  let rejoining: ReturnType<typeof setTimeout> | undefined;
  let known: Omit<Knowledge, 'onDevice'> = { unsent: false, line: 'connecting', closed: null };
  let status: Status = { save: 'saved', line: 'connecting', closed: null, loaded: false };

  function tell(change: Partial<typeof known> = {}): void {
    known = { ...known, ...change };
    if (known.unsent && isOnServer()) {
      known = { ...known, unsent: false };
      device?.confirm().catch(deviceFails);
    }
    const save = saveState({ ...known, onDevice: keeping === 0 && !deviceFailed });
    const next: Status = { save, line: known.line, closed: known.closed, loaded };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener();
  }

  /** The server has asked what we have, was answered, and committed all that was sent since. */
  function isOnServer(): boolean {
    if (!provider.wsconnected || provider.ws?.readyState !== 1) return false;
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
    // Without a device copy, null would be the origin of every plain edit.
    if (device !== null && origin === device) return;
    const isOwn = origin !== provider;
    if (isOwn && access === 'write') known = { ...known, unsent: true };
    keepOnDevice(update);
    if (isOwn) tell();
  }

  async function start(): Promise<void> {
    doc.on('update', changed);
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), DEVICE_PATIENCE_MS));
    const reading = device?.load().then((copy) => {
      if (closed || copy.updates.length === 0) return;
      doc.transact(() => {
        for (const update of copy.updates) Y.applyUpdate(doc, update, device);
      }, device);
      loaded = true;
      tell({ unsent: known.unsent || (copy.unsent && access === 'write') });
    }, deviceFails);
    await Promise.race([reading, patience]);
    if (!closed) provider.connect();
  }

  provider.messageHandlers[messages.saved] = (_encoder, decoder) => {
    saved = readSaved(decoder);
    tell();
  };
  provider.on('status', (event) => {
    if (event.status === 'connecting') saved = 0;
    if (event.status === 'connected') tell({ line: 'online', closed: null });
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) loaded = true;
    tell();
  });
  provider.on('connection-close', (event) => {
    if (closed) return;
    tell(lineAfterClose(event?.code));
    if (event && closeReason(event.code) === 'shutting-down') rejoinLater();
  });

  function rejoinLater(): void {
    provider.disconnect();
    rejoining = setTimeout(() => provider.connect(), Math.random() * SPREAD_MS);
  }

  const warn = (event: Event): void => {
    if (status.save === 'unsaved') event.preventDefault();
  };
  const lineIsBack = (): void => {
    if (!known.closed) provider.connect();
  };
  surroundings.page.addEventListener('beforeunload', warn);
  surroundings.page.addEventListener('online', lineIsBack);
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
      tell({ line: 'connecting', closed: null });
      provider.connect();
    },
    download: () => Y.encodeStateAsUpdate(doc),
    forget: async () => {
      doc.off('update', changed);
      await device?.forget();
    },
    close: () => {
      closed = true;
      clearTimeout(rejoining);
      surroundings.page.removeEventListener('beforeunload', warn);
      surroundings.page.removeEventListener('online', lineIsBack);
      listeners.clear();
      provider.destroy();
      undoManager.destroy();
      doc.destroy();
      void device?.close();
    },
  };
}
