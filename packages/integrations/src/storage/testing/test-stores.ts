import { openStores, type Stores } from '../open-stores.ts';
import { readStorageSettings } from '../settings.ts';
import { startS3Server, type S3Server } from './s3-server/s3-server.ts';
import { environmentFor } from './s3-storage.ts';

export interface TestStorage {
  /** The counterpart when files stand in a bucket. */
  server: S3Server | undefined;
  /** Settings for the program under test. */
  env: Record<string, string>;
  open: (dataDir: string) => Stores;
  close(): Promise<void>;
}

/** Where the tests of this run keep files: on disk, or in a bucket of its own for each file when ETOUCH_TEST_STORAGE=s3. */
export async function startTestStorage(kind = process.env['ETOUCH_TEST_STORAGE'] ?? 'disk'): Promise<TestStorage> {
  const server = kind === 's3' ? await startS3Server() : undefined;
  const env = server ? environmentFor(server) : {};
  return {
    server,
    env,
    open: (dataDir) => openStores(readStorageSettings(env), dataDir),
    close: async () => server?.close(),
  };
}
