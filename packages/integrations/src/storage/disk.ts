import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskFull, isSystemError, moveFile } from './durable.ts';
import { diskPath } from './disk-path.ts';
import { listDisk } from './list-disk.ts';
import { createScratch } from './scratch.ts';
import { readOpenFile } from './read-open-file.ts';
import { FileMissing, StorageFull, type Storage } from './storage.ts';

/** What is being written, and nobody's file yet. */
const ASIDE = 'aside';

/**
 * Files on a disk of this machine below `root`. Files are written aside and renamed, so that a key never shows half a
 * file.
 */
export function createDiskStorage(root: string): Storage {
  const aside = createScratch(join(root, ASIDE));

  const missing = (key: string) => (error: unknown) => {
    throw isSystemError(error, 'ENOENT') ? new FileMissing(key) : error;
  };

  const put: Storage['put'] = async (key, content) => {
    const target = diskPath(root, key);
    const path = join(await aside.folder(), randomUUID());
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const handle = await open(path, 'wx');
      try {
        for await (const chunk of content) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          await handle.writeFile(chunk);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      await moveFile(path, target);
    } catch (error) {
      await rm(path, { force: true });
      throw isDiskFull(error) ? new StorageFull(0) : error;
    }
    return { bytes, sha256: hash.digest('hex') };
  };

  return {
    put,

    async adopt(path, key) {
      const target = diskPath(root, key);
      const handle = await open(path, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      try {
        await moveFile(path, target);
      } catch (error) {
        if (!isSystemError(error, 'EXDEV')) throw isDiskFull(error) ? new StorageFull(0) : error;
        // Another disk: a copy is whole and safe before the source goes.
        await put(key, createReadStream(path));
        await rm(path, { force: true });
      }
    },

    async read(key, range) {
      const handle = await open(diskPath(root, key), 'r').catch(missing(key));
      return readOpenFile(handle, range);
    },

    async stat(key) {
      const facts = await stat(diskPath(root, key)).catch((error: unknown) => {
        if (isSystemError(error, 'ENOENT')) return null;
        throw error;
      });
      return facts && { bytes: facts.size, modifiedAt: facts.mtime };
    },

    remove: (key) => rm(diskPath(root, key), { force: true }),

    removeBelow: (prefix) => rm(diskPath(root, prefix), { force: true, recursive: true }),

    async withLocalFile(key, use) {
      const path = diskPath(root, key);
      await access(path, constants.R_OK).catch(missing(key));
      return use(path);
    },

    list: (prefix) => listDisk(root, prefix, new Set([ASIDE])),

    removeUnfinished: (before) => aside.removeLeftBehind(before),

    withScratch: (use) => aside.withFolder(use),

    async freeBytes() {
      await aside.folder();
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
  };
}
