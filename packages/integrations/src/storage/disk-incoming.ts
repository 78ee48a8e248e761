import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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
        const handle = await open(bytesOf(file), 'wx');
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

    async append(file, offset, content) {
      return appendTo(bytesOf(file), offset, content);
    },

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

/** Whatever ends the sending, bytes that reached the file are made safe before anybody counts them. */
async function appendTo(path: string, offset: number, content: Readable): Promise<number> {
  const handle = await open(path, 'r+');
  let position = offset;
  try {
    const { size } = await handle.stat();
    if (size !== offset) throw new Error(`the file holds ${size} bytes, not ${offset}`);
    try {
      for await (const chunk of content as AsyncIterable<Uint8Array>) {
        let written = 0;
        while (written < chunk.byteLength) {
          written += (await handle.write(chunk, written, chunk.byteLength - written, position + written)).bytesWritten;
        }
        position += chunk.byteLength;
      }
    } finally {
      await handle.sync();
    }
    return position;
  } catch (error) {
    throw isDiskFull(error) ? new StorageFull((await handle.stat()).size) : error;
  } finally {
    await handle.close();
  }
}

async function names(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  });
}
