import type { ReadAt } from '../neutral/edit.ts';
import type { RawFormat } from './raw-format.ts';

/** How long a camera file that is no TIFF must be for what its head names; 0 when it names nothing. */
export async function neededByHead(read: ReadAt, size: number, format: RawFormat): Promise<number> {
  if (format === 'RAF') return neededByFuji(await read(84, 24));
  return format === 'CR3' ? neededByBoxes(read, size) : 0;
}

/** Fujifilm: places and lengths of the preview, the directory and the sensor's data. */
function neededByFuji(table: Buffer): number {
  let needed = 0;
  for (let at = 0; at + 8 <= table.length; at += 8) {
    needed = Math.max(needed, table.readUInt32BE(at) + table.readUInt32BE(at + 4));
  }
  return needed;
}

/** Boxes follow one another: the last one must end where the file ends. */
async function neededByBoxes(read: ReadAt, size: number): Promise<number> {
  let at = 0;
  for (let n = 0; at + 16 <= size && n < 64; n++) {
    const head = await read(at, 16);
    const short = head.readUInt32BE(0);
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return 0;
    at += length;
  }
  return at;
}
