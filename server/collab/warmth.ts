/** Something that may hold a Y.Doc. */
export interface Warm {
  /** Bytes of its state. */
  byteLength(): number;
  /** Lets the Y.Doc go, unless it is in use; whether it holds none now. */
  cool(): boolean;
}

/** Keeps the number of Y.Docs in bounds: of those nobody writes in just now, the longest untouched go first. */
export interface Warmth {
  /** It has a Y.Doc and was just used. */
  touch(item: Warm): void;
  /** It has none any more. */
  forget(item: Warm): void;
}

/** @param budget bytes of states whose Y.Docs may stand at a time; one larger than all of it still may */
export function createWarmth(budget: number): Warmth {
  /** From the longest untouched on. */
  const items = new Map<Warm, number>();
  let total = 0;

  function forget(item: Warm): void {
    total -= items.get(item) ?? 0;
    items.delete(item);
  }

  return {
    forget,
    touch: (item) => {
      forget(item);
      const bytes = item.byteLength();
      items.set(item, bytes);
      total += bytes;
      if (total <= budget) return;
      for (const each of [...items.keys()]) {
        if (total <= budget) return;
        if (each !== item && each.cool()) forget(each);
      }
    },
  };
}

/** When one document's Y.Doc is let go. */
export interface Cooling {
  /** Somebody wrote in it: people pause while they write. */
  later(): void;
  /** It was only read, for its rows or a file: it goes no later for that. */
  read(): void;
  /** The document is not needed any more. */
  stop(): void;
}

/**
 * A document nobody writes in for a while costs a tenth of the memory.
 * @param ms so long after the last use
 */
export function createCooling(warmth: Warmth, ms: number, item: Warm & { isWarm(): boolean }): Cooling {
  let timer: NodeJS.Timeout | null = null;
  const warm: Warm = {
    byteLength: item.byteLength,
    cool: () => {
      if (!item.cool()) return false;
      if (timer) clearTimeout(timer);
      timer = null;
      return true;
    },
  };
  function used({ longer }: { longer: boolean }): void {
    if (!item.isWarm()) return;
    warmth.touch(warm);
    if (timer) {
      if (longer) timer.refresh();
      return;
    }
    timer = setTimeout(() => {
      if (warm.cool()) warmth.forget(warm);
    }, ms);
    timer.unref();
  }
  return {
    later: () => used({ longer: true }),
    read: () => used({ longer: false }),
    stop: () => {
      if (timer) clearTimeout(timer);
      warmth.forget(warm);
    },
  };
}
