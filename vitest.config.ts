import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Each worker runs a server and a database connection pool of its own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
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
          testTimeout: 90_000,
        },
      },
    ],
  },
});
