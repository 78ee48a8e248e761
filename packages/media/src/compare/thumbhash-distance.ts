import { thumbHashToRGBA } from 'thumbhash';

/** Points per side at which two thumbhashes are compared. */
const SIDE = 16;

/**
 * How far two pictures are apart, judged by their thumbhashes (base64) alone: 0 for the same, 255 for black and white.
 * Good enough to leave out most of what a picture cannot be; never to decide what it is. Throws on what is no thumbhash.
 */
export function thumbhashDistance(one: string, other: string): number {
  const [a, b] = [sample(one), sample(other)];
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length;
}

function sample(thumbhash: string): number[] {
  const { w, h, rgba } = thumbHashToRGBA(Buffer.from(thumbhash, 'base64'));
  const points: number[] = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const at = (Math.floor((y * h) / SIDE) * w + Math.floor((x * w) / SIDE)) * 4;
      points.push(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
    }
  }
  return points;
}
