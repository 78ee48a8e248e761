import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@etouch/db/testing/database';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import { createApp } from '../app.ts';
import { readServerSettings, type ServerSettings } from '../settings.ts';
import { wireServer, type ServerDeps } from '../wiring.ts';
import { createBrowser, type Browser } from './browser.ts';

export interface TestServer {
  deps: ServerDeps;
  database: TestDatabase;
  /** Where its files stand: on disk, or in a bucket of its own. */
  files: TestStorage;
  /** A person's browser, with cookies of its own. */
  browser: () => Browser;
  /** Answers a request without a browser. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  close: () => Promise<void>;
}

export const ORIGIN = 'http://127.0.0.1:4321';

/**
 * The server's whole app on a database of its own, asked in-process. No port is listened on, no worker runs.
 * @param env settings beside the usual ones
 * @param storage `s3`: in a bucket, whatever the run's usual storage is
 */
export async function startTestServer(env: NodeJS.ProcessEnv = {}, storage?: 's3'): Promise<TestServer> {
  const files = await startTestStorage(storage);
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'etouch-server-'));
  const settings: ServerSettings = readServerSettings({
    DATABASE_URL: database.appUrl,
    DATABASE_AUTH_URL: database.authUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
    ETOUCH_DATA: dataDir,
    ETOUCH_AUTH_SECRET: 'a'.repeat(43),
    ETOUCH_SIGNING_SECRET: 's'.repeat(43),
    ETOUCH_RUN_WORKER: '0',
    ...files.env,
    ...env,
  });
  const wired = wireServer(settings);
  await wired.deps.maintenance.start();
  await wired.deps.live.start();
  const { app } = createApp(wired.deps);
  const request = async (address: string, init?: RequestInit) =>
    app.fetch(new Request(new URL(address, settings.origin), init));
  return {
    deps: wired.deps,
    database,
    files,
    request,
    browser: () => createBrowser(settings.origin, request),
    async close() {
      await wired.close();
      await database.drop();
      await files.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
