import { defineConfig } from 'vitest/config';

/** Run by hand (`npm run bench`): figures are ratios against a peer of the same run, never asserted. */
export default defineConfig({ test: { benchmark: { include: ['tests/bench/**/*.bench.ts'] } } });
