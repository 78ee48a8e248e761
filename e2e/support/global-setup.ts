import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyDirectory } from '@etouch/db/backups/copy-directory';
import { startTestStorage } from '@etouch/integrations/storage/testing/test-stores';
import type { TestProject } from 'vitest/node';
import { startInstance } from '../../scripts/launch/instance.ts';
import type { Instance } from '../../scripts/launch/instance.ts';
import { findPlace } from '../../scripts/launch/testing/operator.ts';

/**
 * An etouch for each of the files that run at once, started like everybody's first one: empty folder, free port,
 * demonstration filled; the others are copies of the first. What a file does to its people and its database is seen by none
 * that runs beside it.
 * ETOUCH_E2E_URL names one that already runs, for whoever writes a test, and ETOUCH_E2E_DATA its data directory, where the
 * tests may also stop its database.
 * @param storage 's3': one etouch for one file at a time, whose files stand in a bucket
 */
export async function provideEtouch(project: TestProject, storage?: 's3'): Promise<(() => Promise<void>) | undefined> {
  const running = process.env['ETOUCH_E2E_URL'];
  if (running) {
    const dataDir = process.env['ETOUCH_E2E_DATA'];
    const operator = dataDir ? await findPlace(dataDir) : undefined;
    project.provide('instances', [{ baseUrl: running, operator }]);
    return undefined;
  }
  const place = mkdtempSync(path.join(os.tmpdir(), 'etouch-e2e-'));
  // Where root may not map users, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(place, 0o755);
  const files = await startTestStorage(storage);
  const dataDirs = Array.from({ length: files.server ? 1 : project.config.maxWorkers }, (_, i) =>
    path.join(place, `${i}`),
  );
  const instances = await startAll(dataDirs, files.env);
  project.provide(
    'instances',
    instances.map(({ url, database }, i) => ({
      baseUrl: url,
      operator: { dataDir: dataDirs[i]!, adminUrl: database.adminUrl },
    })),
  );
  return async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await files.close();
    rmSync(place, { recursive: true, force: true });
  };
}

async function startAll([first, ...others]: string[], storage: NodeJS.ProcessEnv): Promise<Instance[]> {
  // Interrupted while they start, they stop what they have started: a database outlives the process that forgets it.
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error('The start of etouch was interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  // The photographs are looked at for their beauty on the README's pictures alone.
  const draft = process.env['ETOUCH_SCREENSHOTS'] === '1' ? '0' : '1';
  const start = (dataDir: string, env: NodeJS.ProcessEnv = {}) =>
    startInstance({
      dataDir,
      demonstration: true,
      signal: interrupted.signal,
      env: { ETOUCH_DEMONSTRATION_DRAFT: draft, ...storage, ...env },
    });
  try {
    const filled = await start(first!);
    if (others.length === 0) return [filled];
    await filled.stop();
    for (const dataDir of others) await copyInstallation(first!, dataDir);
    // The first start of an installation writes down where its files are: a copy's are somewhere else.
    const starting = [start(first!), ...others.map((dataDir) => start(dataDir, { ETOUCH_STORAGE_MOVED: '1' }))];
    return await Promise.all(starting).catch(async (error: unknown) => {
      interrupted.abort(error);
      for (const started of await Promise.allSettled(starting))
        if (started.status === 'fulfilled') await started.value.stop();
      throw error;
    });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function copyInstallation(from: string, to: string): Promise<void> {
  await copyDirectory(from, to);
  // Two servers cannot have one port.
  rmSync(path.join(to, 'postgres.port'), { force: true });
}

export default (project: TestProject) => provideEtouch(project);
