import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCooling, createWarmth } from '#server/collab/warmth';

const COOL_MS = 10_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A document with a Y.Doc, and whether it still has it. */
function warmDocument() {
  const state = { warm: true };
  const cooling = createCooling(createWarmth(1_000_000), COOL_MS, {
    isWarm: () => state.warm,
    byteLength: () => 100,
    cool: () => {
      state.warm = false;
      return true;
    },
  });
  return { state, cooling };
}

it('[C13] a document’s Y.Doc goes a while after the last edit, however often it is read meanwhile', () => {
  const { state, cooling } = warmDocument();
  cooling.later();
  vi.advanceTimersByTime(COOL_MS / 2);
  cooling.later();
  for (let passed = 0; passed < COOL_MS - 1_000; passed += 1_000) {
    vi.advanceTimersByTime(1_000);
    cooling.read();
    expect(state.warm).toBe(true);
  }
  vi.advanceTimersByTime(1_000);
  expect(state.warm).toBe(false);
});

it('[C13] one that was made to be read goes as well', () => {
  const { state, cooling } = warmDocument();
  cooling.read();
  vi.advanceTimersByTime(COOL_MS);
  expect(state.warm).toBe(false);
});
