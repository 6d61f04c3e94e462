import { EventEmitter, on } from 'node:events';
import type { DocumentId, NetworkId, PersonId } from '#domain/ids';
import { aloneBus, type Bus } from '#server/bus/bus';

/** Something happened that a screen may be showing. It carries no content: who may see it asks for it. */
export type LiveEvent = { readonly networkId: NetworkId } & (
  | {
      readonly kind: 'document' | 'status' | 'comment' | 'suggestion' | 'adoption';
      readonly documentId: DocumentId;
    }
  /** One person was told of something, or has read it: told to their pages only. */
  | { readonly kind: 'notification'; readonly personId: PersonId }
  | { readonly kind: 'caseReturn' | 'indicator' | 'report' | 'people' | 'calendar' }
  /** Something may have happened unheard, anything: signals between processes were lost for a while. */
  | { readonly kind: 'missed' }
);

/** Somebody's rights changed: streams look whether they may go on. Not told to pages. */
export interface RightsChanged {
  readonly networkId: NetworkId;
  readonly kind: 'rights';
  readonly personId: PersonId;
}

export interface Live {
  /** Here and in every other process. */
  publish(event: Exclude<LiveEvent, { kind: 'missed' }> | RightsChanged): void;
  /** Calls `listener` for every event of one network until the returned function is called. */
  subscribe(networkId: NetworkId, listener: (event: LiveEvent) => void): () => void;
  /** The same as a stream that ends when `signal` says so, with what streams themselves must know. */
  events(networkId: NetworkId, signal: AbortSignal | undefined): AsyncGenerator<LiveEvent | RightsChanged>;
}

/** Live facts of one process, and through the bus those of the others. */
export function createLive(bus: Bus = aloneBus()): Live {
  const emitter = new EventEmitter();
  // One listener for each open page.
  emitter.setMaxListeners(0);
  const tell = (event: LiveEvent | RightsChanged): void => void emitter.emit(event.networkId, event);
  bus.onSignal((signal) => {
    if (signal.topic === 'live') tell(signal.event);
  });
  bus.onMissed(() => {
    // Only networks are listened to.
    for (const networkId of emitter.eventNames()) tell({ networkId: networkId as NetworkId, kind: 'missed' });
  });
  return {
    publish: (event) => {
      tell(event);
      bus.publish({ topic: 'live', event });
    },
    subscribe: (networkId, listener) => {
      const hear = (event: LiveEvent | RightsChanged): void => {
        if (event.kind !== 'rights') listener(event);
      };
      emitter.on(networkId, hear);
      return () => emitter.off(networkId, hear);
    },
    async *events(networkId, signal) {
      try {
        // Only tell() emits, and it emits one event.
        for await (const [event] of on(emitter, networkId, { signal }))
          yield event as LiveEvent | RightsChanged;
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
