import { readBoxes } from '../neutral/boxes.ts';
import { NotReadable, type ReadAt } from '../neutral/edit.ts';
import { readDirectories } from './directories.ts';
import type { RawFormat } from './raw-format.ts';

/** Orientation by degrees turned clockwise for upright viewing. */
const byDegrees: Record<number, number> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/** The EXIF orientation in formats that are no TIFF; null when the format keeps none of its own. Never throws on content. */
export async function makerOrientation(read: ReadAt, size: number, format: RawFormat): Promise<number | null> {
  try {
    if (format === 'CR3') return await canonBoxes(read, size);
    if (format === 'CRW') return await canonHeap(read, size);
    if (format === 'MRW') return await minoltaBlocks(read);
    if (format === 'X3F') return byDegrees[(await read(36, 4)).readUInt32LE()] ?? null;
    return null;
  } catch (error) {
    if (error instanceof NotReadable || error instanceof RangeError) return null;
    throw error;
  }
}

/** CR3: the box CMT1, in Canon's own box within `moov`, is a TIFF structure with the first directory of the metadata. */
async function canonBoxes(read: ReadAt, size: number): Promise<number | null> {
  const moov = (await readBoxes(read, 0, size)).find(({ type }) => type === 'moov');
  if (!moov) return null;
  for (const own of await readBoxes(read, moov.content, moov.end)) {
    if (own.type !== 'uuid') continue;
    const metadata = (await readBoxes(read, own.content + 16, own.end)).find(({ type }) => type === 'CMT1');
    if (!metadata) continue;
    const [first] = await readDirectories(read, metadata.content);
    return (await first?.number(0x112)) ?? null;
  }
  return null;
}

/** CRW: a heap whose directory stands at its end; record 0x1810 (ImageInfo) has the degrees as its fourth value (CIFF 1.0). */
async function canonHeap(read: ReadAt, size: number, start?: number, end?: number, depth = 0): Promise<number | null> {
  const heap = start ?? (await read(2, 4)).readUInt32LE();
  const last = end ?? size;
  if (depth > 4) return null;
  const table = heap + (await read(last - 4, 4)).readUInt32LE();
  const count = Math.min((await read(table, 2)).readUInt16LE(), 256);
  const records = await read(table + 2, count * 10);
  for (let at = 0; at + 10 <= records.length; at += 10) {
    const tag = records.readUInt16LE(at) & 0x3fff;
    const [length, offset] = [records.readUInt32LE(at + 2), heap + records.readUInt32LE(at + 6)];
    if (tag === 0x1810) return byDegrees[((await read(offset + 12, 4)).readInt32LE() + 360) % 360] ?? null;
    // 0x28.. and 0x30.. are heaps within the heap.
    if ((tag & 0x3800) === 0x2800 || (tag & 0x3800) === 0x3000) {
      const found = await canonHeap(read, size, offset, offset + length, depth + 1);
      if (found !== null) return found;
    }
  }
  return null;
}

/** MRW: blocks behind one another; TTW holds a TIFF structure. */
async function minoltaBlocks(read: ReadAt): Promise<number | null> {
  const all = 8 + (await read(4, 4)).readUInt32BE();
  for (let at = 8, n = 0; at + 8 <= all && n < 32; n++) {
    const head = await read(at, 8);
    const length = head.readUInt32BE(4);
    if (head.toString('latin1', 1, 4) === 'TTW') {
      const [first] = await readDirectories(read, at + 8);
      return (await first?.number(0x112)) ?? null;
    }
    at += 8 + length;
  }
  return null;
}
