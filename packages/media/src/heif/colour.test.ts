import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../decode/decode.ts';
import { decodePixels } from '../derive/pixels.ts';
import { COLUMNS, HEIGHT, paint, PATCH, rgbPatches, WIDTH } from '../testing/golden/chart.ts';
import { MAXIMUM_PIXELS } from '../probe/pixel-budget.ts';
import { probeFile } from '../probe/probe-file.ts';
import { ciede2000 } from '../testing/ciede2000.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

/** An AVIF whose colour is given by other numbers than the encoder wrote. */
async function avif(pixels: Buffer, bitdepth: 8 | 10, primaries: number, transfer: number): Promise<Buffer> {
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  const input = bitdepth === 8 ? pixels : new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2);
  const made = await sharp(input, { raw })
    .toColourspace(bitdepth === 8 ? 'srgb' : 'rgb16')
    .avif({ lossless: true, bitdepth, effort: 0, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const at = made.indexOf('colrnclx', 0, 'latin1');
  if (at < 0) throw new Error('the encoder wrote no nclx');
  made.writeUInt16BE(primaries, at + 8);
  made.writeUInt16BE(transfer, at + 10);
  return made;
}

/** sRGB of the middle of each patch, 0 to 255. */
async function shown(name: string, content: Buffer): Promise<number[][]> {
  const path = await save(directory, name, content);
  const probed = await probeFile(path);
  if (!probed.ok) throw new Error(probed.code);
  const picture = await decode(path, probed.facts, join(directory, `${name}.scratch`), MAXIMUM_PIXELS);
  const { data, info } = await decodePixels(picture, 2048);
  return rgbPatches.map((_, patch) => {
    const x = (patch % COLUMNS) * PATCH + PATCH / 2;
    const y = Math.floor(patch / COLUMNS) * PATCH + PATCH / 2;
    const at = (y * info.width + x) * 3;
    return [...data.subarray(at, at + 3)];
  });
}

/** The PQ code of nits, 0 to 65,535 (SMPTE ST 2084). */
function pq(nits: number): number {
  const power = (nits / 10_000) ** (1305 / 8192);
  return Math.round(((107 / 128 + (2413 / 128) * power) / (1 + (2392 / 128) * power)) ** (2523 / 32) * 65535);
}

const sRgb = (light: number) => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

describe('colour by numbers', () => {
  it('is Display P3 where it says so', async () => {
    const pixels = paint(8, 3, (patch, c) => rgbPatches[patch]?.[c] ?? 0);
    const references = JSON.parse(
      readFileSync(join(import.meta.dirname, '../testing/golden/references.json'), 'utf8'),
    ) as Record<string, number[][]>;
    const differences = (await shown('p3.avif', await avif(pixels, 8, 12, 13))).map((colour, patch) =>
      ciede2000(
        colour.map((value) => value / 255),
        (references['p3.tif']?.[patch] ?? []).map((value) => value / 65535),
      ),
    );
    expect(differences.reduce((sum, value) => sum + value, 0) / 48).toBeLessThanOrEqual(1);
    expect(Math.max(...differences)).toBeLessThanOrEqual(2.5);
    // Taken for sRGB, the colours would be far off.
    const plain = await shown('plain.avif', await avif(pixels, 8, 1, 13));
    expect(Math.abs((plain[18]?.[0] ?? 0) - (references['p3.tif']?.[18]?.[0] ?? 0) / 257)).toBeGreaterThan(4);
  });

  it.each([
    ['sRGB', 1],
    ['P3', 12],
    ['BT.2020', 9],
  ])('shows PQ of %s as it is in the shadows, rolled off in the lights, and neutral', async (_, primaries) => {
    const nits = rgbPatches.map((_, patch) => (patch === 47 ? 1000 : patch * 6));
    const greys = await shown(
      `pq-${primaries}.avif`,
      await avif(
        paint(16, 3, (patch) => pq(nits[patch] ?? 0)),
        10,
        primaries,
        16,
      ),
    );
    for (const [patch, [red = 0, green = 0, blue = 0]] of greys.entries()) {
      expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(3);
      const light = nits[patch] ?? 0;
      if (light <= 80) expect(Math.abs(green - sRgb(light / 203))).toBeLessThanOrEqual(4);
      if (patch > 0) expect(green).toBeGreaterThanOrEqual((greys[patch - 1]?.[1] ?? 0) - 1);
    }
    expect(greys[47]?.[1]).toBeGreaterThanOrEqual(253);
    // 203 nits is white on paper: below the brightest, well above grey.
    expect(greys[34]?.[1]).toBeGreaterThan(190);
    expect(greys[34]?.[1]).toBeLessThan(250);
  });

  it('shows HLG in order, from black to white', async () => {
    const codes = rgbPatches.map((_, patch) => Math.round((patch / 47) * 65535));
    const greys = await shown(
      'hlg.avif',
      await avif(
        paint(16, 3, (patch) => codes[patch] ?? 0),
        10,
        9,
        18,
      ),
    );
    const levels = greys.map(([, green = 0]) => green);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect([levels[0], (levels[47] ?? 0) >= 253]).toEqual([0, true]);
  });
});
