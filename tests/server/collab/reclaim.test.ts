import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createReclaim } from '#server/collab/reclaim';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A heap whose spare memory is what the test says after each collection. */
function heapWith(spareMegabytes: readonly number[]) {
  const spare = [...spareMegabytes];
  const heap = {
    collected: 0,
    collect: () => {
      heap.collected += 1;
    },
    spareBytes: () => (spare.shift() ?? 0) * 1e6,
  };
  return heap;
}

it('[C13] the memory of documents that were let go is given back in the next calm', () => {
  const heap = heapWith([0]);
  const reclaim = createReclaim(heap);
  for (let at = 0; at < 5; at += 1) {
    reclaim.released({ bytes: 9_000_000 });
    vi.advanceTimersByTime(900);
  }
  expect(heap.collected).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(heap.collected).toBe(1);
});

it('[C13] what the first collection only emptied, further ones give back; not for ever', () => {
  const heap = heapWith([200, 90, 90, 90, 90]);
  const reclaim = createReclaim(heap);
  reclaim.released({ bytes: 9_000_000 });
  vi.advanceTimersByTime(60_000);
  expect(heap.collected).toBe(3);
  reclaim.stop();
});

it('[C13] nothing is collected for little, and much is collected at once', () => {
  const heap = heapWith([]);
  const reclaim = createReclaim(heap);
  reclaim.released({ bytes: 1_000_000 });
  vi.advanceTimersByTime(60_000);
  expect(heap.collected).toBe(0);
  reclaim.released({ docOfBytes: 10_000_000 });
  expect(heap.collected).toBe(1);
  reclaim.stop();
});
