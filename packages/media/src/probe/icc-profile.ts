/** The name a colour profile gives itself ("Adobe RGB (1998)"), or null. Reads ICC versions 2 and 4; never throws. */
export function readIccProfileName(profile: Uint8Array | undefined): string | null {
  if (!profile || profile.length < 132) return null;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const tags = Math.min(view.getUint32(128), 100);
  for (let i = 0; i < tags; i++) {
    const entry = 132 + i * 12;
    if (entry + 12 > profile.length) return null;
    if (view.getUint32(entry) === 0x64657363) return readDescription(profile, view, view.getUint32(entry + 4));
  }
  return null;
}

function readDescription(profile: Uint8Array, view: DataView, start: number): string | null {
  if (start + 28 > profile.length) return null;
  const localized = view.getUint32(start) === 0x6d6c7563; // 'mluc': UTF-16, version 4
  const length = view.getUint32(start + (localized ? 20 : 8));
  const from = start + (localized ? view.getUint32(start + 24) : 12);
  if (length > 512 || from + length > profile.length) return null;
  const bytes = Buffer.from(profile.subarray(from, from + length));
  const text = localized ? bytes.swap16().toString('utf16le') : bytes.toString('latin1');
  return (text.split('\0')[0] ?? '').trim() || null;
}
