const BEGIN = '<x:xmpmeta';
const END = '</x:xmpmeta>';
/** Where in a file packets stand; the middle of a long one holds pixels. */
const SEARCHED = 4 * 1024 * 1024;

/**
 * The first XMP packet of a file, in whatever format: XMP was made to be found by programs that do not know the format
 * (specification part 3, 1.1). Null when there is none, or none that ends.
 */
export function findPacket(bytes: Buffer): Buffer | null {
  return findIn(bytes.subarray(0, SEARCHED)) ?? findIn(bytes.subarray(Math.max(SEARCHED, bytes.length - SEARCHED / 4)));
}

function findIn(bytes: Buffer): Buffer | null {
  const from = bytes.indexOf(BEGIN);
  const to = from < 0 ? -1 : bytes.indexOf(END, from);
  return to < 0 ? null : bytes.subarray(from, to + END.length);
}
