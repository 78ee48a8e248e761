import type { Area } from '../../compare/changed-here.ts';
import { between, type Raw } from './raw-picture.ts';

/** In pixels. */
export interface Disc {
  x: number;
  y: number;
  radius: number;
}

export type Wanted = 'quiet' | 'structured' | 'any' | 'unlike';

/** Of some random places inside, the one that suits best; the last fifth of the border is left to nobody. */
export function findPlace(picture: Raw, random: () => number, radius: number, wanted: Wanted, other?: Disc): Disc {
  const { width, height } = picture;
  const edge = Math.min(radius * 1.6 + 4, Math.min(width, height) * 0.3);
  let best: Disc | undefined;
  let bestScore = -Infinity;
  for (let attempt = 0; attempt < 12; attempt++) {
    const x = edge + between(random, 0.1, 0.9) * (width - 2 * edge);
    const y = edge + between(random, 0.1, 0.9) * (height - 2 * edge);
    const disc = { x, y, radius };
    // Nobody sees a fault beside a strong edge.
    const { mean, spread } = look(
      picture,
      wanted === 'quiet' ? { ...disc, radius: Math.max(2 * radius, Math.min(5 * radius, 60)) } : disc,
    );
    const isLost = mean < 35 || mean > 225;
    let score = wanted === 'quiet' ? -Math.max(8, spread) : spread;
    if (wanted === 'any') score = 0;
    if (wanted === 'unlike' && other) score = Math.abs(mean - look(picture, other).mean);
    score += attempt / 1000 - (isLost ? 1000 : 0);
    if (score <= bestScore) continue;
    best = disc;
    bestScore = score;
  }
  return best!;
}

/** Level and spread of the green around a place. */
function look({ data, width, height }: Raw, { x, y, radius }: Disc): { mean: number; spread: number } {
  let [sum, square, count] = [0, 0, 0];
  const step = Math.max(1, Math.floor(radius / 12));
  for (let j = Math.max(0, Math.floor(y - radius)); j < Math.min(height, y + radius); j += step) {
    for (let i = Math.max(0, Math.floor(x - radius)); i < Math.min(width, x + radius); i += step) {
      const level = data[(j * width + i) * 3 + 1]!;
      sum += level;
      square += level * level;
      count++;
    }
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, square / count - mean * mean)) };
}

export const lightAt = (picture: Raw, disc: Disc) => look(picture, disc).mean;

export function boxOf({ x, y, radius }: Disc, { width, height }: Raw): Area {
  return {
    x: (x - radius) / width,
    y: (y - radius) / height,
    width: (2 * radius) / width,
    height: (2 * radius) / height,
  };
}
