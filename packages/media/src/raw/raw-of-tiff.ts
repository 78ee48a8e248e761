import type { ReadAt } from '../neutral/edit.ts';
import { readDirectories } from './directories.ts';
import { rawFormatOfMake, type RawFormat } from './raw-format.ts';

const DNG_VERSION = 0xc612;
const SUBFILE_TYPE = 0xfe;
const SUB_DIRECTORIES = 0x14a;
const PHOTOMETRIC = 0x106;
const MAKE = 0x10f;

/**
 * Which camera file a TIFF is, wherever its directories stand; null for a picture. What tells: the sensor's mosaic in any
 * directory, or a reduced first picture with the real one in a sub-directory.
 */
export async function rawOfTiff(read: ReadAt): Promise<RawFormat | null> {
  const directories = await readDirectories(read);
  const [first] = directories;
  if (!first) return null;
  if (first.has(DNG_VERSION)) return 'DNG';
  let isRaw = (await first.number(SUBFILE_TYPE)) === 1 && first.has(SUB_DIRECTORIES);
  for (const directory of directories) {
    const photometric = await directory.number(PHOTOMETRIC);
    isRaw ||= photometric === 32803 || photometric === 34892;
  }
  return isRaw ? rawFormatOfMake(await first.text(MAKE)) : null;
}
