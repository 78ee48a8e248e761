import type { ByteRange } from '@etouch/integrations/storage/storage';
import { centralRecord, endRecords, localHeader, type ZipEntry } from './zip-records.ts';

/** A stretch of an archive: bytes that are ours, or those of an entry. */
interface Part {
  offset: number;
  length: number;
  source: Buffer | number;
}

/** Where everything stands in an archive that has not been written. */
export interface ZipLayout {
  totalBytes: number;
  parts: readonly Part[];
}

/** A part of an archive to be sent: bytes as they are, or a range of the entry with this index. */
export type ZipPiece = Buffer | { entry: number; range: ByteRange };

/**
 * Lays an archive of stored entries out. It depends on nothing but the list: the same list gives the same bytes, today
 * and after a restart.
 */
export function layOutZip(entries: readonly ZipEntry[]): ZipLayout {
  const parts: Part[] = [];
  let offset = 0;
  const add = (source: Buffer | number, length: number) => {
    if (length > 0) parts.push({ offset, length, source });
    offset += length;
  };
  const directory: Buffer[] = [];
  for (const [index, entry] of entries.entries()) {
    directory.push(centralRecord(entry, offset));
    const header = localHeader(entry);
    add(header, header.length);
    add(index, entry.sizeBytes);
  }
  const directoryOffset = offset;
  const central = Buffer.concat(directory);
  add(central, central.length);
  const end = endRecords(entries.length, central.length, directoryOffset);
  add(end, end.length);
  return { totalBytes: offset, parts };
}

/** What a range of the archive is made of, in order; only the range's own entries are named. */
export function* piecesOf(layout: ZipLayout, range: ByteRange): Generator<ZipPiece> {
  for (let i = firstWithin(layout.parts, range.start); i < layout.parts.length; i++) {
    const { offset, length, source } = layout.parts[i]!;
    if (offset > range.end) return;
    const start = Math.max(0, range.start - offset);
    const end = Math.min(length - 1, range.end - offset);
    yield typeof source === 'number' ? { entry: source, range: { start, end } } : source.subarray(start, end + 1);
  }
}

/** Index of the part that holds a position. */
function firstWithin(parts: readonly Part[], position: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parts[middle]!.offset <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
