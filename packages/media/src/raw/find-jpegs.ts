import type { ReadAt } from '../neutral/edit.ts';
import { readEmbeddedJpeg, START, type EmbeddedJpeg } from './jpeg-stream.ts';

const CHUNK = 1024 * 1024;
/** Beyond these no camera file goes. */
const MAXIMUM_FOUND = 32;
const MAXIMUM_TRIES = 4096;

/** A stretch of the file that holds the sensor's data and no preview. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Looks for whole JPEGs in a file whose directories do not name them (makers keep previews in notes of their own). What
 * lies within a JPEG that was found, or within the sensor's data, is passed over.
 * @param firstByteLost the cameras overwrite the first byte of their previews, as Minolta's do
 */
export async function findJpegs(
  read: ReadAt,
  size: number,
  sensor: readonly Stretch[],
  firstByteLost: boolean,
): Promise<EmbeddedJpeg[]> {
  const lost = firstByteLost ? 1 : 0;
  const found: EmbeddedJpeg[] = [];
  const stretches = sensor.toSorted((a, b) => a.start - b.start);
  const within = (at: number) => stretches.find(({ start, end }) => at >= start && at < end)?.end ?? null;
  let tries = 0;
  for (let position = 0; position + 3 <= size;) {
    const behind = within(position);
    if (behind !== null) {
      position = behind;
      continue;
    }
    const chunk = await read(position, CHUNK);
    const at = chunk.indexOf(START.subarray(lost));
    if (at < 0) {
      position += Math.max(1, chunk.length - 2);
      continue;
    }
    const start = position + at - lost;
    const skip = within(start);
    if (skip !== null) {
      position = skip;
      continue;
    }
    if (++tries > MAXIMUM_TRIES) break;
    const jpeg = await readEmbeddedJpeg(read, start, null, size);
    if (jpeg && found.push(jpeg) >= MAXIMUM_FOUND) break;
    position = jpeg ? start + jpeg.length : start + 3;
  }
  return found;
}
