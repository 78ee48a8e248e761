import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startInstance } from '../../scripts/launch/instance.ts';
import { findPlace } from '../../scripts/launch/testing/operator.ts';

/**
 * One etouch for all browser tests, started like everybody's first one: empty folder, free port, demonstration filled.
 * ETOUCH_E2E_URL names one that already runs, for whoever writes a test, and ETOUCH_E2E_DATA its data directory, where the
 * tests may also stop its database.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env['ETOUCH_E2E_URL'];
  if (running) {
    project.provide('baseUrl', running);
    const dataDir = process.env['ETOUCH_E2E_DATA'];
    project.provide('operator', dataDir ? await findPlace(dataDir) : undefined);
    return undefined;
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'etouch-e2e-'));
  // Where root may not map users, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(dataDir, 0o755);
  // Interrupted while it starts, it stops what it has started: a database outlives the process that forgets it.
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error('The start of etouch was interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const instance = await startInstance({ dataDir, demonstration: true, signal: interrupted.signal });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  project.provide('baseUrl', instance.url);
  project.provide('operator', { dataDir, adminUrl: instance.database.adminUrl });
  return async () => {
    await instance.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
