import type { ReadAt } from '../neutral/edit.ts';

/** One directory of a TIFF-like file; values are read when asked for. */
export interface Directory {
  has(tag: number): boolean;
  /** All numbers of a tag, at most `most`; none when it is missing, of another type or outside the file. */
  numbers(tag: number, most?: number): Promise<number[]>;
  number(tag: number): Promise<number | undefined>;
  text(tag: number): Promise<string>;
  /** Where the value of a tag of plain bytes stands in the file; null when it is missing or in the directory itself. */
  place(tag: number): { start: number; end: number } | null;
  /** Where the value of a tag stands that is short enough to stand in the directory itself; null when it is missing. */
  valueAt(tag: number): number | null;
}

const TYPE_BYTES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8, 18: 8 };
const MAXIMUM_ENTRIES = 1024;
const MAXIMUM_DIRECTORIES = 32;
const SUB_DIRECTORIES = 0x14a;

/** How a structure writes its numbers, and how wide: TIFF 6.0, or its 64-bit extension ("BigTIFF"). */
interface Widths {
  word: (bytes: Buffer, at: number) => number;
  long: (bytes: Buffer, at: number) => number;
  long8: (bytes: Buffer, at: number) => number;
  /** A place in the file or a number of values. */
  place: (bytes: Buffer, at: number) => number;
  placeBytes: 4 | 8;
  /** Bytes of the field that holds the number of entries. */
  countBytes: 2 | 8;
}

function widthsOf(little: boolean, big: boolean): Widths {
  const long = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const long8 = (bytes: Buffer, at: number) => Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return {
    word: (bytes, at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    long,
    long8,
    place: big ? long8 : long,
    placeBytes: big ? 8 : 4,
    countBytes: big ? 8 : 2,
  };
}

/**
 * Walks the chain of directories and the directories below them, the first one first. Takes TIFF's magic number, that of
 * its 64-bit extension, and those that camera makers have put in its place. A broken directory ends its branch; nothing is
 * thrown on content.
 * @param start where the structure begins in the file; its offsets count from there
 */
export async function readDirectories(read: ReadAt, start = 0): Promise<Directory[]> {
  const head = await read(start, 16);
  const mark = head.toString('latin1', 0, 2);
  if (head.length < 8 || (mark !== 'II' && mark !== 'MM')) return [];
  const big = widthsOf(mark === 'II', false).word(head, 2) === 43;
  const widths = widthsOf(mark === 'II', big);
  if (big && (head.length < 16 || widths.word(head, 4) !== 8)) return [];
  const found: Directory[] = [];
  const seen = new Set<number>();
  const waiting = [widths.place(head, big ? 8 : 4)];
  while (waiting.length > 0 && found.length < MAXIMUM_DIRECTORIES) {
    const offset = waiting.shift() ?? 0;
    if (offset < 8 || !Number.isSafeInteger(start + offset) || seen.has(offset)) continue;
    seen.add(offset);
    const { directory, next } = await readDirectory(read, start, offset, widths);
    if (!directory) continue;
    found.push(directory);
    waiting.push(...(await directory.numbers(SUB_DIRECTORIES, 16)), next);
  }
  return found;
}

async function readDirectory(
  read: ReadAt,
  start: number,
  offset: number,
  { word, long, long8, place, placeBytes, countBytes }: Widths,
): Promise<{ directory?: Directory; next: number }> {
  const field = await read(start + offset, countBytes);
  const count = field.length < countBytes ? 0 : countBytes === 8 ? long8(field, 0) : word(field, 0);
  if (count === 0 || count > MAXIMUM_ENTRIES) return { next: 0 };
  const entryBytes = 4 + 2 * placeBytes;
  const tableBytes = count * entryBytes;
  const body = await read(start + offset + countBytes, tableBytes + placeBytes);
  if (body.length < tableBytes) return { next: 0 };
  const entries = new Map<number, { type: number; count: number; valueAt: number }>();
  for (let at = 0; at < tableBytes; at += entryBytes)
    entries.set(word(body, at), {
      type: word(body, at + 2),
      count: place(body, at + 4),
      valueAt: at + 4 + placeBytes,
    });

  const bytesOf = async (tag: number, most: number): Promise<{ type: number; bytes: Buffer }> => {
    const entry = entries.get(tag);
    const each = TYPE_BYTES[entry?.type ?? 0];
    if (!entry || !each) return { type: 0, bytes: Buffer.alloc(0) };
    const length = Math.min(entry.count, most) * each;
    const inline = entry.count * each <= placeBytes;
    const at = start + place(body, entry.valueAt);
    if (!inline && !Number.isSafeInteger(at)) return { type: 0, bytes: Buffer.alloc(0) };
    const bytes = inline ? body.subarray(entry.valueAt, entry.valueAt + length) : await read(at, length);
    return { type: entry.type, bytes };
  };
  const directory: Directory = {
    has: (tag) => entries.has(tag),
    async numbers(tag, most = 65_536) {
      const { type, bytes } = await bytesOf(tag, most);
      const each = TYPE_BYTES[type] ?? 1;
      const value = {
        1: (at: number) => bytes[at] ?? 0,
        2: (at: number) => word(bytes, at),
        4: (at: number) => long(bytes, at),
        8: (at: number) => long8(bytes, at),
      };
      const at = value[each as keyof typeof value];
      return Array.from({ length: Math.floor(bytes.length / each) }, (_, i) => at(i * each));
    },
    async number(tag) {
      return (await directory.numbers(tag, 1))[0];
    },
    place(tag) {
      const entry = entries.get(tag);
      if (!entry || TYPE_BYTES[entry.type] !== 1 || entry.count <= placeBytes) return null;
      const at = start + place(body, entry.valueAt);
      return { start: at, end: at + entry.count };
    },
    valueAt(tag) {
      const entry = entries.get(tag);
      return entry ? start + offset + countBytes + entry.valueAt : null;
    },
    async text(tag) {
      const { type, bytes } = await bytesOf(tag, 256);
      return type === 2 ? (bytes.toString('latin1').split('\0')[0] ?? '').trim() : '';
    },
  };
  return { directory, next: body.length >= tableBytes + placeBytes ? place(body, tableBytes) : 0 };
}
