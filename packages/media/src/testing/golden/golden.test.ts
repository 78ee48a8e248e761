import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../decode/decode.ts';
import { decodePixels } from '../../derive/pixels.ts';
import { MAXIMUM_PIXELS } from '../../probe/pixel-budget.ts';
import { processOriginal } from '../../process-original.ts';
import { ciede2000 } from '../ciede2000.ts';
import { save, temporaryDirectory } from '../sample-images.ts';
import { COLUMNS, PATCH } from './chart.ts';
import { recipes } from './recipes.ts';

/** 16-bit sRGB of every patch as ImageMagick shows it; made by make-references.ts. */
const references = JSON.parse(readFileSync(join(import.meta.dirname, 'references.json'), 'utf8')) as Record<
  string,
  number[][]
>;

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

/** Differences of all patches, smallest first. Of 48 the 99th percentile is the largest. */
function differences(name: string, data: Buffer, width: number): number[] {
  return (references[name] ?? [])
    .map((reference, patch) => {
      const x = (patch % COLUMNS) * PATCH + PATCH / 2;
      const y = Math.floor(patch / COLUMNS) * PATCH + PATCH / 2;
      const at = (y * width + x) * 3;
      const shown = [...data.subarray(at, at + 3)].map((value) => value / 255);
      return ciede2000(
        shown,
        reference.map((value) => value / 65535),
      );
    })
    .toSorted((a, b) => a - b);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('what is shown has the colours that ImageMagick shows', () => {
  it.each(Object.entries(recipes))('%s', async (name, make) => {
    const path = await save(directory, name, await make());
    const result = await processOriginal(path, join(directory, `${name}.out`));
    if (!result.ok || result.facts.assetType !== 'PHOTO') throw new Error(JSON.stringify(result));
    const picture = await decode(path, result.facts, join(directory, `${name}.scratch`), MAXIMUM_PIXELS);
    const pixels = await decodePixels(picture, 2048);
    const decoded = differences(name, pixels.data, pixels.info.width);
    expect(decoded).toHaveLength(48);
    expect(mean(decoded), 'mean of the pixels').toBeLessThanOrEqual(0.3);
    expect(decoded.at(-1), 'largest of the pixels').toBeLessThanOrEqual(1);

    const { data, info } = await sharp(result.derivatives.preview.path).raw().toBuffer({ resolveWithObject: true });
    const shown = differences(name, data, info.width);
    expect(mean(shown), 'mean of the preview').toBeLessThanOrEqual(0.6);
    // JPEG's own rounding comes on top; it weighs more in the dark and muted colours of a press.
    const most = name.startsWith('press') ? 1.5 : 1.2;
    expect(shown.at(-1), 'largest of the preview').toBeLessThanOrEqual(most);
  });
});

describe('CIEDE2000', () => {
  it('agrees with the pairs that its authors publish, as far as sRGB holds them', () => {
    expect(ciede2000([0, 0, 0], [1, 1, 1])).toBeCloseTo(100, 1);
    expect(ciede2000([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])).toBe(0);
    // Lab (50, 2.5, 0) and (50, 0, -2.5): 4.3065.
    expect(ciede2000(fromLab(50, 2.5, 0), fromLab(50, 0, -2.5))).toBeCloseTo(4.3065, 2);
    // Lab (60.2574, -34.0099, 36.2677) and (60.4626, -34.1751, 39.4387): 1.2644.
    expect(ciede2000(fromLab(60.2574, -34.0099, 36.2677), fromLab(60.4626, -34.1751, 39.4387))).toBeCloseTo(1.2644, 2);
  });
});

function fromLab(l: number, a: number, b: number): number[] {
  const fy = (l + 16) / 116;
  const [x = 0, y = 0, z = 0] = [fy + a / 500, fy, fy - b / 200].map((t, i) => {
    const value = t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29);
    return value * ([0.95047, 1, 1.08883][i] ?? 1);
  });
  return [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ].map((v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
}
