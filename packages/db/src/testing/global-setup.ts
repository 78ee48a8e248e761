import { SERVER_VARIABLE } from './database.ts';
import { startTestServer } from './test-server.ts';

/** Vitest calls this once before the database tests, in its main process; workers inherit the environment. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const { adminUrl, template, secrets } = server;
  process.env[SERVER_VARIABLE] = JSON.stringify({ adminUrl, template, secrets });
  return () => server.stop();
}
