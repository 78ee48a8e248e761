import { open } from 'node:fs/promises';

const PROFILE = 34675;

/**
 * Puts a colour profile on a little-endian TIFF of one directory, as libvips writes them, whatever its pixels were before:
 * profile and a new directory are appended, nothing is moved. @throws Error for any other TIFF
 */
export async function addProfile(path: string, profile: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(8);
    await file.read(head, 0, 8, 0);
    if (head.toString('latin1', 0, 4) !== 'II*\0') throw new Error('not a TIFF of ours');
    const directoryAt = head.readUInt32LE(4);
    const field = Buffer.alloc(2);
    await file.read(field, 0, 2, directoryAt);
    const entries = Buffer.alloc(field.readUInt16LE() * 12);
    await file.read(entries, 0, entries.length, directoryAt + 2);
    const rows = Array.from({ length: entries.length / 12 }, (_, i) => entries.subarray(i * 12, i * 12 + 12));

    const profileAt = size + (size & 1);
    const row = Buffer.alloc(12);
    row.writeUInt16LE(PROFILE, 0);
    row.writeUInt16LE(7, 2);
    row.writeUInt32LE(profile.length, 4);
    row.writeUInt32LE(profileAt, 8);
    const kept = rows.filter((entry) => entry.readUInt16LE(0) !== PROFILE);
    const sorted = [...kept, row].toSorted((a, b) => a.readUInt16LE(0) - b.readUInt16LE(0));
    field.writeUInt16LE(sorted.length);
    const padding = Buffer.alloc(profile.length & 1);
    await file.write(Buffer.concat([profile, padding, field, ...sorted, Buffer.alloc(4)]), 0, undefined, profileAt);
    head.writeUInt32LE(profileAt + profile.length + padding.length, 4);
    await file.write(head, 0, 8, 0);
  } finally {
    await file.close();
  }
}
