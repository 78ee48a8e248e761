import { copyFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { Refused } from '../decode/refused.ts';
import { writeStandIn } from '../decode/stand-in-tiff.ts';
import { labProfile } from '../icc/made-profiles.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { readDirectories } from '../raw/directories.ts';

/** A TIFF in CIELAB, which libvips reads in part only, and with another white than print means. */
export interface LabTiff {
  width: number;
  height: number;
  bits: 8 | 16;
  /** CIELAB keeps a* and b* signed, ICCLAB around the middle (TIFF 6.0, section 23, and its supplements). */
  signed: boolean;
  photometricAt: number;
  littleEndian: boolean;
}

const CIELAB = 8;
const ICCLAB = 9;
/** The pixels are held in memory as a whole. */
const MAXIMUM_BYTES = 360_000_000;

/** Reads the head of a TIFF in CIELAB or ICCLAB; null for every other. */
export async function readLabTiff(read: ReadAt): Promise<LabTiff | null> {
  const [first] = await readDirectories(read);
  const photometric = await first?.number(0x106);
  const photometricAt = first?.valueAt(0x106) ?? null;
  if (!first || photometricAt === null || (photometric !== CIELAB && photometric !== ICCLAB)) return null;
  const [width = 0, height = 0, bits] = [
    await first.number(0x100),
    await first.number(0x101),
    await first.number(0x102),
  ];
  if (width === 0 || height === 0) throw new Refused('CORRUPT', { format: 'TIFF' });
  if (bits !== 8 && bits !== 16)
    throw new Refused('VARIANT_NOT_SUPPORTED', { format: 'TIFF', reason: `Lab of ${bits} bits` });
  const littleEndian = (await read(0, 1))[0] === 0x49;
  return { width, height, bits, signed: photometric === CIELAB, photometricAt, littleEndian };
}

/** Reads the numbers as if they were RGB and writes them as 16-bit Lab under a profile that says so. */
export async function writeLabStandIn(
  path: string,
  lab: LabTiff,
  copyPath: string,
  standInPath: string,
): Promise<void> {
  const { width, height, bits, signed } = lab;
  const bytes = width * height * 3 * (bits / 8);
  if (bytes > MAXIMUM_BYTES) {
    const maximumPixels = Math.floor(MAXIMUM_BYTES / 3 / (bits / 8));
    throw new Refused('TOO_MANY_PIXELS', { format: 'TIFF', width, height, maximumPixels });
  }
  await mkdir(dirname(copyPath), { recursive: true });
  await copyFile(path, copyPath);
  await callItRgb(copyPath, lab);
  const { data, info } = await sharp(copyPath, { ignoreIcc: true, limitInputPixels: false, failOn: 'warning' })
    .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
    .removeAlpha()
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Refused('CORRUPT', { format: 'TIFF', reason: `${info.channels} channels` });
  const values = bits === 8 ? data : new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  await writeStandIn(standInPath, { width, height, channels: 3, bits: 16, profile: labProfile() }, async (standIn) => {
    const row = new Uint16Array(width * 3);
    for (let y = 0; y < height; y++) {
      for (let i = 0; i < row.length; i++) {
        const value = values[y * row.length + i] ?? 0;
        if (i % 3 === 0)
          row[i] = bits === 8 ? value * 257 : signed ? value : Math.min(65535, Math.round((value / 0xff00) * 65535));
        else row[i] = (bits === 8 ? value * 256 : value) ^ (signed ? 0x8000 : 0);
      }
      await standIn.write(new Uint8Array(row.buffer));
    }
  });
}

async function callItRgb(path: string, { photometricAt, littleEndian }: LabTiff): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.from(littleEndian ? [2, 0] : [0, 2]), 0, 2, photometricAt);
  } finally {
    await file.close();
  }
}
