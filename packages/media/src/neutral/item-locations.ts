import { NotReadable } from './edit.ts';

/** Where one item's bytes stand. */
export interface ItemLocation {
  itemId: number;
  /** True: within the `idat` box; false: at positions of the file. */
  inItemData: boolean;
  extents: { start: number; length: number }[];
}

/**
 * Reads an `iloc` box (ISO 14496-12, 8.11.3).
 * @param content everything after size and type
 * @throws NotReadable for items in other files or built from other items, and for lengths left open
 */
export function readItemLocations(content: Buffer): ItemLocation[] {
  let at = 4;
  const version = content[0] ?? 0;
  const unsigned = (bytes: number): number => {
    if (at + bytes > content.length) throw new NotReadable('the item locations end early');
    const value = bytes === 0 ? 0 : bytes === 8 ? Number(content.readBigUInt64BE(at)) : content.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const [offsets, bases] = [unsigned(1), unsigned(1)];
  const [offsetBytes, lengthBytes, baseBytes] = [offsets >> 4, offsets & 15, bases >> 4];
  const indexBytes = version > 0 ? bases & 15 : 0;
  if ([offsetBytes, lengthBytes, baseBytes, indexBytes].some((bytes) => ![0, 4, 8].includes(bytes)))
    throw new NotReadable('item locations of unknown widths');
  return Array.from({ length: unsigned(version < 2 ? 2 : 4) }, () => {
    const itemId = unsigned(version < 2 ? 2 : 4);
    const method = version > 0 ? unsigned(2) & 15 : 0;
    const otherFile = unsigned(2) !== 0;
    const base = unsigned(baseBytes);
    if (method > 1 || otherFile) throw new NotReadable('an item stands elsewhere');
    const extents = Array.from({ length: unsigned(2) }, () => {
      unsigned(indexBytes);
      const start = base + unsigned(offsetBytes);
      const length = unsigned(lengthBytes);
      if (length === 0) throw new NotReadable('an item of unknown length');
      return { start, length };
    });
    return { itemId, inItemData: method === 1, extents };
  });
}
