import { Refused } from '../decode/refused.ts';
import type { ReadAt } from '../neutral/edit.ts';
import { neededByHead } from './needed-bytes.ts';
import { isTiffLike, type RawFormat } from './raw-format.ts';
import { readDirectories, type Directory } from './directories.ts';
import { findJpegs, type Stretch } from './find-jpegs.ts';
import { readEmbeddedJpeg, type EmbeddedJpeg } from './jpeg-stream.ts';
import { makerOrientation } from './maker-orientation.ts';

export interface RawPreview extends EmbeddedJpeg {
  /** EXIF orientation 1 to 8 that the camera file gives; null when only the preview itself can say it. */
  orientation: number | null;
}

/** Pixels of the long side below which a preview is a mere thumbnail. */
const SMALLEST_LONG_SIDE = 256;
/** A preview of this long side is as good as any: the file is not searched further. */
const GOOD_LONG_SIDE = 1600;
const SENSOR_PHOTOMETRICS = new Set([32803, 34892]);

/**
 * Finds the largest JPEG that a camera file carries.
 * @throws Refused NO_PREVIEW or TRUNCATED
 */
export async function findPreview(read: ReadAt, size: number, format: RawFormat): Promise<RawPreview> {
  const directories = await readDirectories(read);
  // Without its first directory a TIFF-like file is a heap of bytes: cut short, as it often stands at the end.
  if (directories.length === 0 && isTiffLike(format)) throw new Refused('TRUNCATED', { format });
  const { jpegs, sensor, neededBytes } = await readTables(read, size, directories);
  if (Math.max(neededBytes, await neededByHead(read, size, format)) > size) throw new Refused('TRUNCATED', { format });
  let best = largest(jpegs);
  if (!best || longSide(best) < GOOD_LONG_SIDE) {
    best = largest([...(best ? [best] : []), ...(await findJpegs(read, size, sensor, format === 'MRW'))]);
  }
  if (!best) throw new Refused('NO_PREVIEW', { format });
  const { width, height } = best;
  if (longSide(best) < SMALLEST_LONG_SIDE) throw new Refused('NO_PREVIEW', { format, width, height });
  const orientation = (await directories[0]?.number(0x112)) ?? (await makerOrientation(read, size, format));
  return { ...best, orientation: turned(orientation, best) };
}

/** Some cameras turn the preview themselves: upright already, it is not turned again. */
function turned(orientation: number | null, { width, height }: EmbeddedJpeg): number | null {
  if (orientation === null || orientation < 1 || orientation > 8) return null;
  return orientation >= 5 && height > width ? 1 : orientation;
}

/** Pairs of tags that name stretches: strips and tiles of the directory's picture, and a JPEG beside it. */
const STRETCH_TAGS = [
  { starts: 0x111, lengths: 0x117, isPicture: true },
  { starts: 0x144, lengths: 0x145, isPicture: true },
  { starts: 0x201, lengths: 0x202, isPicture: false },
];
/** Panasonic keeps previews as the values of tags; later cameras have one as large as the picture in the second. */
const JPEGS_FROM_RAW = [0x2e, 0x127];

/** What the directories name: JPEGs in one piece, other data, and how long the file must be for all of it. */
async function readTables(
  read: ReadAt,
  size: number,
  directories: Directory[],
): Promise<{ jpegs: EmbeddedJpeg[]; sensor: Stretch[]; neededBytes: number }> {
  const jpegs: EmbeddedJpeg[] = [];
  const sensor: Stretch[] = [];
  let neededBytes = 0;
  for (const directory of directories) {
    const isSensor = SENSOR_PHOTOMETRICS.has((await directory.number(0x106)) ?? 0);
    const named = JPEGS_FROM_RAW.map((tag) => {
      const value = directory.place(tag);
      return { stretches: value ? [value] : [], isPicture: false };
    });
    for (const { starts, lengths, isPicture } of STRETCH_TAGS)
      named.push({ stretches: await stretchesOf(directory, starts, lengths), isPicture });
    for (const { stretches, isPicture } of named) {
      const [only, ...more] = stretches;
      const mayBe = only && more.length === 0 && !(isSensor && isPicture);
      const jpeg = mayBe && (await readEmbeddedJpeg(read, only.start, only.end, size));
      if (jpeg) jpegs.push(jpeg);
      else sensor.push(...stretches);
      for (const { end } of stretches) neededBytes = Math.max(neededBytes, end);
    }
  }
  return { jpegs, sensor, neededBytes };
}

async function stretchesOf(directory: Directory, offsets: number, lengths: number): Promise<Stretch[]> {
  const starts = await directory.numbers(offsets);
  const counts = await directory.numbers(lengths);
  if (starts.length !== counts.length) return [];
  return starts.flatMap((start, i) => {
    const length = counts[i] ?? 0;
    // Panasonic writes 0xFFFFFFFF where the place is told elsewhere.
    return start > 0 && start < 0xffffffff && length > 0 ? [{ start, end: start + length }] : [];
  });
}

function longSide({ width, height }: EmbeddedJpeg): number {
  return Math.max(width, height);
}

function largest(jpegs: readonly EmbeddedJpeg[]): EmbeddedJpeg | null {
  return jpegs.reduce<EmbeddedJpeg | null>(
    (best, jpeg) => (!best || jpeg.width * jpeg.height > best.width * best.height ? jpeg : best),
    null,
  );
}
