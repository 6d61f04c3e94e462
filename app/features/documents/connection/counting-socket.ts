import { carriesUpdate, syncMessages } from '#domain/collab/protocol';

/** What was sent on the present socket. A new socket starts at nothing. */
export interface SocketCount {
  /** Messages the server's `saved` counts. */
  sent: number;
  /** The server asked what we have and was answered: everything known then is among what was sent. */
  answered: boolean;
  open: boolean;
}

/** The given WebSocket, counting the update messages it sends, in the way the server counts those it commits. */
export function countingSocket(base: typeof WebSocket): { socket: typeof WebSocket; count: SocketCount } {
  const count: SocketCount = { sent: 0, answered: false, open: false };
  let present: WebSocket | null = null;
  class CountingSocket extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      present = this;
      Object.assign(count, { sent: 0, answered: false, open: false });
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      super.send(data);
      if (!(data instanceof Uint8Array) || present !== this || this.readyState !== this.OPEN) return;
      count.open = true;
      if (!carriesUpdate(data)) return;
      count.sent += 1;
      if (data[1] === syncMessages.step2) count.answered = true;
    }
  }
  return { socket: CountingSocket, count };
}
