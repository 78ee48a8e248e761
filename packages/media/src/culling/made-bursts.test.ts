import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { makePicture, PICTURE_KINDS } from '../testing/pairs/made-pictures.ts';
import { asSharp, between, clamp, seeded, type Raw } from '../testing/pairs/raw-picture.ts';
import { measurePicture, type PictureMeasures } from './measure-picture.ts';

const LONG_SIDE = 800;
/** Pictures of each kind. */
const EACH = 2;
/** Blur of the frames of a burst, in pixels of the preview: in focus, nearly, moved a little, moved, lost. */
const BLURS = [0, 0.7, 1.1, 1.8, 3];
/** Bits up to which photos count as alike, in light and in colour: what grouping asks for. */
const [LIGHT_BITS, COLOUR_BITS] = [6, 8];

const pictures = Array.from({ length: EACH * PICTURE_KINDS.length }, (_, n) => ({
  kind: PICTURE_KINDS[n % PICTURE_KINDS.length]!,
  picture: makePicture(PICTURE_KINDS[n % PICTURE_KINDS.length]!, 50 + n, LONG_SIDE),
}));

async function measured(image: Sharp): Promise<PictureMeasures> {
  const pixels = async (from: Sharp) => {
    const { data, info } = await from.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    return { data, info: { width: info.width, height: info.height, channels: 3 as const } };
  };
  const whole = await image.png({ compressionLevel: 0 }).toBuffer();
  return measurePicture(await pixels(sharp(whole)), await pixels(sharp(whole).resize(480, 480, { fit: 'inside' })));
}

/** The next frame: the camera moved by a few pixels, the light flickered, the sensor's noise is another. */
function frameOf({ data, width, height }: Raw, random: () => number): Raw {
  const [dx, dy] = [Math.round(between(random, -8, 8)), Math.round(between(random, -8, 8))];
  const [gain, grain] = [between(random, 0.97, 1.03), between(random, 1, 5)];
  const out = Buffer.alloc(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.min(height - 1, Math.max(0, y + dy));
    for (let x = 0; x < width; x++, i += 3) {
      const from = (row * width + Math.min(width - 1, Math.max(0, x + dx))) * 3;
      const noise = (random() + random() - 1) * grain;
      for (let c = 0; c < 3; c++) out[i + c] = clamp(data[from + c]! * gain + noise);
    }
  }
  return { data: out, width, height };
}

function bitsApart(one: bigint, other: bigint): number {
  return BigInt.asUintN(64, one ^ other)
    .toString(2)
    .replaceAll('0', '').length;
}

const isAlike = (one: PictureMeasures, other: PictureMeasures) =>
  bitsApart(one.perceptualHash, other.perceptualHash) <= LIGHT_BITS &&
  bitsApart(one.colourHash, other.colourHash) <= COLOUR_BITS;

it('ranks the frames of made bursts by their sharpness in 95 of 100 pairs', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  let pairs = 0;
  // A weave of long waves has no detail that a lens could lose.
  for (const [n, { kind, picture }] of pictures.filter((one) => one.kind !== 'cloth').entries()) {
    const random = seeded(n);
    const ranks: number[] = [];
    for (const blur of BLURS) {
      // The lens blurs before the sensor adds its noise.
      const seen = blur > 0 ? await asSharp(picture).blur(blur).raw().toBuffer() : picture.data;
      ranks.push((await measured(asSharp(frameOf({ ...picture, data: seen }, random)))).sharpness);
    }
    for (let sharper = 0; sharper < ranks.length; sharper++)
      for (let softer = sharper + 1; softer < ranks.length; softer++, pairs++)
        if (ranks[sharper]! <= ranks[softer]!) wrong.push(`${kind} ${n}: ${BLURS[sharper]} and ${BLURS[softer]}`);
  }
  expect(wrong.length / pairs, wrong.join(', ')).toBeLessThanOrEqual(0.05);
});

it(
  'knows a picture again that was encoded, resized or cropped a little, and takes no other for it',
  { timeout: 60_000 },
  async () => {
    const missed: string[] = [];
    const originals: PictureMeasures[] = [];
    for (const [n, { kind, picture }] of pictures.entries()) {
      const original = await measured(asSharp(picture));
      originals.push(original);
      const { width, height } = picture;
      const cut = {
        left: Math.round(width * 0.01),
        top: Math.round(height * 0.01),
        width: Math.round(width * 0.98),
        height: Math.round(height * 0.98),
      };
      const ways: Record<string, Sharp> = {
        'encoded again': sharp(await asSharp(picture).jpeg({ quality: 60 }).toBuffer()),
        resized: sharp(await asSharp(picture).resize(420).jpeg({ quality: 85 }).toBuffer()),
        cropped: sharp(await asSharp(picture).extract(cut).jpeg({ quality: 90 }).toBuffer()),
      };
      for (const [way, image] of Object.entries(ways))
        if (!isAlike(original, await measured(image))) missed.push(`${kind} ${n} ${way}`);
    }
    const taken = originals.flatMap((one, n) => originals.slice(0, n).filter((other) => isAlike(one, other)));
    expect(taken.length).toBe(0);
    expect(missed.length / (pictures.length * 3), missed.join(', ')).toBeLessThanOrEqual(0.05);
  },
);
