import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { constants } from 'node:buffer';
import { pngWords } from './png-words.ts';

const HEAD = 4 * 1024 * 1024;
const TAIL = 1024 * 1024;
const DIRECTORY = 1024 * 1024;
/** What the words of nearly every JPEG fit into. */
const JPEG_HEAD = 128 * 1024;

/**
 * The parts of a file in which metadata stand, in a buffer as long as the file, everything else zero (memory that is never
 * touched is never taken): its head, its end, and the first directory of a TIFF wherever that lies. Offsets in the file
 * are offsets in the buffer. A file too long for a buffer gives its head alone, a JPEG what stands before its pixels
 * (nothing is written behind them), and a PNG what stands around them: a reader would take the zeros for millions of chunks.
 */
export async function readMetadataBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const words = (await jpegWords(file, size)) ?? (await pngWords(file, size));
    if (words) return words;
    if (size <= HEAD + TAIL || size > constants.MAX_LENGTH / 2)
      return await readPart(file, Math.min(size, HEAD + TAIL));
    const bytes = Buffer.from(new ArrayBuffer(size));
    await file.read(bytes, 0, HEAD, 0);
    await file.read(bytes, size - TAIL, TAIL, size - TAIL);
    const directory = firstDirectory(bytes);
    if (directory > HEAD && directory < size - TAIL) {
      await file.read(bytes, directory, Math.min(DIRECTORY, size - TAIL - directory), directory);
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** A JPEG from its first byte to its first scan (ISO/IEC 10918-1, B.1.1.2); null for anything else, and where that lies far in. */
async function jpegWords(file: FileHandle, size: number): Promise<Buffer | null> {
  const head = await readPart(file, Math.min(size, JPEG_HEAD));
  if (head.length < 4 || head.readUInt16BE(0) !== START_OF_IMAGE) return null;
  for (let at = 2; at + 4 <= head.length && head[at] === 0xff;) {
    const marker = head[at + 1];
    if (marker === START_OF_SCAN) return Buffer.from(Uint8Array.from(head.subarray(0, at)).buffer);
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

const START_OF_IMAGE = 0xffd8;
const START_OF_SCAN = 0xda;

async function readPart(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  await file.read(bytes, 0, length, 0);
  return bytes;
}

function firstDirectory(bytes: Buffer): number {
  if (bytes.length < 8) return 0;
  const mark = bytes.toString('latin1', 0, 2);
  if (mark === 'II') return bytes.readUInt32LE(4);
  return mark === 'MM' ? bytes.readUInt32BE(4) : 0;
}
