import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onDatabase } from '../connection-url.ts';
import type { Database } from '../database.ts';
import { maintenanceDirectory } from '../maintenance/directory.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { DATABASE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { reopen } from './reopen.ts';

const markOf = (dataDir: string) => join(maintenanceDirectory(dataDir), 'first-deployment');

/** Whether the database holds nothing of anybody's yet: no migration came to its end, or the very first run of them was killed. */
export async function isFirstDeployment({ adminUrl }: Database, dataDir: string): Promise<boolean> {
  if (!(await appliedAny(adminUrl))) return true;
  return existsSync(markOf(dataDir)) && !(await hasPeople(adminUrl));
}

/**
 * Migrates an empty database. One whose first run was killed half-way is made anew where it is ours alone: there is nothing
 * in it to lose, and nobody knows how far the migration came.
 * @returns the database as it can be reached now
 */
export async function deployFirst({
  database,
  dataDir,
  env,
}: {
  database: Database;
  dataDir: string;
  env: NodeJS.ProcessEnv;
}): Promise<Database> {
  const killed = existsSync(markOf(dataDir)) && database.embedded;
  if (killed) await makeAnew(database.adminUrl);
  const fresh = killed ? { ...(await reopen({ env, dataDir })), started: database.started } : database;
  await mkdir(maintenanceDirectory(dataDir), { recursive: true, mode: 0o700 });
  await writeFile(markOf(dataDir), new Date().toISOString(), { flush: true });
  await migrateDeploy(fresh);
  await rm(markOf(dataDir), { force: true });
  return fresh;
}

async function makeAnew(adminUrl: string): Promise<void> {
  await withClient(onDatabase(adminUrl, 'postgres'), async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${DATABASE}`);
    await admin.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  });
}

async function appliedAny(adminUrl: string): Promise<boolean> {
  if (!(await exists(adminUrl, '_prisma_migrations'))) return false;
  return some(adminUrl, 'SELECT FROM public._prisma_migrations WHERE finished_at IS NOT NULL LIMIT 1');
}

/** A server that ever ran has somebody in it. */
async function hasPeople(adminUrl: string): Promise<boolean> {
  for (const table of ['User', 'Organization']) {
    if ((await exists(adminUrl, table)) && (await some(adminUrl, `SELECT FROM public."${table}" LIMIT 1`))) return true;
  }
  return false;
}

const exists = (adminUrl: string, table: string) =>
  some(adminUrl, `SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '${table}'`);

async function some(adminUrl: string, sql: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => (await client.query(sql)).rows.length > 0);
}
