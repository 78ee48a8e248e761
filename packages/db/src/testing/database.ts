import { randomBytes } from 'node:crypto';
import { asRole, onDatabase } from '../connection-url.ts';
import { ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import type { TestServer } from './test-server.ts';

/** How the test run's server reaches the workers: JSON of TestServer. */
export const SERVER_VARIABLE = 'ETOUCH_TEST_SERVER';

/** A database of a test file's own, migrated, with queues and without rows. Connection strings per role. */
export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  authUrl: string;
  jobsUrl: string;
  /** The superuser's, for what no role may do: look behind row-level security. */
  superuserUrl: string;
  /** Removes it, and cuts connections that are still open. */
  drop(): Promise<void>;
}

/** Clones the migrated template on the test run's server. Call `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template, secrets } = testServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ROLE.owner} STRATEGY file_copy`),
  );
  const url = onDatabase(adminUrl, name);
  return {
    ownerUrl: asRole(url, ROLE.owner, secrets.owner),
    appUrl: asRole(url, ROLE.app, secrets.app),
    authUrl: asRole(url, ROLE.auth, secrets.auth),
    jobsUrl: asRole(url, ROLE.jobs, secrets.jobs),
    superuserUrl: url,
    drop: () =>
      withClient(adminUrl, async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** The server that global-setup.ts started for this run. */
export function testServer(): TestServer {
  const value = process.env[SERVER_VARIABLE];
  if (!value) throw new Error('no test server: run database tests with `pnpm test:db`');
  return JSON.parse(value) as TestServer;
}
