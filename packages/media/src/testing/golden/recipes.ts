import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { withReadAt } from '../../decode/read-at.ts';
import { writeStandIn } from '../../decode/stand-in-tiff.ts';
import { sRgbCurve } from '../../icc/curves.ts';
import { adobeRgbProfile, labProfile, linearProfile, matrixProfile } from '../../icc/made-profiles.ts';
import { curveTag, writeProfile } from '../../icc/write-profile.ts';
import { copyJpeg } from '../../jpeg/copy-jpeg.ts';
import { save, temporaryDirectory } from '../sample-images.ts';
import { psd } from '../sample-psd.ts';
import { otherTiff } from '../sample-tiff.ts';
import { pressProfile } from './press-profile.ts';
import { cmykPatches, deep, HEIGHT, labPatches, paint, rgbPatches, WIDTH } from './chart.ts';

const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
const grey = { ...raw, channels: 1 } as const;
const rgb8 = paint(8, 3, (patch, c) => rgbPatches[patch]?.[c] ?? 0);
const rgb16 = paint(16, 3, (patch, c) => deep(rgbPatches[patch]?.[c] ?? 0, patch));
const cmyk8 = paint(8, 4, (patch, c) => cmykPatches[patch]?.[c] ?? 0);
const cmyk16 = paint(16, 4, (patch, c) => deep(cmykPatches[patch]?.[c] ?? 0, patch));
const grey8 = paint(8, 1, (patch) => rgbPatches[patch]?.[0] ?? 0);
const grey16 = paint(16, 1, (patch) => deep(rgbPatches[patch]?.[0] ?? 0, patch));

export const adobeRgb = adobeRgbProfile();
export const displayP3 = matrixProfile('p3', curveTag(sRgbCurve()), 'Display P3');
const prophoto = matrixProfile(
  [
    [0.79767, 0.28804, 0],
    [0.13519, 0.71188, 0],
    [0.03134, 0.00009, 0.82491],
  ],
  curveTag({ gamma: 1.8 }),
  'ProPhoto RGB',
);
const linear = linearProfile();
/** Of sRGB, as `cHRM` writes them. */
const chromaticities = uint32s(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000);
const opaque = Buffer.alloc(WIDTH * HEIGHT, 255);
/** As a saved selection: half of it nothing. */
const masks = paint(8, 1, (patch) => (patch % 2) * 255);
export const grey18 = writeProfile('GRAY', 'XYZ ', 'Gray Gamma 1.8', [['kTRC', curveTag({ gamma: 1.8 })]]);

/** The CMYK profile that libvips brings: also the default for ink without a profile. */
export async function builtInCmyk(): Promise<Buffer> {
  const carrier = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .tiff()
    .toBuffer();
  const { icc } = await sharp(carrier).metadata();
  if (!icc) throw new Error('libvips brought no CMYK profile');
  return icc;
}

/** Every file of the golden test by name, made from nothing but numbers. */
export const recipes: Record<string, () => Promise<Buffer>> = {
  'srgb.jpg': () => jpeg(null),
  'adobe-rgb.jpg': () => jpeg(adobeRgb),
  'p3.jpg': () => jpeg(displayP3),
  'cmyk.jpg': async () => cmykJpeg(await builtInCmyk()),
  'cmyk-no-profile.jpg': () => cmykJpeg(null),
  'srgb.png': () => sharp(rgb8, { raw }).png().toBuffer(),
  'adobe-rgb.png': async () => withPngProfile(await sharp(rgb8, { raw }).png().toBuffer(), adobeRgb),
  'srgb-16.png': () => png16(),
  'adobe-rgb-16.png': async () => withPngProfile(await png16(), adobeRgb),
  'srgb.webp': () => sharp(rgb8, { raw }).webp({ lossless: true }).toBuffer(),
  'srgb.tif': () => sharp(rgb8, { raw }).tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
  'p3.tif': () => tiff(3, 8, rgb8, displayP3),
  'srgb-16.tif': () => tiff(3, 16, rgb16, null),
  'adobe-rgb-16.tif': () => tiff(3, 16, rgb16, adobeRgb),
  'grey.tif': () => tiff(1, 8, grey8, grey18),
  'grey-16.tif': () => tiff(1, 16, grey16, grey18),
  'cmyk.tif': async () => tiff(4, 8, cmyk8, await builtInCmyk()),
  'cmyk-16.tif': async () => tiff(4, 16, cmyk16, await builtInCmyk()),
  'lab.tif': () => labTiff(8),
  'lab-16.tif': () => labTiff(16),
  'srgb.psd': async () => photoshop(3, 8, rgb8, 3, false, null),
  'adobe-rgb-16.psd': async () => photoshop(3, 16, rgb16, 3, false, adobeRgb),
  'cmyk.psd': async () => photoshop(4, 8, cmyk8, 4, true, await builtInCmyk()),
  'cmyk-16.psd': async () => photoshop(4, 16, cmyk16, 4, true, await builtInCmyk()),
  'grey-16.psd': async () => photoshop(1, 16, grey16, 1, false, grey18),
  'lab.psd': async () => photoshop(9, 8, labBytes(), 3, false, null),
  'prophoto-16.tif': () => tiff(3, 16, rgb16, prophoto),
  'press.jpg': () => cmykJpeg(pressProfile()),
  'press.tif': () => tiff(4, 8, cmyk8, pressProfile()),
  'press-16.tif': () => tiff(4, 16, cmyk16, pressProfile()),
  'press-16.psd': async () => photoshop(4, 16, cmyk16, 4, true, pressProfile()),
  'cmyk-16-no-profile.tif': () => tiff(4, 16, cmyk16, null),
  'cmyk-unmarked.jpg': async () => withoutAdobe(await cmykJpeg(await builtInCmyk())),
  'grey.jpg': async () =>
    withJpegProfile(await sharp(grey8, { raw: grey }).toColourspace('b-w').jpeg({ quality: 98 }).toBuffer(), grey18),
  'grey.png': async () =>
    withPngProfile(await sharp(grey8, { raw: grey }).toColourspace('b-w').png().toBuffer(), grey18),
  'grey-16.png': async () =>
    withPngProfile(await sharp(words(grey16), { raw: grey }).toColourspace('grey16').png().toBuffer(), grey18),
  'cicp-p3-16.png': async () => withPngChunks(await png16(), [['cICP', Buffer.from([12, 13, 0, 1])]]),
  'gama-16.png': async () =>
    withPngChunks(await png16(), [
      ['gAMA', uint32s(100_000)],
      ['cHRM', chromaticities],
    ]),
  'p3.avif': async () =>
    sharp(await tiff(3, 8, rgb8, displayP3))
      .keepIccProfile()
      .avif({ lossless: true, chromaSubsampling: '4:4:4', effort: 0 })
      .toBuffer(),
  'srgb.avif': () => sharp(rgb8, { raw }).avif({ lossless: true, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer(),
  'tiled.tif': () =>
    sharp(rgb8, { raw }).tiff({ compression: 'deflate', tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer(),
  'pyramid.tif': () =>
    sharp(rgb8, { raw })
      .tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64, pyramid: true })
      .toBuffer(),
  'planar.tif': () => otherTiff([rgb8], { planar: true }),
  'planar-16-big-endian.tif': () => otherTiff([rgb16], { planar: true, bits: 16, bigEndian: true, profile: adobeRgb }),
  'float.tif': () => otherTiff([floats()], { bits: 32, format: 3, profile: linear }),
  'alpha.tif': () => otherTiff([rgb8, opaque], { extra: [2] }),
  'mask.tif': () => otherTiff([rgb8, masks], { extra: [0] }),
  'two-masks.tif': () => otherTiff([rgb8, masks, masks], { extra: [0, 0] }),
  'cmyk-spot.tif': async () => otherTiff([cmyk8, masks], { extra: [0], profile: await builtInCmyk() }),
  'cmyk-alpha.tif': async () => otherTiff([cmyk8, opaque], { extra: [2], profile: await builtInCmyk() }),
  'float.psd': async () => floatPhotoshop(),
  'duotone.psd': async () => photoshop(8, 8, grey8, 1, false, grey18),
  'adobe-rgb.psb': async () => photoshop(3, 8, rgb8, 3, false, adobeRgb, true),
};

/**
 * What another tool is given in place of a file whose colour or layout it does not know: the same numbers with the same
 * meaning, said in a way it knows.
 */
export const alike: Record<string, string> = {
  'cicp-p3-16.png': 'p3-16.tif',
  'gama-16.png': 'linear-16.tif',
  'p3.avif': 'p3.tif',
  'srgb.avif': 'srgb.tif',
  'float.tif': 'linear-16.tif',
  'float.psd': 'linear-16.tif',
  'alpha.tif': 'srgb.tif',
  'mask.tif': 'srgb.tif',
  'two-masks.tif': 'srgb.tif',
  'cmyk-spot.tif': 'cmyk.tif',
  'cmyk-alpha.tif': 'cmyk.tif',
  'duotone.psd': 'grey.tif',
};

/** Files that only stand in for others before another tool. */
export const onlyAlike: Record<string, () => Promise<Buffer>> = {
  'p3-16.tif': () => tiff(3, 16, rgb16, displayP3),
  'linear-16.tif': () => tiff(3, 16, rgb16, linear),
};

async function jpeg(profile: Buffer | null): Promise<Buffer> {
  return withJpegProfile(
    await sharp(rgb8, { raw }).jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(),
    profile,
  );
}

/** As Photoshop writes them: Adobe's marker, ink inverted; libvips does so too. */
async function cmykJpeg(profile: Buffer | null): Promise<Buffer> {
  const carrier = await tiff(4, 8, cmyk8, null);
  const plain = await sharp(carrier)
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return withJpegProfile(plain, profile);
}

async function withJpegProfile(content: Buffer, profile: Buffer | null): Promise<Buffer> {
  return inDirectory(async (directory) => {
    const [from, to] = [await save(directory, 'from.jpg', content), join(directory, 'to.jpg')];
    await withReadAt(from, (read, length) => copyJpeg(read, { offset: 0, length }, to, { orientation: null, profile }));
    return readFile(to);
  });
}

function png16(): Promise<Buffer> {
  return sharp(new Uint16Array(rgb16.buffer, rgb16.byteOffset, rgb16.length / 2), { raw })
    .toColourspace('rgb16')
    .png()
    .toBuffer();
}

function withPngProfile(png: Buffer, profile: Buffer): Buffer {
  return withPngChunks(png, [['iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)])]]);
}

/** A PNG with further chunks behind its header. */
function withPngChunks(png: Buffer, chunks: readonly (readonly [type: string, data: Buffer])[]): Buffer {
  const added = chunks.map(([type, data]) => {
    const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([uint32s(data.length), content, uint32s(crc32(content))]);
  });
  return Buffer.concat([png.subarray(0, 33), ...added, png.subarray(33)]);
}

function uint32s(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
}

const words = (bytes: Buffer) => new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);

/** The same numbers as `rgb16`, 0 to 1. */
function floats(): Buffer {
  return Buffer.from(Float32Array.from(words(rgb16), (value) => value / 65535).buffer);
}

/** Ink is taken to be inverted without Adobe's marker too: nobody writes the other way, and every program takes it so. */
function withoutAdobe(file: Buffer): Buffer {
  const at = file.indexOf('Adobe', 0, 'latin1') - 4;
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 16)]);
}

function floatPhotoshop(): Buffer {
  const values = words(rgb16);
  const planes = [0, 1, 2].map((c) => {
    const plane = Buffer.alloc(WIDTH * HEIGHT * 4);
    for (let i = 0; i < WIDTH * HEIGHT; i++) plane.writeFloatBE((values[i * 3 + c] ?? 0) / 65535, i * 4);
    return plane;
  });
  return psd({ mode: 3, depth: 32, width: WIDTH, height: HEIGHT, planes, packed: false });
}

function tiff(channels: 1 | 3 | 4, bits: 8 | 16, pixels: Buffer, profile: Buffer | null): Promise<Buffer> {
  return inDirectory(async (directory) => {
    const path = join(directory, 'made.tif');
    const layout = { width: WIDTH, height: HEIGHT, channels, bits, profile };
    await writeStandIn(path, layout, (standIn) => standIn.write(pixels));
    return readFile(path);
  });
}

/** CIELAB as TIFF 6.0 has it: a* and b* signed. */
async function labTiff(bits: 8 | 16): Promise<Buffer> {
  const scale = bits === 8 ? 1 : 256;
  const whole = bits === 8 ? 255 : 65535;
  const pixels = paint(bits, 3, (patch, c) => {
    const value = labPatches[patch]?.[c] ?? 0;
    return c === 0 ? Math.round((value / 100) * whole) : Math.round(value * scale) & whole;
  });
  const file = await tiff(3, bits, pixels, null);
  // The fifth entry of the directory says how colour is meant.
  file.writeUInt16LE(8, 8 + 2 + 4 * 12 + 8);
  return file;
}

/** The same colours for ImageMagick: its own Lab has another white (D65) than that of ICC and Photoshop (D50). */
export function labUnderProfile(): Promise<Buffer> {
  const pixels = paint(16, 3, (patch, c) => {
    const value = labPatches[patch]?.[c] ?? 0;
    return c === 0 ? Math.round(value * 655.35) : Math.round((value + 128) * 256);
  });
  const profile = labProfile();
  // ImageMagick takes no abstract profile as that of an image.
  profile.write('mntr', 12, 'latin1');
  return tiff(3, 16, pixels, profile);
}

/** As Photoshop has it: a* and b* around 128. */
function labBytes(): Buffer {
  return paint(8, 3, (patch, c) => {
    const value = labPatches[patch]?.[c] ?? 0;
    return c === 0 ? Math.round(value * 2.55) : value + 128;
  });
}

function photoshop(
  mode: number,
  depth: 8 | 16,
  pixels: Buffer,
  channels: number,
  inverted: boolean,
  profile: Buffer | null,
  large = false,
): Buffer {
  const each = depth / 8;
  const planes = Array.from({ length: channels }, (_, c) => {
    const plane = Buffer.alloc(WIDTH * HEIGHT * each);
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const at = (i * channels + c) * each;
      const value = each === 1 ? (pixels[at] ?? 0) : pixels.readUInt16LE(at);
      plane.writeUIntBE(inverted ? 256 ** each - 1 - value : value, i * each, each);
    }
    return plane;
  });
  return psd({ mode, depth, width: WIDTH, height: HEIGHT, planes, large, ...(profile ? { profile } : {}) });
}

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await temporaryDirectory();
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
