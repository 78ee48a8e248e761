import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError, makeDirectory } from './durable.ts';
import type { StorageSettings } from './settings.ts';

/** Names the stores a process works with: two processes with other names would not see each other's files. */
export interface StoreNames {
  storage: string;
  incoming: string;
}

/**
 * The name of a bucket is where it is; a directory gets one, which stands in it and goes with it wherever it is mounted
 * or moved. Made on the first call.
 */
export async function identifyStores(settings: StorageSettings, dataDir: string): Promise<StoreNames> {
  const { kind } = settings;
  return {
    storage: kind === 's3' ? bucketName(settings) : `disk ${await nameIn(join(dataDir, 'files'))}`,
    incoming: await nameIn(join(dataDir, 'incoming')),
  };
}

function bucketName({ s3: { endpoint, region, bucket, prefix } }: StorageSettings & { kind: 's3' }): string {
  return `s3 ${endpoint ? new URL(endpoint).host : region} ${bucket}/${prefix}`;
}

/** Not a name that a key or a studio could have. */
const MARK = '.etouch-store';

async function nameIn(directory: string): Promise<string> {
  const path = join(directory, MARK);
  const present = () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isSystemError(error, 'ENOENT')) return null;
      throw error;
    });
  const found = await present();
  if (found !== null) return found.trim();
  await makeDirectory(directory);
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${randomUUID()}\n`, { flush: true });
    // Appears whole, and only once: another process may be at the same.
    await link(draft, path).catch((error: unknown) => {
      if (!isSystemError(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return ((await present()) ?? '').trim();
}
