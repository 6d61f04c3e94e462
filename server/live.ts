import { EventEmitter, on } from 'node:events';
import type { DocumentId, NetworkId } from '#domain/ids';

/** Something happened that a screen may be showing. It carries no content: who may see it asks for it. */
export type LiveEvent = { readonly networkId: NetworkId } & (
  | { readonly kind: 'document' | 'status'; readonly documentId: DocumentId }
  | { readonly kind: 'caseReturn' | 'indicator' | 'report' | 'people' }
);

export interface Live {
  publish(event: LiveEvent): void;
  /** Calls `listener` for every event of one network until the returned function is called. */
  subscribe(networkId: NetworkId, listener: (event: LiveEvent) => void): () => void;
  /** The same as a stream that ends when `signal` says so. */
  events(networkId: NetworkId, signal: AbortSignal | undefined): AsyncGenerator<LiveEvent>;
}

/** Live facts within one process. */
export function createLive(): Live {
  const emitter = new EventEmitter();
  // One listener for each open page.
  emitter.setMaxListeners(0);
  return {
    publish: (event) => {
      emitter.emit(event.networkId, event);
    },
    subscribe: (networkId, listener) => {
      emitter.on(networkId, listener);
      return () => emitter.off(networkId, listener);
    },
    async *events(networkId, signal) {
      try {
        // Only publish() emits, and it emits one LiveEvent.
        for await (const [event] of on(emitter, networkId, { signal })) yield event as LiveEvent;
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
