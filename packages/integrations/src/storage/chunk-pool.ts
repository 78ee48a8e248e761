/** Bytes of a chunk. */
export const CHUNK_BYTES = 256 * 1024;

/** Chunks that are kept for the next reader: enough for some dozens of files at once. */
const KEPT = 64;

const free: Buffer[] = [];
/** Buffers that are with a reader, with the bytes that were read into them. */
const lent = new WeakMap<ArrayBufferLike, { buffer: Buffer; bytes: number }>();

/**
 * An empty chunk to read into. A file of gigabytes read into ever new buffers makes the collector walk the whole heap
 * every 64 MB; those that come back by `giveChunk` are used again. Who does not give one back leaves it to the collector.
 */
export function takeChunk(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
}

/** The part of a chunk that was read, on its way to a reader. */
export function lendChunk(buffer: Buffer, bytes: number): Buffer {
  lent.set(buffer.buffer, { buffer, bytes });
  return buffer.subarray(0, bytes);
}

/** Gives a chunk back whose bytes nobody will look at again. What is no chunk, or only a part of one, is left alone. */
export function giveChunk(chunk: Uint8Array): void {
  const known = lent.get(chunk.buffer);
  if (known?.bytes !== chunk.byteLength) return;
  lent.delete(chunk.buffer);
  if (free.length < KEPT) free.push(known.buffer);
}
