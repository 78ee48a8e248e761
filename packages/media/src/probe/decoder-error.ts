import { open } from 'node:fs/promises';
import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';

const CUT_SHORT =
  /premature end of JPEG|truncated|end of (file|stream|data)|unexpected end|not enough data|out of data|end-of-file/i;

/** Good files that a decoder does not know how to read: lossless, hierarchical and 12-bit JPEG, old JPEG in TIFF, and the like. */
const UNKNOWN_VARIANT =
  /unsupported (JPEG process|JPEG data precision|color conversion|feature|BitsPerSample)|compression support is not configured|decoding is not implemented|samples out of range/i;

/**
 * Names a decoder's failure: TRUNCATED when the file ends before its format says it should, CORRUPT otherwise.
 * The decoder alone judges whether a file is good; its structure is looked at only to tell the person which of both it is.
 */
export async function nameDecoderError(error: unknown, path: string, format: string): Promise<Refusal> {
  const reason = (error instanceof Error ? error.message : String(error)).replaceAll(path, '').split('\n').slice(0, 3);
  const detail = { format, reason: reason.join(' ').trim() };
  if (UNKNOWN_VARIANT.test(detail.reason)) return refuse('VARIANT_NOT_SUPPORTED', detail);
  if (CUT_SHORT.test(detail.reason) || !(await reachesItsEnd(path, format))) return refuse('TRUNCATED', detail);
  return refuse('CORRUPT', detail);
}

async function reachesItsEnd(path: string, format: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const tail = Buffer.alloc(Math.min(size, 4096));
    await file.read(tail, 0, tail.length, size - tail.length);
    if (format === 'JPEG') return tail.includes(Buffer.from([0xff, 0xd9]));
    if (format === 'PNG') return tail.includes('IEND', 0, 'latin1');
    if (format === 'WEBP') return head.readUInt32LE(4) + 8 <= size;
    if (format === 'AVIF' || format === 'HEIC') return await boxesFit(file, size);
    return true;
  } finally {
    await file.close();
  }
}

/** An ISO base media file is a chain of sized boxes: the last one must end where the file ends. */
async function boxesFit(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const head = Buffer.alloc(16);
  for (let offset = 0, boxes = 0; offset < size && boxes < 1000; boxes++) {
    await file.read(head, 0, 16, offset);
    const short = head.readUInt32BE(0);
    if (short === 0) return true;
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return true;
    offset += length;
    if (offset > size) return false;
  }
  return true;
}
