import { copyFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Patch } from '../icc/perceptual-ink.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { readDirectories } from '../raw/directories.ts';
import { withReadAt } from './read-at.ts';

const PROFILE = 34675;
/** "ICC_PROFILE" and the number of the first part of how many (ICC.1:2010, B.4). */
const JPEG_MARK = 'ICC_PROFILE\0\x01';
const MAXIMUM_SEGMENTS = 2048;

/** Copies a JPEG or TIFF and writes over bytes of the colour profile in it; as it is when none is found. */
export async function copyWithPatch(path: string, copyPath: string, patch: Patch): Promise<void> {
  await mkdir(dirname(copyPath), { recursive: true });
  await copyFile(path, copyPath);
  const start = await withReadAt(copyPath, async (read) => (await profileInTiff(read)) ?? (await profileInJpeg(read)));
  if (start === null) return;
  const file = await open(copyPath, 'r+');
  try {
    await file.write(patch.bytes, 0, patch.bytes.length, start + patch.at);
  } finally {
    await file.close();
  }
}

async function profileInTiff(read: ReadAt): Promise<number | null> {
  const [first] = await readDirectories(read);
  return first?.place(PROFILE)?.start ?? null;
}

/** The tag table stands in the first part, whatever follows it. */
async function profileInJpeg(read: ReadAt): Promise<number | null> {
  for (let at = 2, n = 0; n < MAXIMUM_SEGMENTS; n++) {
    const head = await read(at, 4 + JPEG_MARK.length);
    const marker = head[1] ?? 0;
    if (head.length < 4 || head[0] !== 0xff || marker === 0xda) return null;
    if (marker === 0xe2 && head.toString('latin1', 4) === JPEG_MARK) return at + 4 + JPEG_MARK.length + 1;
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(2);
  }
  return null;
}
