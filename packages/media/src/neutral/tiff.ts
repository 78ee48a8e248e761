import { NotReadable, readExactly, type Edit, type ReadAt } from './edit.ts';

/** Bytes of one value of each TIFF type. */
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** Tags the picture is made of: everything else is overwritten with zeros where it stands. */
const look = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291, 292, 293,
  296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 330, 332, 334, 336, 338, 339, 340, 341, 342, 347, 512,
  513, 514, 529, 530, 531, 532, 34675,
]); // prettier-ignore
const SUB_DIRECTORIES = 330;
/** EXIF, GPS and interoperability directories: their values go with them. */
const privateDirectories = new Set([34665, 34853, 40965]);
const MAXIMUM_DIRECTORIES = 64;

/**
 * Overwrites descriptions, authors, dates, cameras, EXIF, GPS, IPTC, XMP and private tags with zeros, byte for byte, so
 * that nothing moves. Throws NotReadable for BigTIFF and broken directories.
 */
export async function editTiff(read: ReadAt, size: number): Promise<Edit[]> {
  const head = await readExactly(read, 0, 8);
  const little = head[0] === 0x49;
  const u16 = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (u16(head, 2) !== 42) throw new NotReadable('not a classic TIFF');

  const edits: Edit[] = [];
  const zero = (start: number, length: number) => {
    if (start + length > size) throw new NotReadable('a value outside the file');
    edits.push({ start, end: start + length, replacement: new Uint8Array(length) });
  };
  const seen = new Set<number>();
  const waiting = [{ offset: u32(head, 4), isPrivate: false }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { offset, isPrivate } = next;
    if (offset === 0 || seen.has(offset)) continue;
    if (seen.add(offset).size > MAXIMUM_DIRECTORIES) throw new NotReadable('too many directories');
    const count = u16(await readExactly(read, offset, 2), 0);
    const entries = await readExactly(read, offset + 2, count * 12 + 4);
    for (let i = 0; i < count; i++) {
      const [tag, type, values, inline] = [
        u16(entries, i * 12),
        u16(entries, i * 12 + 2),
        u32(entries, i * 12 + 4),
        u32(entries, i * 12 + 8),
      ];
      const length = (typeSizes[type] ?? 1) * values;
      const entry = offset + 2 + i * 12;
      if (!isPrivate && tag === SUB_DIRECTORIES) {
        const list = length <= 4 ? entries.subarray(i * 12 + 8, i * 12 + 12) : await readExactly(read, inline, length);
        for (let at = 0; at + 4 <= length; at += 4) waiting.push({ offset: u32(list, at), isPrivate: false });
      } else if (privateDirectories.has(tag)) {
        // The entry goes too: a directory of zeros would be read as a broken one.
        waiting.push({ offset: inline, isPrivate: true });
        zero(entry + 8, 4);
      } else if (isPrivate || !look.has(tag)) {
        if (length > 4) zero(inline, length);
        else zero(entry + 8, 4);
      }
    }
    if (isPrivate) zero(offset, 2 + count * 12);
    else waiting.push({ offset: u32(entries, count * 12), isPrivate: false });
  }
  return edits;
}
