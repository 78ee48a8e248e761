/** A picture of one number a pixel, rows top to bottom. */
export interface Plane {
  data: Float32Array;
  width: number;
  height: number;
}

/** The light of RGB pixels (Rec. 601), 0 to 255. */
export function lightOf(rgb: Uint8Array, width: number, height: number): Plane {
  const data = new Float32Array(width * height);
  for (let n = 0, i = 0; n < data.length; n++, i += 3)
    data[n] = 0.299 * rgb[i]! + 0.587 * rgb[i + 1]! + 0.114 * rgb[i + 2]!;
  return { data, width, height };
}

/** A plane of the given size; each pixel is the mean of what it covers. Never enlarges: what is smaller stays. */
export function shrinkTo({ data, width, height }: Plane, longSide: number): Plane {
  const scale = longSide / Math.max(width, height);
  if (scale >= 1) return { data, width, height };
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const across = new Float32Array(w * height);
  weigh(width, w, (to, from, weight) => {
    for (let y = 0; y < height; y++) across[y * w + to]! += weight * data[y * width + from]!;
  });
  const small = new Float32Array(w * h);
  weigh(height, h, (to, from, weight) => {
    for (let x = 0; x < w; x++) small[to * w + x]! += weight * across[from * w + x]!;
  });
  return { data: small, width: w, height: h };
}

/** Which of `many` cells each of `few` covers, and by how much of it: the weights of one add up to 1. */
function weigh(many: number, few: number, each: (to: number, from: number, weight: number) => void): void {
  const ratio = many / few;
  for (let to = 0; to < few; to++) {
    const [start, end] = [to * ratio, Math.min(many, (to + 1) * ratio)];
    for (let from = Math.floor(start); from < end; from++)
      each(to, from, (Math.min(end, from + 1) - Math.max(start, from)) / ratio);
  }
}

/** Level added to the spread, so that the noise of a plain ground does not become a pattern. */
const FLOOR = 5;

/**
 * Each pixel by how far it lies from the mean around it, in spreads of that neighbourhood: a change of exposure, contrast
 * or colour leaves it as it is.
 */
export function normalize({ data, width, height }: Plane, radius: number): Plane {
  const mean = boxMean(data, width, height, radius);
  const square = boxMean(
    data.map((level) => level * level),
    width,
    height,
    radius,
  );
  const out = new Float32Array(data.length);
  for (let n = 0; n < out.length; n++) {
    const spread = Math.sqrt(Math.max(0, square[n]! - mean[n]! * mean[n]!));
    out[n] = (data[n]! - mean[n]!) / (spread + FLOOR);
  }
  return { data: out, width, height };
}

/** The mean of the square around each pixel, as far as it lies inside. */
export function boxMean(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  const across = new Float32Array(data.length);
  slide(data, across, width, height, width, 1, radius);
  const out = new Float32Array(data.length);
  slide(across, out, height, width, 1, width, radius);
  return out;
}

function slide(
  from: Float32Array,
  to: Float32Array,
  length: number,
  lines: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let n = 0; n < Math.min(radius, length); n++) sum += from[start + n * step]!;
    for (let n = 0; n < length; n++) {
      if (n + radius < length) sum += from[start + (n + radius) * step]!;
      if (n - radius - 1 >= 0) sum -= from[start + (n - radius - 1) * step]!;
      const count = Math.min(length - 1, n + radius) - Math.max(0, n - radius) + 1;
      to[start + n * step] = sum / count;
    }
  }
}
