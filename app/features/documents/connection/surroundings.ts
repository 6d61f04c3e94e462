import { COLLAB_PATH } from '#domain/collab/protocol';
import { type DeviceCopy, type DeviceCopyOf, type DeviceCopyUse, openDeviceCopy } from './device-copy';

/** What a page gives; a test gives its own. */
export interface Surroundings {
  readonly serverUrl: string;
  readonly socket: typeof WebSocket;
  /** Null: this device keeps nothing (a private window, or no room). */
  openCopy(of: DeviceCopyOf, use: DeviceCopyUse): DeviceCopy | null;
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** False: the device itself says that it has no line. */
  isOnline(): boolean;
}

/** The browser's own surroundings. Works in the browser only. */
export function browserSurroundings(): Surroundings {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return {
    serverUrl: `${scheme}://${location.host}${COLLAB_PATH}`,
    socket: WebSocket,
    openCopy: (of, use) => ('indexedDB' in globalThis ? openDeviceCopy(of, use) : null),
    page: window,
    isOnline: () => navigator.onLine,
  };
}
