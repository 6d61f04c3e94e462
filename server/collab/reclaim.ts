import v8 from 'node:v8';
import vm from 'node:vm';

/** A Y.Doc takes about so many times the bytes of its state. */
const DOC_FACTOR = 8;
/** Collected at once when so much was let go, however busy. */
const MUCH_BYTES = 64_000_000;
/** Collected in the next calm when it is more than this. */
const SOME_BYTES = 8_000_000;
const CALM_MS = 1_000;
const SHORTEST_MS = 3_000;
/** A collection frees what is in V8's pages; many of the pages themselves are given back by the next one only. */
const SPARE_BYTES = 32_000_000;
const MOST_AGAIN = 2;

/**
 * Gives the memory of documents back that were let go. V8 would keep it until its heap has grown by half again,
 * which on a server that mostly waits may be hours; one collection takes some tens of milliseconds.
 */
export interface Reclaim {
  /** The Y.Doc of a state of so many bytes, or the bytes themselves, are not needed any more. */
  released(part: { readonly docOfBytes?: number; readonly bytes?: number }): void;
  stop(): void;
}

/** What collects, and tells how much of the heap holds nothing. */
export interface Heap {
  collect(): void;
  spareBytes(): number;
}

export function createReclaim(heap: Heap = ownHeap()): Reclaim {
  let bytes = 0;
  let lastAt = 0;
  /** Collections in a row that nothing was released between. */
  let again = 0;
  let timer: NodeJS.Timeout | null = null;

  function run(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    bytes = 0;
    lastAt = performance.now();
    heap.collect();
  }

  function runInCalm(): void {
    run();
    if (again >= MOST_AGAIN || heap.spareBytes() < SPARE_BYTES) return;
    again += 1;
    inCalm();
  }

  function inCalm(): void {
    timer = setTimeout(runInCalm, CALM_MS);
    timer.unref();
  }

  return {
    released: ({ docOfBytes = 0, bytes: plain = 0 }) => {
      bytes += docOfBytes * DOC_FACTOR + plain;
      if (bytes < SOME_BYTES) return;
      again = 0;
      if (bytes >= MUCH_BYTES && performance.now() - lastAt >= SHORTEST_MS) return run();
      if (timer) timer.refresh();
      else inCalm();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
}

/** V8's own collector, which Node shows only when it is asked to. */
function ownHeap(): Heap {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new Error('V8 has no collector to be called.');
  return {
    collect: () => {
      collect();
    },
    spareBytes: () => {
      const { total_heap_size, used_heap_size } = v8.getHeapStatistics();
      return total_heap_size - used_heap_size;
    },
  };
}
