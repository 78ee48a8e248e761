import type { EmbeddedMajor } from '../embedded/native-binaries.ts';
import { SERVER_VARIABLE } from './database.ts';
import { startTestServer } from './test-server.ts';

/** Vitest calls this once before the database tests, in its main process; workers inherit the environment. */
export function setup(): Promise<() => Promise<void>> {
  return serve();
}

/** Starts the server the tests of one run share. */
export async function serve(major?: EmbeddedMajor): Promise<() => Promise<void>> {
  const server = await startTestServer(major);
  const { adminUrl, template, secrets } = server;
  process.env[SERVER_VARIABLE] = JSON.stringify({ adminUrl, template, secrets });
  return () => server.stop();
}
