import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const needsDatabase = { globalSetup: ['tests/harness/database-server.ts'], hookTimeout: 120_000 };

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    setupFiles: ['tests/harness/console-guard.ts'],
    pool: 'forks',
    // Two cores are what the checks have, and the browser tests leave one to the browser.
    maxWorkers: 2,
    // Properties search long on a busy machine, which is no failure.
    testTimeout: 90_000,
    // As patient as a machine may be busy; what never comes is found all the same.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: 'domain', include: ['tests/{domain,rules}/**/*.test.ts'] } },
      { extends: true, test: { name: 'app', include: ['tests/app/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          ...needsDatabase,
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...needsDatabase,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // A demo network is filled, several people click: on a busy machine all of it takes its time.
          hookTimeout: 600_000,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
