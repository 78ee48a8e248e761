import { join } from 'node:path';
import { createDiskIncomingFiles } from './disk-incoming.ts';
import { createDiskStorage } from './disk.ts';
import type { IncomingFiles } from './incoming-files.ts';
import { createS3Storage } from './s3/s3.ts';
import type { StorageSettings } from './settings.ts';
import type { Storage } from './storage.ts';

export interface Stores {
  /** Originals, versions, derivatives: kept for good. */
  storage: Storage;
  /** Uploads that are not complete yet. */
  incoming: IncomingFiles;
}

/**
 * The stores of an installation. What is coming in stands on a disk whatever the storage is: bytes are acknowledged as
 * they come, and a bucket takes whole parts only.
 */
export function openStores(settings: StorageSettings, dataDir: string): Stores {
  return {
    storage:
      settings.kind === 's3'
        ? createS3Storage(settings.s3, join(dataDir, 'scratch'))
        : // Side by side, so that a complete upload moves over without being copied.
          createDiskStorage(join(dataDir, 'files')),
    incoming: createDiskIncomingFiles(join(dataDir, 'incoming')),
  };
}
