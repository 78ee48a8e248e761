import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from './process-original.ts';
import type { ProcessedOriginal } from './result.ts';
import { blankPng, noisyPicture, save, temporaryDirectory } from './testing/sample-images.ts';

let directory: string;
let jpeg: Buffer;
let png: Buffer;

beforeAll(async () => {
  directory = await temporaryDirectory();
  jpeg = await noisyPicture(900, 600).jpeg({ quality: 90 }).toBuffer();
  png = await noisyPicture(300, 200).png().toBuffer();
});

async function processed(name: string, content: Uint8Array): Promise<ProcessedOriginal> {
  const result = await processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result;
}

async function refused(name: string, content: Uint8Array) {
  const outputDir = join(directory, `${name}.out`);
  const result = await processOriginal(await save(directory, name, content), outputDir);
  expect(await readdir(outputDir).catch(() => [])).toEqual([]);
  return result;
}

describe('refusals', () => {
  it('names an empty file', async () => {
    expect(await refused('empty.jpg', new Uint8Array(0))).toMatchObject({ ok: false, code: 'EMPTY_FILE' });
  });

  it('names an unknown format', async () => {
    expect(await refused('notes.jpg', Buffer.from('just text'))).toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });

  it('names a format it cannot show yet', async () => {
    const jxl = Buffer.from('\xff\x0a\xfa\x7f', 'latin1');
    expect(await refused('picture.jpg', jxl)).toMatchObject({
      code: 'FORMAT_NOT_SUPPORTED_YET',
      detail: { format: 'JXL' },
    });
  });

  it('refuses 30,000 × 30,000 pixels by the header alone', async () => {
    const bomb = blankPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refused('bomb.png', bomb)).toMatchObject({
      code: 'TOO_MANY_PIXELS',
      detail: { width: 30_000, height: 30_000, maximumPixels: 300_000_000 },
    });
    expect(process.memoryUsage.rss()).toBeLessThan(900 * 1024 * 1024);
  });

  it.each([0.002, 0.2, 0.6, 0.99])('names a JPEG cut off at %f of its length', async (share) => {
    expect(await refused('cut.jpg', jpeg.subarray(0, Math.floor(jpeg.length * share)))).toMatchObject({
      code: 'TRUNCATED',
    });
  });

  it.each([0.01, 0.3, 0.95])('names a PNG cut off at %f of its length', async (share) => {
    expect(await refused('cut.png', png.subarray(0, Math.floor(png.length * share)))).toMatchObject({
      code: 'TRUNCATED',
    });
  });

  it.each(['webp', 'avif'] as const)('names a %s cut off', async (format) => {
    const whole = await noisyPicture(200, 100).toFormat(format).toBuffer();
    expect(await refused(`cut.${format}`, whole.subarray(0, whole.length * 0.6))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('names damaged data', async () => {
    const damaged = Buffer.from(png);
    damaged.fill(0x55, png.length >> 1, (png.length >> 1) + 200);
    expect(await refused('damaged.png', damaged)).toMatchObject({ code: 'CORRUPT', detail: { format: 'PNG' } });
  });
});

describe('facts and derivatives', () => {
  it('goes by content when the name lies, and accepts any name', async () => {
    const result = await processed('Écrin d’été 🌞 03.jpg', png);
    expect(result.facts).toMatchObject({
      format: 'PNG',
      mimeType: 'image/png',
      width: 300,
      height: 200,
      bytes: png.length,
    });
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
    'makes thumbnail, preview and thumbhash of a %s',
    { timeout: 30_000 },
    async (format) => {
      const content = await noisyPicture(2600, 1300)
        .toFormat(format, { effort: format === 'avif' ? 0 : undefined })
        .toBuffer();
      const { facts, derivatives, thumbhash } = await processed(`good.${format}`, content);
      expect(facts).toMatchObject({ format: format.toUpperCase(), width: 2600, height: 1300, bitDepth: 8 });
      expect(derivatives.thumbnail).toMatchObject({ width: 480, height: 240, mimeType: 'image/webp' });
      expect(derivatives.preview).toMatchObject({ width: 2048, height: 1024, mimeType: 'image/jpeg' });
      expect((await stat(derivatives.preview.path)).size).toBe(derivatives.preview.bytes);
      expect(Buffer.from(thumbhash, 'base64').length).toBeGreaterThan(15);
    },
  );

  it('never enlarges', async () => {
    const { derivatives } = await processed('small.png', png);
    expect(derivatives.preview).toMatchObject({ width: 300, height: 200 });
  });

  it('turns the picture as its orientation says and reports the size as displayed', async () => {
    const turned = await noisyPicture(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { facts, derivatives } = await processed('turned.jpg', turned);
    expect(facts).toMatchObject({ width: 400, height: 600, orientation: 6 });
    expect(derivatives.preview).toMatchObject({ width: 400, height: 600 });
    expect((await sharp(derivatives.preview.path).metadata()).orientation).toBeUndefined();
  });

  it('reads the camera and leaves place and camera out of the derivatives', async () => {
    const original = await noisyPicture(400, 300)
      .withExif({
        IFD0: { Make: 'NIKON CORPORATION', Model: 'NIKON Z 8' },
        IFD2: { DateTimeOriginal: '2026:05:04 10:12:40', OffsetTimeOriginal: '+02:00', LensModel: 'Macro 105' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' },
      })
      .jpeg()
      .toBuffer();
    const { facts, derivatives } = await processed('placed.jpg', original);
    expect(facts).toMatchObject({ camera: 'NIKON Z 8', lens: 'Macro 105', capturedAt: '2026-05-04T08:12:40.000Z' });
    expect((await sharp(original).metadata()).exif).toBeDefined();
    for (const { path } of [derivatives.thumbnail, derivatives.preview]) {
      const { exif, xmp, iptc } = await sharp(path).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('converts wide-gamut colours to sRGB instead of reinterpreting them', async () => {
    const green = { r: 60, g: 200, b: 60 };
    const base = sharp({ create: { width: 64, height: 64, channels: 3, background: green } });
    const wide = await base.withIccProfile('p3').tiff().toBuffer();
    const stored = await sharp(wide).keepIccProfile().raw().toBuffer();
    const { facts, derivatives } = await processed('wide.tiff', wide);
    const shown = await sharp(await readFile(derivatives.preview.path))
      .raw()
      .toBuffer();
    expect(facts).toMatchObject({ hasIccProfile: true });
    expect(Math.abs(stored[0]! - green.r)).toBeGreaterThan(10);
    for (const [i, value] of [green.r, green.g, green.b].entries())
      expect(Math.abs(shown[i]! - value)).toBeLessThanOrEqual(4);
  });

  it('lays transparency on white', async () => {
    const clear = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { derivatives } = await processed('clear.png', clear);
    expect([...(await sharp(derivatives.preview.path).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });
});
