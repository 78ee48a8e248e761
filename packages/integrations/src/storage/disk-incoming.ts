import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appendTo } from './disk-append.ts';
import { isDiskFull, isSystemError, makeDirectory, syncDirectory } from './durable.ts';
import { diskPath } from './disk-path.ts';
import type { IncomingFile, IncomingFiles } from './incoming-files.ts';
import { StorageFull } from './storage.ts';

/** Incoming uploads as `<studio>/<upload>/bytes` below `root`; best on the storage's disk, so that they need no copy. */
export function createDiskIncomingFiles(root: string): IncomingFiles {
  const folder = (file: IncomingFile) => diskPath(root, `${file.studioId}/${file.uploadId}`);
  const bytesOf = (file: IncomingFile) => join(folder(file), 'bytes');

  return {
    async create(file) {
      try {
        await makeDirectory(folder(file));
        // Never 'wx': an announcement that is repeated at the same moment makes the same room.
        const handle = await open(bytesOf(file), 'a');
        await handle.sync();
        await handle.close();
        await syncDirectory(folder(file));
      } catch (error) {
        throw isDiskFull(error) ? new StorageFull(0) : error;
      }
    },

    async size(file) {
      const facts = await stat(bytesOf(file)).catch((error: unknown) => {
        if (isSystemError(error, 'ENOENT')) return null;
        throw error;
      });
      return facts && facts.size;
    },

    async safeSize(file) {
      const handle = await open(bytesOf(file), 'r+').catch((error: unknown) => {
        if (isSystemError(error, 'ENOENT')) return null;
        throw error;
      });
      if (!handle) return null;
      try {
        // What a killed process wrote last may be in the system's memory alone.
        const { size } = await handle.stat();
        await handle.sync();
        return size;
      } finally {
        await handle.close();
      }
    },

    append: (file, offset, content, options) => appendTo(bytesOf(file), offset, content, options),

    path: bytesOf,

    forget: (file) => rm(folder(file), { recursive: true, force: true }),

    async list() {
      const found: IncomingFile[] = [];
      for (const studioId of await names(root)) {
        for (const uploadId of await names(join(root, studioId))) found.push({ studioId, uploadId });
      }
      return found;
    },

    studios: () => names(root),
  };
}

async function names(directory: string): Promise<string[]> {
  const found = await readdir(directory).catch((error: unknown): string[] => {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  });
  // The directory's own name stands in it, beside the studios.
  return found.filter((name) => !name.startsWith('.'));
}
