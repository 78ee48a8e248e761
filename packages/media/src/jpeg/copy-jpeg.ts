import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { orientationOnly, type ReadAt } from '../neutral/edit.ts';

/** What a copied JPEG says of itself beside its own coded data. */
export interface JpegWords {
  /** EXIF orientation to say instead of what it says itself; null leaves its own EXIF as it is. */
  orientation: number | null;
  /** Colour profile to add; null leaves its own. */
  profile: Uint8Array | null;
}

const CHUNK = 1024 * 1024;
/** Bytes of a profile that one segment can hold beside its head (ICC.1:2010, B.4). */
const PROFILE_BYTES = 65_519;

/** Copies a JPEG out of a file, segment by segment up to its coded data, with other words about itself. */
export async function copyJpeg(
  read: ReadAt,
  { offset, length }: { offset: number; length: number },
  path: string,
  { orientation, profile }: JpegWords,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const out = await open(path, 'wx', 0o600);
  try {
    await out.writeFile(Buffer.from([0xff, 0xd8]));
    if (orientation !== null) {
      await out.writeFile(
        segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)])),
      );
    }
    for (const part of profile ? profileSegments(profile) : []) await out.writeFile(part);
    let at = offset + 2;
    for (const end = offset + length; at < end;) {
      const head = await read(at, 10);
      if (head.length < 10 || head[0] !== 0xff || head[1] === 0xda) break;
      const bytes = head[1] === 0xff ? 1 : 2 + head.readUInt16BE(2);
      const isExif = head[1] === 0xe1 && head.toString('latin1', 4, 8) === 'Exif';
      if (!(isExif && orientation !== null)) await out.writeFile(await read(at, bytes));
      at += bytes;
    }
    for (let left = offset + length - at; left > 0;) {
      const chunk = await read(at, Math.min(CHUNK, left));
      if (chunk.length === 0) break;
      await out.writeFile(chunk);
      at += chunk.length;
      left -= chunk.length;
    }
  } finally {
    await out.close();
  }
}

function profileSegments(profile: Uint8Array): Buffer[] {
  const count = Math.ceil(profile.length / PROFILE_BYTES);
  return Array.from({ length: count }, (_, i) =>
    segment(
      0xe2,
      Buffer.concat([
        Buffer.from('ICC_PROFILE\0', 'latin1'),
        Buffer.from([i + 1, count]),
        profile.subarray(i * PROFILE_BYTES, (i + 1) * PROFILE_BYTES),
      ]),
    ),
  );
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
