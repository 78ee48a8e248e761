import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';

/**
 * Copies a directory with times and modes; where the file system can share blocks it is done at once. Links are followed:
 * a copy that shared its write-ahead log with the original would be none.
 * @param signal gives up between two files; what is there by then is the caller's to remove
 */
export async function copyDirectory(from: string, to: string, signal?: AbortSignal): Promise<void> {
  await cp(from, to, {
    recursive: true,
    dereference: true,
    preserveTimestamps: true,
    errorOnExist: true,
    force: false,
    mode: constants.COPYFILE_FICLONE,
    filter: () => {
      signal?.throwIfAborted();
      return true;
    },
  });
}
