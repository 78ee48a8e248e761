import type { Columns } from './chromaticities.ts';

/** Channels a profile's pixels have by its colour space; null for other spaces and for what is no profile. */
export function profileChannels(profile: Uint8Array): 1 | 3 | 4 | null {
  if (profile.length < 132) return null;
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  if (bytes.toString('latin1', 36, 40) !== 'acsp') return null;
  const space = bytes.toString('latin1', 16, 20);
  return space === 'GRAY' ? 1 : space === 'RGB ' ? 3 : space === 'CMYK' ? 4 : null;
}

/** The bytes of a tag, or null. Never throws. */
export function profileTag(profile: Uint8Array, name: string): Buffer | null {
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  if (bytes.length < 132) return null;
  const count = Math.min(bytes.readUInt32BE(128), 100);
  for (let at = 132; at < 132 + count * 12 && at + 12 <= bytes.length; at += 12) {
    if (bytes.toString('latin1', at, at + 4) !== name) continue;
    const [start, length] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    return start + length <= bytes.length ? bytes.subarray(start, start + length) : null;
  }
  return null;
}

/** The primaries of a profile of a matrix and curves; null for others. Never throws. */
export function profilePrimaries(profile: Uint8Array): Columns | null {
  const [r, g, b] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => {
    const tag = profileTag(profile, name);
    return tag && tag.length >= 20 ? [8, 12, 16].map((at) => tag.readInt32BE(at) / 65536) : null;
  });
  return r && g && b ? [r, g, b] : null;
}
