/**
 * The pack of one picture's tiles: the Deep Zoom pyramid as libvips writes it, in a ZIP without compression. Thousands of
 * tiles are one file to store, back up and remove, and one tile is one range of it. Read here after PKWARE's APPNOTE
 * 6.3.10: the directory at the end names every tile with the place of its bytes.
 */

/** First and last byte of a part, both included. */
export interface Part {
  start: number;
  end: number;
}

/** Reads a part of the pack. */
export type ReadPart = (part: Part) => Promise<Buffer>;

export interface TileLevel {
  width: number;
  height: number;
  columns: number;
  rows: number;
}

export interface TilePack {
  /** Pixels of a tile's side. */
  tileSize: number;
  /** From one tile to the picture's own pixels. */
  levels: TileLevel[];
  /** The bytes of a tile's JPEG; null when there is none at this place. Throws TilePackBroken. */
  read(level: number, column: number, row: number): Promise<Buffer | null>;
}

/** The bytes are not those of a pack; or they were replaced since its directory was read. */
export class TilePackBroken extends Error {
  override name = 'TilePackBroken';
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
/** What a writer may put between the name and the bytes. */
const LOCAL_SPARE_BYTES = 64;

interface Entry {
  name: string;
  offset: number;
  bytes: number;
}

/**
 * Opens a pack by reading its directory, some ten kilobytes.
 * @param bytes length of the whole pack
 * @throws TilePackBroken
 */
export async function openTilePack(read: ReadPart, bytes: number): Promise<TilePack> {
  const entries = await readDirectory(read, bytes);
  const description = [...entries.values()].find(({ name }) => name.endsWith('.dzi'));
  if (!description) throw new TilePackBroken('no description');
  const xml = (await readEntry(read, bytes, description)).toString('latin1');
  const number = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(xml)?.[1]);
  const [width, height, tileSize] = [number('Width'), number('Height'), number('TileSize')];
  if (!(width > 0 && height > 0 && tileSize > 0)) throw new TilePackBroken('no size');
  const levels = levelsOf(width, height, tileSize);
  const tileOf = (level: number, column: number, row: number) =>
    entries.get(`t_files/${level}/${column}_${row}.jpeg`) ?? null;
  const last = levels.at(-1)!;
  if (!tileOf(levels.length - 1, last.columns - 1, last.rows - 1)) throw new TilePackBroken('tiles are missing');
  return {
    tileSize,
    levels,
    read: async (level, column, row) => {
      const entry = tileOf(level, column, row);
      return entry && readEntry(read, bytes, entry);
    },
  };
}

/** Every level has half the pixels of the next, rounded up, down to the one that is a single tile. */
function levelsOf(width: number, height: number, tileSize: number): TileLevel[] {
  const columns = Math.ceil(width / tileSize);
  const rows = Math.ceil(height / tileSize);
  const level = { width, height, columns, rows };
  if (columns === 1 && rows === 1) return [level];
  return [...levelsOf(Math.ceil(width / 2), Math.ceil(height / 2), tileSize), level];
}

async function readDirectory(read: ReadPart, bytes: number): Promise<Map<string, Entry>> {
  if (bytes < END_BYTES) throw new TilePackBroken('too short');
  const end = await read({ start: bytes - END_BYTES, end: bytes - 1 });
  if (end.readUInt32LE(0) !== END) throw new TilePackBroken('no directory');
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (length === 0 || start + length > bytes) throw new TilePackBroken('no directory');
  const directory = await read({ start, end: start + length - 1 });
  const entries = new Map<string, Entry>();
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw new TilePackBroken('directory');
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const entry = {
      name: directory.toString('latin1', at + 46, at + 46 + name),
      bytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    };
    entries.set(entry.name, entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

async function readEntry(read: ReadPart, bytes: number, entry: Entry): Promise<Buffer> {
  const before = LOCAL_BYTES + entry.name.length + LOCAL_SPARE_BYTES;
  const end = Math.min(bytes - 1, entry.offset + before + entry.bytes - 1);
  const found = await read({ start: entry.offset, end });
  if (found.length < LOCAL_BYTES || found.readUInt32LE(0) !== LOCAL) throw new TilePackBroken('not at its place');
  const nameLength = found.readUInt16LE(26);
  const from = LOCAL_BYTES + nameLength + found.readUInt16LE(28);
  const name = found.toString('latin1', LOCAL_BYTES, LOCAL_BYTES + nameLength);
  if (name !== entry.name || from + entry.bytes > found.length) throw new TilePackBroken('not at its place');
  return found.subarray(from, from + entry.bytes);
}
