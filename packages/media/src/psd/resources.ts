import type { ReadAt } from '../neutral/edit.ts';

/** What of the image resources matters to the picture. */
export interface PsdResources {
  profile: Buffer | null;
  exif: Buffer | null;
  xmp: Buffer | null;
  /** False when the file was saved without the flattened picture ("maximise compatibility" off). */
  hasComposite: boolean;
}

const PROFILE = 0x40f;
const VERSION = 0x421;
const EXIF = 0x422;
const XMP = 0x424;
/** Above every real one. */
const MAXIMUM_BYTES: Record<number, number> = {
  [PROFILE]: 16 << 20,
  [VERSION]: 4096,
  [EXIF]: 1 << 20,
  [XMP]: 16 << 20,
};
const MAXIMUM_RESOURCES = 4096;

/** Walks the image resources between two positions; what breaks the chain ends it. Never throws on content. */
export async function readResources(read: ReadAt, start: number, end: number): Promise<PsdResources> {
  const found = new Map<number, Buffer>();
  for (let at = start, n = 0; at + 12 <= end && n < MAXIMUM_RESOURCES; n++) {
    const head = await read(at, 7);
    if (head.length < 7 || head.toString('latin1', 1, 4) !== 'BIM') break;
    const id = head.readUInt16BE(4);
    // The name: its length, its bytes, filled up to an even number.
    const sizeAt = at + 6 + (((head[6] ?? 0) + 2) & ~1);
    const field = await read(sizeAt, 4);
    if (field.length < 4) break;
    const length = field.readUInt32BE();
    if (sizeAt + 4 + length > end) break;
    if (!found.has(id) && length <= (MAXIMUM_BYTES[id] ?? -1)) found.set(id, await read(sizeAt + 4, length));
    at = sizeAt + 4 + length + (length & 1);
  }
  return {
    profile: found.get(PROFILE) ?? null,
    exif: found.get(EXIF) ?? null,
    xmp: found.get(XMP) ?? null,
    hasComposite: found.get(VERSION)?.[4] !== 0,
  };
}
