import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { pendingMigrations } from '../migrations.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import { withClient } from '../with-client.ts';
import { deployFirst, isFirstDeployment } from './first-deployment.ts';
import { findUnresolved } from './unresolved.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'first-'));
const env = {};
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ env, dataDir });
});
afterAll(async () => {
  await database.stop();
  rmSync(dataDir, { recursive: true });
});

/** What a process leaves that was killed in its first deployment. */
function leaveMark(): void {
  mkdirSync(join(dataDir, 'maintenance'), { recursive: true });
  writeFileSync(join(dataDir, 'maintenance/first-deployment'), '');
}

test('an empty database is migrated at once, also when that was killed half-way before', async () => {
  expect(await isFirstDeployment(database, dataDir)).toBe(true);
  leaveMark();
  await withClient(database.ownerUrl, (owner) =>
    owner.query(`
      CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
        migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
        applied_steps_count int NOT NULL DEFAULT 0);
      INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '20261122170000_founding_models');
      CREATE TYPE "OrganizationType" AS ENUM ('HALF')`),
  );
  database = await deployFirst({ database, dataDir, env });
  expect(await pendingMigrations(database.ownerUrl)).toEqual([]);
  expect(await findUnresolved(database.ownerUrl)).toBeUndefined();
  expect(await isFirstDeployment(database, dataDir)).toBe(false);
});

test('one with somebody in it never counts as empty, whatever lies about', async () => {
  leaveMark();
  expect(await isFirstDeployment(database, dataDir)).toBe(true);
  const owner = createOwnerDatabase(database);
  await owner.organization.create({ data: { name: 'Lune', slug: 'lune', type: 'STUDIO' } });
  await owner.$disconnect();
  expect(await isFirstDeployment(database, dataDir)).toBe(false);
});
