import { rename } from 'node:fs/promises';
import sharp from 'sharp';

/** A place to heal, in shares of the picture: centre and radius (of the width). */
export interface Spot {
  x: number;
  y: number;
  radius: number;
}

export interface Retouch {
  /** Exposure in stops; 0.3 is visibly brighter. */
  exposure?: number;
  /** 1 leaves colours as they are. */
  saturation?: number;
  /** Lifts what resembles the picture's border towards white: 0 nothing, 1 fully. */
  backgroundLift?: number;
  spots?: readonly Spot[];
  /** JPEG quality, 1 to 100. */
  quality?: number;
}

/**
 * Writes a really edited JPEG of the same size: background lifted, spots healed from their surroundings, exposure and
 * colour corrected. The input may be any format that has derivatives. Throws when it cannot be decoded.
 */
export async function retouchImage(inputPath: string, outputPath: string, retouch: Retouch): Promise<void> {
  const { data, info } = await sharp(inputPath, { autoOrient: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (const spot of retouch.spots ?? []) heal(data, width, height, spot);
  if (retouch.backgroundLift) liftBackground(data, width, height, retouch.backgroundLift);
  const gain = 2 ** (retouch.exposure ?? 0);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .modulate({ saturation: retouch.saturation ?? 1, brightness: Math.sqrt(gain) })
    .jpeg({ quality: retouch.quality ?? 92, chromaSubsampling: '4:4:4' })
    .toFile(`${outputPath}.part`);
  await rename(`${outputPath}.part`, outputPath);
}

/** Fills a disc by blending the four borders of its square, fading out towards its edge. */
function heal(data: Buffer, width: number, height: number, spot: Spot): void {
  const radius = Math.max(2, Math.round(spot.radius * width));
  const left = clamp(Math.round(spot.x * width) - radius, 0, width - 1);
  const top = clamp(Math.round(spot.y * height) - radius, 0, height - 1);
  const right = clamp(left + 2 * radius, 0, width - 1);
  const bottom = clamp(top + 2 * radius, 0, height - 1);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const fromCentre = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) / radius;
      const weight = clamp((1 - fromCentre) * 4, 0, 1);
      if (weight === 0) continue;
      const u = (x - left) / Math.max(1, right - left);
      const v = (y - top) / Math.max(1, bottom - top);
      for (let c = 0; c < 3; c++) {
        const at = (px: number, py: number): number => data[(py * width + px) * 3 + c] ?? 0;
        const across = at(left, y) * (1 - u) + at(right, y) * u;
        const down = at(x, top) * (1 - v) + at(x, bottom) * v;
        const i = (y * width + x) * 3 + c;
        data[i] = Math.round((data[i] ?? 0) * (1 - weight) + ((across + down) / 2) * weight);
      }
    }
  }
}

/** The mean of the border stands for the background; the closer a pixel is to it, the more it is lifted. */
function liftBackground(data: Buffer, width: number, height: number, amount: number): void {
  const mean = [0, 0, 0];
  const step = Math.max(1, Math.floor(width / 200));
  let count = 0;
  for (let x = 0; x < width; x += step, count++) {
    for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + (data[(Math.floor(height * 0.02) * width + x) * 3 + c] ?? 0);
  }
  const [r = 0, g = 0, b = 0] = mean.map((sum) => sum / count);
  for (let i = 0; i < data.length; i += 3) {
    const red = data[i] ?? 0;
    const green = data[i + 1] ?? 0;
    const blue = data[i + 2] ?? 0;
    const distance = (Math.abs(red - r) + Math.abs(green - g) + Math.abs(blue - b)) / 3;
    const weight = clamp(1 - distance / 70, 0, 1) * amount * 0.6;
    data[i] = Math.round(red + (255 - red) * weight);
    data[i + 1] = Math.round(green + (255 - green) * weight);
    data[i + 2] = Math.round(blue + (255 - blue) * weight);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
