import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TableFacts } from '../backups/table-facts.ts';
import { isReadOnly } from '../maintenance/read-only.ts';
import { withClient } from '../with-client.ts';
import type { MigrationSite } from './migration-site.ts';

/** What every end of a migration must leave: the application reads and writes, and nothing of the attempt lies about. */
export async function expectRunning(site: MigrationSite): Promise<void> {
  const { adminUrl, appUrl, jobsUrl } = await site.open();
  expect(await isReadOnly(adminUrl)).toBe(false);
  await withClient(appUrl, (app) => app.query('SELECT FROM "Project"'));
  await withClient(jobsUrl, (jobs) => jobs.query('UPDATE pgboss.queue SET updated_on = now()'));
  const backups = await readdir(join(site.dataDir, 'backups')).catch(() => []);
  expect(backups.filter((name) => /unfinished|copy/.test(name))).toEqual([]);
  expect(existsSync(join(site.dataDir, 'restoring'))).toBe(false);
}

/** Every table as it was, row by row, but for those named. */
export async function expectContents(site: MigrationSite, before: TableFacts[], except: string[] = []): Promise<void> {
  const others = (tables: TableFacts[]) => tables.filter(({ name }) => !except.includes(name.replace('public.', '')));
  expect(others(await site.contents())).toEqual(others(before));
}
