import type { Frame } from './scene.ts';

/**
 * Blurs what lies before and behind the plane of focus. Two blurred copies are mixed by distance; only what is itself
 * out of focus feeds them, so that a sharp product sheds no halo. Works at half size, as blur needs no detail.
 */
export function focus(frame: Frame, focusDistance: number, aperture: number): void {
  if (aperture <= 0) return;
  const { width, height, light, depth } = frame;
  const w = width >> 1;
  const h = height >> 1;
  const longest = aperture * Math.max(width, height);
  const circle = new Float32Array(width * height);
  for (let i = 0; i < circle.length; i++)
    circle[i] = Math.min(1, Math.max(0, (Math.abs(1 - focusDistance / depth[i]!) - 0.06) * 1.9));
  const source = new Float32Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const weight = circle[2 * y * width + 2 * x]! + 0.001;
      const o = (y * w + x) * 4;
      for (const i of [
        2 * y * width + 2 * x,
        2 * y * width + 2 * x + 1,
        (2 * y + 1) * width + 2 * x,
        (2 * y + 1) * width + 2 * x + 1,
      ]) {
        for (let c = 0; c < 3; c++) source[o + c]! += light[i * 3 + c]! * weight * 0.25;
      }
      source[o + 3] = weight;
    }
  }
  const little = blurred(source, w, h, Math.max(1, Math.round(longest * 0.1)));
  const much = blurred(little, w, h, Math.max(1, Math.round(longest * 0.3)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const c = circle[i]!;
      if (c < 0.02) continue;
      const [a, b] = c < 0.4 ? [c / 0.4, 0] : [1, (c - 0.4) / 0.6];
      const u = Math.min(w - 1.001, Math.max(0, x / 2 - 0.25));
      const v = Math.min(h - 1.001, Math.max(0, y / 2 - 0.25));
      const fx = u - (u | 0);
      const fy = v - (v | 0);
      const p = ((v | 0) * w + (u | 0)) * 4;
      for (let k = 0; k < 3; k++) {
        const near = sample(little, p, k, w, fx, fy);
        const far = b > 0 ? sample(much, p, k, w, fx, fy) : 0;
        const soft = near + (far - near) * b;
        light[i * 3 + k]! += (soft - light[i * 3 + k]!) * a;
      }
    }
  }
}

function sample(from: Float32Array, p: number, k: number, w: number, fx: number, fy: number): number {
  const at = (o: number): number => from[o + k]! / from[o + 3]!;
  const top = at(p) * (1 - fx) + at(p + 4) * fx;
  return top * (1 - fy) + (at(p + w * 4) * (1 - fx) + at(p + w * 4 + 4) * fx) * fy;
}

/** Two box blurs each way come close to the round blur of a lens. */
function blurred(source: Float32Array, w: number, h: number, radius: number): Float32Array {
  let a = Float32Array.from(source);
  let b = new Float32Array(source.length);
  for (let pass = 0; pass < 2; pass++) {
    slide(a, b, w, h, radius, 4, w * 4);
    slide(b, a, h, w, radius, w * 4, 4);
  }
  return a;
}

function slide(
  from: Float32Array,
  to: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  line: number,
): void {
  const share = 1 / (2 * radius + 1);
  const last = (length - 1) * step;
  for (let l = 0; l < lines; l++) {
    const start = l * line;
    for (let c = 0; c < 4; c++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) sum += from[start + c + Math.min(length - 1, Math.max(0, k)) * step]!;
      for (let k = 0, o = 0; k < length; k++, o += step) {
        to[start + c + o] = sum * share;
        const enter = o + (radius + 1) * step;
        const leave = o - radius * step;
        sum += from[start + c + (enter > last ? last : enter)]! - from[start + c + (leave < 0 ? 0 : leave)]!;
      }
    }
  }
}
