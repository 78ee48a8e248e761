import { SERVER_VARIABLE } from '../packages/db/src/testing/database.ts';
import { startTestServer } from '../packages/db/src/testing/test-server.ts';

/** Runs `work` with a PostgreSQL of its own on which databases can be made; inside a test run, on that run's. */
export async function onPostgres<T>(work: () => Promise<T>): Promise<T> {
  if (process.env[SERVER_VARIABLE]) return work();
  const server = await startTestServer();
  const { adminUrl, template, secrets } = server;
  process.env[SERVER_VARIABLE] = JSON.stringify({ adminUrl, template, secrets });
  try {
    return await work();
  } finally {
    delete process.env[SERVER_VARIABLE];
    await server.stop();
  }
}
