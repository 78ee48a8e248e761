import type { Disc } from './find-place.ts';
import { clamp, type Raw } from './raw-picture.ts';

/** Every pixel of a disc with how much of it counts there: 1 inside, falling to 0 at its edge, the harder the steeper. */
function inDisc({ width, height }: Raw, disc: Disc, hard: number, visit: (at: number, weight: number) => void): void {
  const { x, y, radius } = disc;
  for (let j = Math.max(0, Math.floor(y - radius)); j <= Math.min(height - 1, y + radius); j++) {
    for (let i = Math.max(0, Math.floor(x - radius)); i <= Math.min(width - 1, x + radius); i++) {
      const weight = Math.min(1, Math.max(0, (1 - Math.hypot(i - x, j - y) / radius) * hard));
      if (weight > 0) visit((j * width + i) * 3, weight);
    }
  }
}

/** Changes levels in a disc. */
export function repaint(raw: Raw, disc: Disc, hard: number, change: (level: number, channel: number) => number): void {
  inDisc(raw, disc, hard, (at, weight) => {
    for (let c = 0; c < 3; c++) {
      const level = raw.data[at + c]!;
      raw.data[at + c] = clamp(level + weight * (change(level, c) - level));
    }
  });
}

/** The clone stamp: what lies `from` pixels away, with a soft edge. */
export function cloneFrom(raw: Raw, disc: Disc, from: { x: number; y: number }): void {
  const { width, height } = raw;
  const source = Buffer.from(raw.data);
  const [dx, dy] = [Math.round(from.x), Math.round(from.y)];
  inDisc(raw, disc, 4, (at, weight) => {
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)];
    const column = Math.min(width - 1, Math.max(0, x + dx));
    const row = Math.min(height - 1, Math.max(0, y + dy));
    for (let c = 0; c < 3; c++) {
      const level = source[(row * width + column) * 3 + c]!;
      raw.data[at + c] = clamp(raw.data[at + c]! * (1 - weight) + level * weight);
    }
  });
}

/** Pushes what is in a disc, most in its middle. */
export function bend(raw: Raw, disc: Disc, by: { x: number; y: number }): void {
  const { width, height } = raw;
  const source = Buffer.from(raw.data);
  inDisc(raw, disc, 1, (at, weight) => {
    const soft = weight * weight * (3 - 2 * weight);
    const [x, y] = [((at / 3) % width) - by.x * soft, Math.floor(at / 3 / width) - by.y * soft];
    const column = Math.min(width - 2, Math.max(0, Math.floor(x)));
    const row = Math.min(height - 2, Math.max(0, Math.floor(y)));
    const [fx, fy] = [x - column, y - row];
    const n = (row * width + column) * 3;
    for (let c = 0; c < 3; c++) {
      const upper = source[n + c]! * (1 - fx) + source[n + 3 + c]! * fx;
      const lower = source[n + width * 3 + c]! * (1 - fx) + source[n + width * 3 + 3 + c]! * fx;
      raw.data[at + c] = clamp(upper * (1 - fy) + lower * fy);
    }
  });
}

/** Puts another ground behind an ellipse in the middle. */
export function swapGround(raw: Raw, wide: number, high: number, colours: readonly number[]): void {
  const { data, width, height } = raw;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const away = Math.hypot((x - width / 2) / wide, (y - height / 2) / high);
      const weight = Math.min(1, Math.max(0, (away - 1) * 25));
      for (let c = 0; c < 3; c++) {
        const ground = colours[c]! * (1.08 - (0.2 * y) / height);
        data[i + c] = clamp(data[i + c]! * (1 - weight) + ground * weight);
      }
    }
  }
}
