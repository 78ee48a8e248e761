import type { ReadAt } from '../neutral/edit.ts';

/** A JPEG within a file. */
export interface EmbeddedJpeg {
  offset: number;
  length: number;
  width: number;
  height: number;
}

/** The first bytes of a JPEG: its own marker and the beginning of the next. */
export const START = Buffer.from([0xff, 0xd8, 0xff]);

const CHUNK = 256 * 1024;
const MAXIMUM_SEGMENTS = 2048;

/**
 * Reads a JPEG's marker segments from its first byte. Null when there is none, or one of a kind that is not a preview:
 * lossless (the sensor's data of many cameras), arithmetic, or not 8 bits per channel.
 * @param end the JPEG ends before this position; when null its end is looked for in the coded data
 */
export async function readEmbeddedJpeg(
  read: ReadAt,
  offset: number,
  end: number | null,
  limit: number,
): Promise<EmbeddedJpeg | null> {
  let at = offset + 2;
  let size: { width: number; height: number } | undefined;
  // Minolta's cameras overwrite the first byte, so that it says nothing; those behind it must be right.
  if (!(await read(offset + 1, 2)).equals(START.subarray(1))) return null;
  for (let n = 0; n < MAXIMUM_SEGMENTS; n++) {
    const head = await read(at, 9);
    const marker = head[1] ?? 0;
    if (head.length < 9 || head[0] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const length = head.readUInt16BE(2);
    if (length < 2 || marker < 0xc0) return null;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (marker > 0xc2 || head[4] !== 8) return null;
      size = { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    }
    at += 2 + length;
  }
  if (!size || size.width === 0 || size.height === 0) return null;
  const length = (end ?? (await endOfImage(read, at, limit))) - offset;
  return length > 0 ? { offset, length, ...size } : null;
}

/** Position behind the EOI marker that follows the coded data from `start`; 0 when there is none before `limit`. */
async function endOfImage(read: ReadAt, start: number, limit: number): Promise<number> {
  for (let position = start; position < limit;) {
    const chunk = await read(position, Math.min(CHUNK, limit - position));
    for (let i = chunk.indexOf(0xff); i >= 0 && i + 1 < chunk.length; i = chunk.indexOf(0xff, i + 1)) {
      if (chunk[i + 1] === 0xd9) return position + i + 2;
    }
    if (chunk.length < 2) return 0;
    position += chunk.length - 1;
  }
  return 0;
}
