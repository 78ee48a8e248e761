import { defineConfig } from 'vitest/config';

/** Tiers: pure, on a real PostgreSQL, in a real browser, and the long ones. Each is a project so that it can be run alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,scripts,bench,e2e}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.full.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['{apps,packages,e2e,scripts,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // What the database itself must refuse, on the oldest PostgreSQL that etouch supports.
          name: 'db15',
          include: [
            'packages/db/src/{matrix/*,visibility,writing,integrity,composite-keys,money,recorded,audited,with-actor,side-columns,gaps-between-sides,schema}.db.test.ts',
            'packages/domain/src/invoicing/*.db.test.ts',
          ],
          globalSetup: ['packages/db/src/testing/global-setup-15.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // Long ones, for `pnpm test:full`: load, fuzzing, every step of a migration killed.
          name: 'full',
          include: ['{apps,packages,e2e,scripts}/**/*.full.test.ts'],
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
      {
        test: {
          // Server and worker whole, with the files in a bucket instead of on disk, and the storage's own promises.
          name: 's3',
          include: [
            'apps/server/src/**/*.db.test.ts',
            'apps/worker/src/**/*.db.test.ts',
            'packages/integrations/src/storage/**/*.test.ts',
          ],
          env: { ETOUCH_TEST_STORAGE: 's3' },
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          // Everything on PostgreSQL that needs no server of its own version, on the oldest one supported.
          name: 'full15',
          include: ['packages/domain/src/**/*.db.test.ts', 'packages/db/src/*.db.test.ts'],
          globalSetup: ['packages/db/src/testing/global-setup-15.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/support/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
