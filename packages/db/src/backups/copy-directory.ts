import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { concurrently } from './concurrently.ts';

/**
 * Copies a directory with its modes to a new one; where the file system can share blocks it is done at once. Links are
 * followed: a copy that shared its write-ahead log with the original would be none.
 * @param signal gives up between two files; what is there by then is the caller's to remove
 */
export async function copyDirectory(from: string, to: string, signal?: AbortSignal): Promise<void> {
  const files: { from: string; to: string }[] = [];
  const enter = async (source: string, target: string): Promise<void> => {
    await mkdir(target, { mode: (await stat(source)).mode & 0o777 });
    for (const entry of await readdir(source, { withFileTypes: true })) {
      const pair = { from: join(source, entry.name), to: join(target, entry.name) };
      const isDirectory = entry.isSymbolicLink() ? (await stat(pair.from)).isDirectory() : entry.isDirectory();
      if (isDirectory) await enter(pair.from, pair.to);
      else files.push(pair);
    }
  };
  await enter(from, to);
  await concurrently(files, async (file) => {
    signal?.throwIfAborted();
    await copyFile(file.from, file.to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  });
}
