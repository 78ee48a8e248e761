import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { isDiskFull } from './durable.ts';
import { inGroups } from './in-groups.ts';
import { SentTooMuch, type AppendOptions } from './incoming-files.ts';
import { releaseBytes } from './release-bytes.ts';
import { StorageFull } from './storage.ts';

/** Appends to a file. Whatever ends the sending, bytes that reached the file are made safe before anybody counts them. */
export async function appendTo(
  path: string,
  offset: number,
  content: Readable,
  { limit = Infinity, signal, beforeWrite, onBytes, ownsChunks }: AppendOptions = {},
): Promise<number> {
  const handle = await open(path, 'r+');
  let position = offset;
  try {
    const { size } = await handle.stat();
    if (size !== offset) throw new Error(`the file holds ${size} bytes, not ${offset}`);
    try {
      await inGroups(content, signal, async (chunks) => {
        beforeWrite?.();
        const within = cutAt(chunks, limit - position);
        // On its way to the disk in another thread while it is looked at here.
        const written = writeAll(handle, within, position);
        onBytes?.(within);
        position = await written;
        if (ownsChunks) for (const chunk of chunks) releaseBytes(chunk);
        if (within !== chunks) throw new SentTooMuch(limit);
      });
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

async function writeAll(handle: FileHandle, chunks: Uint8Array[], position: number): Promise<number> {
  for (let left = chunks; left.length > 0;) {
    const { bytesWritten } = await handle.writev(left, position);
    position += bytesWritten;
    left = cutFrom(left, bytesWritten);
  }
  return position;
}

/** The chunks themselves when they hold no more than `bytes`, otherwise as much of them. */
function cutAt(chunks: Uint8Array[], bytes: number): Uint8Array[] {
  let room = bytes;
  for (const [i, chunk] of chunks.entries()) {
    if (chunk.byteLength > room) return [...chunks.slice(0, i), chunk.subarray(0, room)];
    room -= chunk.byteLength;
  }
  return chunks;
}

/** The chunks without their first `bytes`. */
function cutFrom(chunks: Uint8Array[], bytes: number): Uint8Array[] {
  let gone = bytes;
  for (const [i, chunk] of chunks.entries()) {
    if (gone < chunk.byteLength) return [chunk.subarray(gone), ...chunks.slice(i + 1)];
    gone -= chunk.byteLength;
  }
  return [];
}
