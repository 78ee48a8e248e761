import type { ReadAt } from '../neutral/edit.ts';
import { readDirectories } from '../raw/directories.ts';

const PHOTOMETRIC = 0x106;
const SAMPLES = 0x115;
const EXTRA_SAMPLES = 0x152;
const SAMPLE_FORMAT = 0x153;
const INK = 5;
const GREYS_AND_PALETTES = new Set([0, 1, 3, 4]);
/** Associated and unassociated alpha (TIFF 6.0, section 18). */
const ALPHA = new Set([1, 2]);

/**
 * Whether channels beyond the colour are something else than one transparency: saved selections, spot colours, or what the
 * file does not say. Shown as transparency, they would cut holes into the picture.
 */
export async function hasMaskChannels(read: ReadAt): Promise<boolean> {
  const [first] = await readDirectories(read);
  if (!first) return false;
  const photometric = (await first.number(PHOTOMETRIC)) ?? 1;
  const colours = photometric === INK ? 4 : GREYS_AND_PALETTES.has(photometric) ? 1 : 3;
  if (((await first.number(SAMPLES)) ?? 1) <= colours) return false;
  const extra = await first.numbers(EXTRA_SAMPLES, 16);
  return extra.length !== 1 || !ALPHA.has(extra[0] ?? 0);
}

/** Whether the numbers are floating point, which stands for light. */
export async function isFloatingPoint(read: ReadAt): Promise<boolean> {
  const [first] = await readDirectories(read);
  return (await first?.number(SAMPLE_FORMAT)) === 3;
}
