import sharp from 'sharp';
import { seededRandom } from '../shapes/noise.ts';
import type { Frame } from './scene.ts';

/** How a frame becomes a photograph: what a photographer sets, and what goes wrong. */
export interface Development {
  /** Stops. */
  exposure: number;
  /** Above 0 warmer, below cooler. */
  warmth: number;
  contrast: number;
  saturation: number;
  /** Grain as standard deviation of 255. */
  grain: number;
  /** Pixels of the final picture by which it is out of focus or shaken. */
  blur?: number;
  vignette?: number;
  seed: number;
  /** Shift of the section in pixels of the final picture, as between frames of a burst. */
  shift?: readonly [number, number];
}

const TONES = 4096;
const BRIGHTEST = 4;

/** Tones and enlarges a frame to the final size and adds grain. Returns 8-bit RGB rows. */
export async function develop(frame: Frame, width: number, height: number, how: Development): Promise<Buffer> {
  const toned = tone(frame, how);
  const zoom = 1.02;
  const [dx, dy] = how.shift ?? [0, 0];
  const [w, h] = [Math.round(width * zoom), Math.round(height * zoom)];
  let picture = sharp(toned, { raw: { width: frame.width, height: frame.height, channels: 3 } })
    .resize(w, h, { kernel: 'lanczos3', fit: 'fill' })
    .extract({ left: Math.round((w - width) / 2 + dx), top: Math.round((h - height) / 2 + dy), width, height });
  picture = how.blur ? picture.blur(how.blur) : picture.sharpen();
  const { data } = await picture.raw().toBuffer({ resolveWithObject: true });
  addGrain(data, how.grain, how.seed);
  return data;
}

function tone(frame: Frame, how: Development): Buffer {
  const curve = new Float32Array(TONES + 1);
  for (let i = 0; i <= TONES; i++) {
    const x = (i / TONES) ** 2 * BRIGHTEST;
    // A film-like shoulder keeps highlights of lamps from clipping hard.
    const shoulder = Math.min(1, ((x * (1 + x * 0.1)) / (0.42 + 0.68 * x + 0.1 * x * x)) * 0.8);
    const encoded = shoulder ** (1 / 1.7);
    const s = encoded * encoded * (3 - 2 * encoded);
    curve[i] = (encoded + (s - encoded) * how.contrast) * 255;
  }
  const gain = 2 ** how.exposure;
  const gains = [gain * (1 + how.warmth * 0.25), gain, gain * (1 - how.warmth * 0.3)];
  const { width, height, light } = frame;
  const out = Buffer.alloc(width * height * 3);
  const random = seededRandom(how.seed);
  const vignette = how.vignette ?? 0.18;
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0; x < width; x++, i += 3) {
      const u = (x / width - 0.5) * 2;
      const r2 = u * u + v * v;
      const fall = 1 - vignette * r2 * r2 * 0.5;
      const r = light[i]! * gains[0]! * fall;
      const g = light[i + 1]! * gains[1]! * fall;
      const b = light[i + 2]! * gains[2]! * fall;
      const grey = r * 0.3 + g * 0.59 + b * 0.11;
      // Bright colours fade towards white as on film, instead of clipping to a flat primary.
      const saturation = how.saturation / (1 + Math.max(0, Math.max(r, g, b) - 0.55) * 0.45);
      const dither = random() - 0.5;
      out[i] = at(curve, grey + (r - grey) * saturation) + dither;
      out[i + 1] = at(curve, grey + (g - grey) * saturation) + dither;
      out[i + 2] = at(curve, grey + (b - grey) * saturation) + dither;
    }
  }
  return out;
}

/** Never leaves 0 to 255, so that writing to bytes cannot wrap. */
function at(curve: Float32Array, value: number): number {
  if (value <= 0) return 1;
  const k = Math.sqrt(value / BRIGHTEST) * TONES;
  return k >= TONES ? 254.4 : Math.min(254.4, Math.max(0.6, curve[k | 0]!));
}

const GRAIN_TABLE = 1 << 16;
let grainTable: Float32Array | undefined;

/** Film-like noise, strongest in the middle tones, from one table read at a random place per row. */
function addGrain(data: Buffer, strength: number, seed: number): void {
  grainTable ??= makeGrain();
  const random = seededRandom(seed * 31 + 5);
  const weights = Float32Array.from(
    { length: 256 },
    (_, v) => strength * (0.35 + Math.sin((v / 255) * Math.PI) * 0.65),
  );
  let p = 0;
  for (let i = 0; i < data.length; i += 3) {
    if (i % 3072 === 0) p = (random() * GRAIN_TABLE) | 0;
    const n = grainTable[p++ & (GRAIN_TABLE - 1)]!;
    for (let c = 0; c < 3; c++) {
      const value = data[i + c]!;
      const v = value + n * weights[value]! + 0.5;
      data[i + c] = v < 0 ? 0 : v > 255 ? 255 : v;
    }
  }
}

function makeGrain(): Float32Array {
  const random = seededRandom(99);
  return Float32Array.from({ length: GRAIN_TABLE }, () => random() + random() + random() + random() - 2);
}
