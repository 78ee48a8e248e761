/** Bytes to be written over those of a file or a profile. */
export interface Patch {
  at: number;
  bytes: Buffer;
}

const TABLE_AT = 132;
const ENTRY_BYTES = 12;

/**
 * What makes a profile of ink give its perceptual table to a program that asks for the colorimetric one, as libvips does on
 * its way through floating point: the two entries of its tag table then name the same place (ICC.1:2010, 7.3). Press
 * profiles differ in the two by up to a ΔE of 15. Null when there is nothing to change.
 */
export function perceptualPatch(profile: Uint8Array): Patch | null {
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  if (bytes.length < TABLE_AT) return null;
  const found = new Map<string, number>();
  for (let i = 0; i < Math.min(bytes.readUInt32BE(128), 100); i++) {
    const at = TABLE_AT + i * ENTRY_BYTES;
    if (at + ENTRY_BYTES > bytes.length) return null;
    found.set(bytes.toString('latin1', at, at + 4), at);
  }
  const [perceptual, colorimetric] = [found.get('A2B0'), found.get('A2B1')];
  if (perceptual === undefined || colorimetric === undefined) return null;
  return { at: colorimetric + 4, bytes: bytes.subarray(perceptual + 4, perceptual + ENTRY_BYTES) };
}
