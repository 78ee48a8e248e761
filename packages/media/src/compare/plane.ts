/** A picture of one number a pixel, rows top to bottom. */
export interface Plane {
  data: Float32Array;
  width: number;
  height: number;
  /** Pixels to a long side of the picture, across and down: sizes are whole numbers, so that both differ by a little. */
  perLong: readonly [x: number, y: number];
}

/** The light of RGB pixels (Rec. 601), 0 to 255. */
export function lightOf(rgb: Uint8Array, width: number, height: number): Plane {
  const data = new Float32Array(width * height);
  for (let n = 0, i = 0; n < data.length; n++, i += 3)
    data[n] = 0.299 * rgb[i]! + 0.587 * rgb[i + 1]! + 0.114 * rgb[i + 2]!;
  const long = Math.max(width, height);
  return { data, width, height, perLong: [long, long] };
}

/** A plane of the given size; each pixel is the mean of what it covers. Never enlarges: what is smaller stays. */
export function shrinkTo({ data, width, height, perLong }: Plane, longSide: number): Plane {
  const scale = longSide / Math.max(width, height);
  if (scale >= 1) return { data, width, height, perLong };
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const across = new Float32Array(w * height);
  weigh(width, w, (to, from, weight) => {
    for (let y = 0; y < height; y++) across[y * w + to]! += weight * data[y * width + from]!;
  });
  const small = new Float32Array(w * h);
  weigh(height, h, (to, from, weight) => {
    for (let x = 0; x < w; x++) small[to * w + x]! += weight * across[from * w + x]!;
  });
  return { data: small, width: w, height: h, perLong: [(perLong[0] * w) / width, (perLong[1] * h) / height] };
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
export function normalize({ data, width, height, perLong }: Plane, radius: number): Plane {
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
  return { data: out, width, height, perLong };
}

/** The mean of the square around each pixel, as far as it lies inside. */
export function boxMean(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  const across = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += width) {
    let sum = 0;
    for (let n = 0; n < Math.min(radius, width); n++) sum += data[start + n]!;
    for (let n = 0; n < width; n++) {
      if (n + radius < width) sum += data[start + n + radius]!;
      if (n - radius - 1 >= 0) sum -= data[start + n - radius - 1]!;
      across[start + n] = sum / (Math.min(width - 1, n + radius) - Math.max(0, n - radius) + 1);
    }
  }
  // Downwards all columns go together, row by row, as they lie in memory.
  const sums = new Float64Array(width);
  for (let n = 0; n < Math.min(radius, height) * width; n++) sums[n % width]! += across[n]!;
  const out = new Float32Array(data.length);
  for (let row = 0; row < height; row++) {
    const [start, enters, leaves] = [row * width, (row + radius) * width, (row - radius - 1) * width];
    const count = Math.min(height - 1, row + radius) - Math.max(0, row - radius) + 1;
    if (row + radius < height) for (let x = 0; x < width; x++) sums[x]! += across[enters + x]!;
    if (leaves >= 0) for (let x = 0; x < width; x++) sums[x]! -= across[leaves + x]!;
    for (let x = 0; x < width; x++) out[start + x] = sums[x]! / count;
  }
  return out;
}
