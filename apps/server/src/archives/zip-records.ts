/**
 * The records of a ZIP file whose entries are stored, after PKWARE's APPNOTE 6.3.10 (the numbers behind the names are its
 * sections). Sizes and CRC-32 are known before a byte is read, so no entry needs a data descriptor.
 */
export interface ZipEntry {
  /** Path in the archive, with `/` between folders. */
  name: string;
  sizeBytes: number;
  crc32: number;
  modifiedAt: Date;
}

const MAX_32 = 0xff_ff_ff_ff;
const MAX_16 = 0xff_ff;
/** 4.4.4: bit 11, the name is UTF-8. */
const UTF_8 = 0x0800;
/** 4.4.3: 2.0 for folders in names, 4.5 for Zip64. */
const VERSION = 20;
const VERSION_ZIP64 = 45;
/** 4.4.2: made on Unix, by a writer of APPNOTE 6.3. */
const MADE_BY = (3 << 8) | 63;
/** A plain file that its owner may write and all may read. */
const FILE_MODE = 0o100644;

/** What stands before an entry's bytes (4.3.7). */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const large = entry.sizeBytes >= MAX_32;
  // 4.5.3: in a local header both sizes are there or none.
  const extra = Buffer.concat([large ? zip64([entry.sizeBytes, entry.sizeBytes]) : Buffer.alloc(0), utcTime(entry)]);
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04_03_4b_50, 0);
  fixed.writeUInt16LE(large ? VERSION_ZIP64 : VERSION, 4);
  common(entry).copy(fixed, 6);
  fixed.writeUInt16LE(name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, name, extra]);
}

/** An entry of the central directory (4.3.12). @param offset where the entry's local header stands */
export function centralRecord(entry: ZipEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const far: number[] = [];
  if (entry.sizeBytes >= MAX_32) far.push(entry.sizeBytes, entry.sizeBytes);
  if (offset >= MAX_32) far.push(offset);
  const extra = Buffer.concat([far.length > 0 ? zip64(far) : Buffer.alloc(0), utcTime(entry)]);
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02_01_4b_50, 0);
  fixed.writeUInt16LE(MADE_BY, 4);
  fixed.writeUInt16LE(far.length > 0 ? VERSION_ZIP64 : VERSION, 6);
  common(entry).copy(fixed, 8);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(FILE_MODE * 0x1_00_00, 38);
  fixed.writeUInt32LE(Math.min(offset, MAX_32), 42);
  return Buffer.concat([fixed, name, extra]);
}

/** What ends the archive (4.3.14 to 4.3.16); with Zip64 records where a number does not fit. */
export function endRecords(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(Math.min(entries, MAX_16), 8);
  end.writeUInt16LE(Math.min(entries, MAX_16), 10);
  end.writeUInt32LE(Math.min(directoryBytes, MAX_32), 12);
  end.writeUInt32LE(Math.min(directoryOffset, MAX_32), 16);
  if (entries < MAX_16 && directoryBytes < MAX_32 && directoryOffset < MAX_32) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06_06_4b_50, 0);
  large.writeBigUInt64LE(BigInt(large.length - 12), 4);
  large.writeUInt16LE(MADE_BY, 12);
  large.writeUInt16LE(VERSION_ZIP64, 14);
  large.writeBigUInt64LE(BigInt(entries), 24);
  large.writeBigUInt64LE(BigInt(entries), 32);
  large.writeBigUInt64LE(BigInt(directoryBytes), 40);
  large.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07_06_4b_50, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}

/** Flags, method (0: stored), time, CRC-32 and sizes: the same in both headers. */
function common({ sizeBytes, crc32, modifiedAt }: ZipEntry): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(UTF_8, 0);
  bytes.writeUInt32LE(dosTime(modifiedAt), 4);
  bytes.writeUInt32LE(crc32, 8);
  bytes.writeUInt32LE(Math.min(sizeBytes, MAX_32), 12);
  bytes.writeUInt32LE(Math.min(sizeBytes, MAX_32), 16);
  return bytes;
}

/** 4.4.6: two seconds exact, from 1980 to 2107, in no time zone: UTC here. */
function dosTime(at: Date): number {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  const date = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x1_00_00 + time;
}

/** The time as UTC ("extended timestamp", Info-ZIP's 0x5455), which readers prefer to the one without a zone. */
function utcTime({ modifiedAt }: ZipEntry): Buffer {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt16LE(0x54_55, 0);
  bytes.writeUInt16LE(5, 2);
  bytes.writeUInt8(1, 4);
  bytes.writeInt32LE(Math.max(0, Math.min(0x7f_ff_ff_ff, Math.floor(modifiedAt.getTime() / 1000))), 5);
  return bytes;
}

/** 4.5.3: the numbers that did not fit, in their order. */
function zip64(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * numbers.length);
  bytes.writeUInt16LE(0x00_01, 0);
  bytes.writeUInt16LE(8 * numbers.length, 2);
  for (const [i, number] of numbers.entries()) bytes.writeBigUInt64LE(BigInt(number), 4 + 8 * i);
  return bytes;
}
