import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './checksums.ts';
import type { InventoryEntry } from './inventory.ts';

export interface StoredFile {
  key: string;
  bytes: number;
  modifiedAt?: Date;
}

/** What a store must tell so that it can be compared with an inventory; a disk does, and an object store could. */
export interface StoredFiles {
  /** Every file of it in the byte order of their keys. */
  list(): AsyncIterable<StoredFile>;
  /** SHA-256 of one file's content, hexadecimal. */
  sha256(key: string): Promise<string>;
}

/** Where the server keeps them below the data directory; what it puts aside while it writes is nobody's file yet. */
const STORES: Record<InventoryEntry['store'], { directory: string; without: ReadonlySet<string> }> = {
  files: { directory: 'files', without: new Set(['aside']) },
  incoming: { directory: 'incoming', without: new Set() },
};

export function filesOnDisk(dataDir: string, store: InventoryEntry['store']): StoredFiles {
  const { directory, without } = STORES[store];
  const root = join(dataDir, directory);
  return { list: () => walk(root, '', without), sha256: (key) => sha256Of(join(root, key)) };
}

/** Holds the names of one path's folders only. A file that goes while it is looked at does not exist. */
async function* walk(root: string, prefix: string, without: ReadonlySet<string>): AsyncGenerator<StoredFile> {
  const entries = await readdir(join(root, prefix), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  // A folder's slash counts: `a-b` comes before `a/…`.
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  // The stores' own marks are nobody's files.
  for (const name of names.filter((one) => !one.startsWith('.')).sort((a, b) => (a < b ? -1 : 1))) {
    const key = `${prefix}${name}`;
    if (key.endsWith('/')) {
      if (!without.has(key.slice(0, -1))) yield* walk(root, key, without);
      continue;
    }
    const found = await stat(join(root, key)).catch(() => undefined);
    if (found?.isFile()) yield { key, bytes: found.size };
  }
}
