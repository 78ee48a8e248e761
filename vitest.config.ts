import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/test/longest-first.ts';

/** What a poll waits for comes at its own time, on a machine under load later than vitest's one second. */
const expect = { poll: { timeout: 20_000 } };

const setupFiles = ['scripts/test/leave-properly.ts'];

/**
 * Tiers: pure, on a real PostgreSQL, in a real browser, and the long ones. Each is a project so that it can be run alone.
 * Their files wait for programs, disks and pages more than they compute: more of them at once than vitest would take, which
 * on two cores is one.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,scripts,bench,e2e}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.full.test.ts', '**/node_modules/**'],
          maxWorkers: workers(2),
          sequence: { groupOrder: 0 },
          // The usual ones take a few hundred milliseconds, those that decode pictures seconds.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect,
          setupFiles,
        },
      },
      {
        test: {
          name: 'db',
          include: ['{apps,packages,e2e,scripts,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          maxWorkers: workers(3),
          sequence: { groupOrder: 1 },
          expect,
          setupFiles,
          testTimeout: 120_000,
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
          maxWorkers: workers(2),
          sequence: { groupOrder: 2 },
          expect,
          setupFiles,
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
          sequence: { groupOrder: 4 },
          expect,
          setupFiles,
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
          maxWorkers: workers(2),
          sequence: { groupOrder: 5 },
          expect,
          setupFiles,
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
          maxWorkers: workers(2),
          sequence: { groupOrder: 6 },
          expect,
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/support/global-setup.ts'],
          // One of its own for each (support/global-setup.ts); one that runs already is nobody's alone.
          maxWorkers: process.env['ETOUCH_E2E_URL'] ? 1 : 2,
          expect,
          setupFiles,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          // What people do with files, in a browser, with the files in a bucket.
          name: 'e2e-s3',
          include: [
            'e2e/{uploads,uploads-ways-in,downloads,storage,trash,viewer,films-and-documents,main-job}.spec.ts',
          ],
          globalSetup: ['e2e/support/global-setup-s3.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 7 },
          expect,
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

/** As many files at once as there are processors but one, and never fewer than these. */
function workers(least: number): number {
  return Math.max(least, os.availableParallelism() - 1);
}
