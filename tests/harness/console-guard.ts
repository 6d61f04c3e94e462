/**
 * A test fails when something wrote to console.error or console.warn that it did not expect: React's and
 * libraries' warnings are the first sign of most bugs. A test that expects one calls `expectConsole`.
 */
import { afterEach, beforeEach, expect, vi } from 'vitest';

const NAMES = ['error', 'warn'] as const;
let expected: RegExp[] = [];
let written: string[] = [];

/** Lets the current test write lines that match to console.error or console.warn. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

beforeEach(() => {
  expected = [];
  written = [];
  for (const name of NAMES) {
    vi.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
      written.push(
        parts.map((part) => (part instanceof Error ? String(part.stack) : String(part))).join(' '),
      );
    });
  }
});

afterEach(() => {
  const unexpected = written.filter((line) => !expected.some((pattern) => pattern.test(line)));
  vi.restoreAllMocks();
  expect(unexpected, 'lines on console.error or console.warn').toEqual([]);
});
