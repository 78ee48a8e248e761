import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { installJobs } from '../boss.ts';
import type { EmbeddedMajor } from '../embedded/native-binaries.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { openEmbeddedDatabase } from '../open-embedded-database.ts';
import { schemaChecksum } from './schema-checksum.ts';

const CACHE = resolve(import.meta.dirname, '../../../../.cache/test-postgres');
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * A stopped data directory with the migrated database, made once per state of the schema and copied by every test run.
 * @returns its path in `.cache/test-postgres`
 */
export async function templateCluster(major: EmbeddedMajor): Promise<string> {
  const path = join(CACHE, `${await schemaChecksum()}-${major}`);
  if (!existsSync(path)) await prepare(path, major);
  const now = new Date();
  await utimes(path, now, now);
  await forgetOldOnes(path);
  return path;
}

async function prepare(path: string, major: EmbeddedMajor): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    const database = await openEmbeddedDatabase({ dataDir: draft, settings: THROWAWAY, major });
    try {
      await migrateDeploy({ ownerUrl: database.ownerUrl });
      await installJobs(database.jobsUrl);
    } finally {
      await database.stop();
    }
    await rename(draft, path).catch((error: NodeJS.ErrnoException) => {
      // Another test run made the same one meanwhile.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function forgetOldOnes(current: string): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name);
    if (path === current) continue;
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
