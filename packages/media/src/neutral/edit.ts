/** A stretch of a file that is left out, or replaced by other bytes. */
export interface Edit {
  start: number;
  /** Not included. */
  end: number;
  replacement: Uint8Array;
}

const nothing = new Uint8Array(0);

export function leaveOut(start: number, end: number): Edit {
  return { start, end, replacement: nothing };
}

/** Reads bytes of a file at a position; fewer at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** The file does not have the structure its type promises. */
export class NotReadable extends Error {
  override name = 'NotReadable';
}

/** As ReadAt, but all bytes or NotReadable. */
export async function readExactly(read: ReadAt, position: number, length: number): Promise<Buffer> {
  const bytes = await read(position, length);
  if (bytes.length < length) throw new NotReadable(`the file ends within ${length} bytes from ${position}`);
  return bytes;
}

/** An EXIF block (a TIFF structure) that says how to turn the picture and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000000000000000', 'hex').subarray(0, 26);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
