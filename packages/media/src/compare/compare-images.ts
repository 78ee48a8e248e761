import sharp from 'sharp';
import { applyTone, globalTone } from './global-tone.ts';

/** Long side in pixels at which two pictures are compared: grain and compression vanish, retouching stays. */
const COMPARISON_LONG_SIDE = 1024;
/** Mean difference per channel, of 255, from which a place counts as changed. */
const CHANGED_FROM = 10;

export interface Comparison {
  /** Share of the picture that changed, in basis points (10,000 is all of it). */
  changedBasisPoints: number;
  /** The same with a change of the whole picture's exposure or colour left in: what likeness is judged by. */
  differingBasisPoints: number;
  /** Pixels of the heat map. */
  width: number;
  height: number;
}

/**
 * Compares a version with its original and writes a heat map (PNG, transparent where nothing changed). The version is
 * brought to the original's proportions first, so a crop shows as change; a change of exposure or colour of the whole
 * picture is taken out, so that the places worked on stand out. Throws when a picture cannot be decoded.
 */
export async function compareImages(beforePath: string, afterPath: string, heatMapPath: string): Promise<Comparison> {
  const before = await comparable(beforePath);
  const { width, height } = before.info;
  const after = await comparable(afterPath, { width, height });
  const tones = globalTone(before.data, after.data, CHANGED_FROM);
  // Each level is looked up: the same 256 answers serve a million pixels.
  const expected = tones.map((tone) => Float64Array.from({ length: 256 }, (_, level) => applyTone(tone, level)));
  const heat = Buffer.alloc(width * height * 4);
  let changed = 0;
  let differing = 0;
  for (let i = 0, p = 0; p < heat.length; i += 3, p += 4) {
    let difference = 0;
    let plain = 0;
    for (let c = 0; c < 3; c++) {
      const was = before.data[i + c] ?? 0;
      const is = after.data[i + c] ?? 0;
      difference += Math.abs((expected[c]?.[was] ?? 0) - is);
      plain += Math.abs(was - is);
    }
    difference /= 3;
    if (plain / 3 >= CHANGED_FROM) differing++;
    if (difference < CHANGED_FROM) continue;
    changed++;
    const strength = Math.min(1, difference / 80);
    heat[p] = 255;
    heat[p + 1] = Math.round(200 * (1 - strength));
    heat[p + 2] = 30;
    heat[p + 3] = Math.round(90 + 150 * strength);
  }
  await sharp(heat, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 6 })
    .toFile(heatMapPath);
  const share = (count: number) => Math.round((count / (width * height)) * 10_000);
  return { changedBasisPoints: share(changed), differingBasisPoints: share(differing), width, height };
}

function comparable(
  path: string,
  size?: { width: number; height: number },
): Promise<{ data: Buffer; info: { width: number; height: number } }> {
  const { width, height } = size ?? { width: COMPARISON_LONG_SIDE, height: COMPARISON_LONG_SIDE };
  return sharp(path, { autoOrient: true })
    .resize(width, height, { fit: size ? 'fill' : 'inside', withoutEnlargement: !size })
    .flatten({ background: '#ffffff' })
    .blur(1.2)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
}
