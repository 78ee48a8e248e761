import type { FileHandle } from 'node:fs/promises';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length and type before a chunk's content; with the checksum behind it. */
const [HEAD, FRAME] = [8, 12];
/** Pixels come in chunks of 8 KB and more: so many are 160 MB. What stands behind more of them is left aside. */
const MAXIMUM_CHUNKS = 20_000;
const MAXIMUM_WORDS = 5 * 1024 * 1024;

/**
 * A PNG without its pixels (PNG, third edition, 5.3), in a buffer of its own; null for anything else. What is longer than
 * any words are is left out, and so is what follows a broken chunk.
 */
export async function pngWords(file: FileHandle, size: number): Promise<Buffer | null> {
  const head = Buffer.alloc(HEAD);
  await file.read(head, 0, HEAD, 0);
  if (!head.equals(SIGNATURE)) return null;
  const words = [SIGNATURE];
  let room = MAXIMUM_WORDS;
  for (let at = SIGNATURE.length, n = 0; at + FRAME <= size && n < MAXIMUM_CHUNKS; n++) {
    await file.read(head, 0, HEAD, at);
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4)];
    const next = at + FRAME + length;
    if (next > size) break;
    if (type !== 'IDAT' && type !== 'fdAT' && next - at <= room) {
      const chunk = Buffer.alloc(next - at);
      await file.read(chunk, 0, chunk.length, at);
      words.push(chunk);
      room -= chunk.length;
    }
    at = next;
  }
  return Buffer.from(Uint8Array.from(Buffer.concat(words)).buffer);
}
