import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CHUNK_BYTES, lendChunk, takeChunk } from './chunk-pool.ts';
import type { ByteRange } from './storage.ts';

/** Reads an open file, or a range of it, in chunks that can be given back; it is closed with the stream. */
export function readOpenFile(handle: FileHandle, range?: ByteRange): Readable {
  let position = range?.start ?? 0;
  const end = range?.end ?? Number.MAX_SAFE_INTEGER;
  let reading: Promise<void> = Promise.resolve();
  const readNext = async (stream: Readable): Promise<void> => {
    const wanted = Math.min(CHUNK_BYTES, end - position + 1);
    if (wanted <= 0) {
      stream.push(null);
      return;
    }
    const buffer = takeChunk();
    const { bytesRead } = await handle.read(buffer, 0, wanted, position);
    position += bytesRead;
    stream.push(bytesRead === 0 ? null : lendChunk(buffer, bytesRead));
  };
  return new Readable({
    highWaterMark: CHUNK_BYTES,
    read() {
      reading = readNext(this).catch((error: Error) => void this.destroy(error));
    },
    destroy(error, callback) {
      // A descriptor that is being read must not be closed, and given to another file, under it.
      void reading.then(() => handle.close()).then(() => callback(error), callback);
    },
  });
}
