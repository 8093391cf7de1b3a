import { defineConfig } from 'vitest/config';

// Packages import each other through their built output (`npm test` builds first); a package's own tests run on its
// sources. Two workers, because the suite is meant to pass on a two-core machine.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    maxWorkers: 2,
    testTimeout: 20_000,
    projects: [
      {
        test: {
          name: 'unit',
          root: new URL('../..', import.meta.url).pathname,
          include: ['packages/*/src/**/*.test.ts'],
          // Projects do not inherit the one above.
          testTimeout: 20_000,
        },
      },
      {
        // Whole processes on real ports: one file at a time, so that they do not starve each other.
        test: {
          name: 'system',
          root: new URL('../..', import.meta.url).pathname,
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Against software of others, in Python: `npm run test:interop`. `npm test` leaves it out.
        test: {
          name: 'interop',
          root: new URL('../..', import.meta.url).pathname,
          include: ['test/interop/**/*.test.ts'],
          // An ES module that does not say so, which older Nodes take for the other kind.
          server: { deps: { inline: ['@adobe/spz'] } },
          globalSetup: ['test/interop/support/python-environment.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
