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

const TYPE_BYTES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4 };
const MAXIMUM_ENTRIES = 1024;
const MAXIMUM_DIRECTORIES = 32;
const SUB_DIRECTORIES = 0x14a;

/**
 * Walks the chain of directories and the directories below them, the first one first. Takes TIFF's magic number and those
 * that camera makers have put in its place. A broken directory ends its branch; nothing is thrown on content.
 * @param start where the structure begins in the file; its offsets count from there
 */
export async function readDirectories(read: ReadAt, start = 0): Promise<Directory[]> {
  const head = await read(start, 8);
  const mark = head.toString('latin1', 0, 2);
  if (head.length < 8 || (mark !== 'II' && mark !== 'MM')) return [];
  const little = mark === 'II';
  // 64-bit TIFFs count differently from here on.
  if ((little ? head.readUInt16LE(2) : head.readUInt16BE(2)) === 43) return [];
  const found: Directory[] = [];
  const seen = new Set<number>();
  const waiting = [little ? head.readUInt32LE(4) : head.readUInt32BE(4)];
  while (waiting.length > 0 && found.length < MAXIMUM_DIRECTORIES) {
    const offset = waiting.shift() ?? 0;
    if (offset < 8 || seen.has(offset)) continue;
    seen.add(offset);
    const { directory, next } = await readDirectory(read, start, offset, little);
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
  little: boolean,
): Promise<{ directory?: Directory; next: number }> {
  const word = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const field = await read(start + offset, 2);
  const count = field.length < 2 ? 0 : word(field, 0);
  if (count === 0 || count > MAXIMUM_ENTRIES) return { next: 0 };
  const body = await read(start + offset + 2, count * 12 + 4);
  if (body.length < count * 12) return { next: 0 };
  const entries = new Map<number, { type: number; count: number; at: number }>();
  for (let at = 0; at < count * 12; at += 12)
    entries.set(word(body, at), { type: word(body, at + 2), count: long(body, at + 4), at });

  const bytesOf = async (tag: number, most: number): Promise<{ type: number; bytes: Buffer }> => {
    const entry = entries.get(tag);
    const each = TYPE_BYTES[entry?.type ?? 0];
    if (!entry || !each) return { type: 0, bytes: Buffer.alloc(0) };
    const length = Math.min(entry.count, most) * each;
    const inline = entry.count * each <= 4;
    const bytes = inline
      ? body.subarray(entry.at + 8, entry.at + 8 + length)
      : await read(start + long(body, entry.at + 8), length);
    return { type: entry.type, bytes };
  };
  const directory: Directory = {
    has: (tag) => entries.has(tag),
    async numbers(tag, most = 65_536) {
      const { type, bytes } = await bytesOf(tag, most);
      const each = TYPE_BYTES[type] ?? 1;
      return Array.from({ length: Math.floor(bytes.length / each) }, (_, i) =>
        each === 4 ? long(bytes, i * 4) : each === 2 ? word(bytes, i * 2) : (bytes[i] ?? 0),
      );
    },
    async number(tag) {
      return (await directory.numbers(tag, 1))[0];
    },
    place(tag) {
      const entry = entries.get(tag);
      if (!entry || TYPE_BYTES[entry.type] !== 1 || entry.count <= 4) return null;
      const at = start + long(body, entry.at + 8);
      return { start: at, end: at + entry.count };
    },
    valueAt(tag) {
      const entry = entries.get(tag);
      return entry ? start + offset + 2 + entry.at + 8 : null;
    },
    async text(tag) {
      const { type, bytes } = await bytesOf(tag, 256);
      return type === 2 ? (bytes.toString('latin1').split('\0')[0] ?? '').trim() : '';
    },
  };
  return { directory, next: body.length >= count * 12 + 4 ? long(body, count * 12) : 0 };
}
