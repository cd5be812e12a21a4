import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Each worker runs a server and a database connection pool of its own.
    pool: 'forks',
    maxWorkers: 2,
    // A busy machine is slow, not wrong: a test waits for conditions, and this only ends one that hangs.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        root: 'server',
        test: {
          name: 'server',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: ['test/harness/server.ts'],
        },
      },
      {
        extends: true,
        root: 'web',
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['src/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        root: 'e2e',
        test: {
          name: 'processes',
          environment: 'node',
          include: ['**/*.test.ts'],
          // The whole product is started again and again: one at a time, and not hurried.
          maxWorkers: 1,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
