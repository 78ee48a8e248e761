import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { withReadAt } from '../decode/read-at.ts';
import { Refused } from '../decode/refused.ts';
import { labProfile } from '../icc/made-profiles.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { readDirectories } from '../raw/directories.ts';
import { addProfile } from './add-profile.ts';

/** A TIFF in CIELAB, which libvips reads in part only, and with another white than print means. */
export interface LabTiff {
  /** Pixels as displayed. */
  width: number;
  height: number;
  /** As in EXIF, 1 to 8. */
  orientation: number;
  bits: 8 | 16;
  /** CIELAB keeps a* and b* signed, ICCLAB around the middle (TIFF 6.0, section 23, and its supplements). */
  signed: boolean;
  photometricAt: number;
  littleEndian: boolean;
}

const CIELAB = 8;
const ICCLAB = 9;
/** Bytes that are put right at a time; a whole number of pixels. */
const CHUNK = 6 * 1024 * 1024;

/** Reads the head of a TIFF in CIELAB or ICCLAB; null for every other. */
export async function readLabTiff(read: ReadAt): Promise<LabTiff | null> {
  const [first] = await readDirectories(read);
  const photometric = await first?.number(0x106);
  const photometricAt = first?.valueAt(0x106) ?? null;
  if (!first || photometricAt === null || (photometric !== CIELAB && photometric !== ICCLAB)) return null;
  const [columns = 0, rows = 0, bits, turned = 1] = [
    await first.number(0x100),
    await first.number(0x101),
    await first.number(0x102),
    await first.number(0x112),
  ];
  if (columns === 0 || rows === 0) throw new Refused('CORRUPT', { format: 'TIFF' });
  if (bits !== 8 && bits !== 16)
    throw new Refused('VARIANT_NOT_SUPPORTED', { format: 'TIFF', reason: `Lab of ${bits} bits` });
  const littleEndian = (await read(0, 1))[0] === 0x49;
  const orientation = turned >= 1 && turned <= 8 ? turned : 1;
  const [width, height] = orientation >= 5 ? [rows, columns] : [columns, rows];
  return { width, height, orientation, bits, signed: photometric === CIELAB, photometricAt, littleEndian };
}

/**
 * Writes a Lab picture as 16-bit Lab under a profile that says so: the decoder writes its numbers as if they were RGB, and
 * they are put right where they stand, so that no more than a stretch of them is held in memory.
 */
export async function writeLabStandIn(
  path: string,
  lab: LabTiff,
  copyPath: string,
  standInPath: string,
): Promise<void> {
  await mkdir(dirname(copyPath), { recursive: true });
  await copyFile(path, copyPath);
  await callItRgb(copyPath, lab);
  await sharp(copyPath, { ignoreIcc: true, limitInputPixels: false, failOn: 'warning', autoOrient: true })
    .removeAlpha()
    .toColourspace('rgb16')
    .tiff({ compression: 'none' })
    .toFile(standInPath);
  await rm(copyPath);
  await putRight(standInPath, lab);
  await addProfile(standInPath, labProfile());
}

async function callItRgb(path: string, { photometricAt, littleEndian }: LabTiff): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.from(littleEndian ? [2, 0] : [0, 2]), 0, 2, photometricAt);
  } finally {
    await file.close();
  }
}

/** Takes the numbers of an uncompressed TIFF of ours for Lab as it stood in the file, and writes them as labProfile() does. */
async function putRight(path: string, lab: LabTiff): Promise<void> {
  const strips = await withReadAt(path, async (read) => {
    const [only] = await readDirectories(read);
    const [starts, lengths] = [await only?.numbers(0x111, 1 << 20), await only?.numbers(0x117, 1 << 20)];
    if (!only || !starts || !lengths || starts.length !== lengths.length || (await only.number(0x115)) !== 3)
      throw new Refused('CORRUPT', { format: 'TIFF', reason: 'Lab of other than three channels' });
    return starts.map((start, i) => ({ start, length: lengths[i] ?? 0 }));
  });
  const file = await open(path, 'r+');
  try {
    const chunk = Buffer.alloc(CHUNK);
    for (const { start, length } of strips)
      for (let done = 0; done < length; done += CHUNK) {
        const bytes = Math.min(CHUNK, length - done);
        await file.read(chunk, 0, bytes, start + done);
        asLab(new Uint16Array(chunk.buffer, chunk.byteOffset, bytes / 2), lab);
        await file.write(chunk, 0, bytes, start + done);
      }
  } finally {
    await file.close();
  }
}

/** 8-bit numbers stand in the upper half of each value. */
function asLab(values: Uint16Array, { bits, signed }: LabTiff): void {
  const middle = signed ? 0x8000 : 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (i % 3 !== 0) values[i] = (bits === 8 ? value & 0xff00 : value) ^ middle;
    else if (bits === 8) values[i] = (value >> 8) * 257;
    // ICCLAB holds L* 100 as 0xFF00.
    else if (!signed) values[i] = Math.min(65535, Math.round((value / 0xff00) * 65535));
  }
}
