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
  const out = boxVariance(data, mean, width, height, radius);
  for (let n = 0; n < out.length; n++) out[n] = (data[n]! - mean[n]!) / (Math.sqrt(out[n]!) + FLOOR);
  return { data: out, width, height, perLong };
}

/** How far the levels of the square around each pixel lie apart, squared. @param mean of those squares */
export function boxVariance(
  data: Float32Array,
  mean: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const squares = new Float32Array(data.length);
  for (let n = 0; n < squares.length; n++) squares[n] = data[n]! * data[n]!;
  const out = boxMean(squares, width, height, radius, squares);
  for (let n = 0; n < out.length; n++) out[n] = Math.max(0, out[n]! - mean[n]! * mean[n]!);
  return out;
}

/** Rows averaged across, kept from call to call: a comparison averages some fifty times. */
let rows = new Float32Array(0);

/**
 * The mean of the square around each pixel, as far as it lies inside.
 * @param out where it is written; may be `data` itself
 */
export function boxMean(
  data: Float32Array,
  width: number,
  height: number,
  radius: number,
  out = new Float32Array(data.length),
): Float32Array {
  if (rows.length < data.length) rows = new Float32Array(data.length);
  const across = rows;
  const shares = sharesOf(width, radius);
  for (let start = 0; start < data.length; start += width) {
    let sum = 0;
    for (let n = 0; n < Math.min(radius, width); n++) sum += data[start + n]!;
    for (let n = 0; n < width; n++) {
      if (n + radius < width) sum += data[start + n + radius]!;
      if (n > radius) sum -= data[start + n - radius - 1]!;
      across[start + n] = sum * shares[n]!;
    }
  }
  // Downwards all columns go together, row by row, as they lie in memory.
  const sums = new Float64Array(width);
  for (let row = 0; row < Math.min(radius, height); row++)
    for (let x = 0, at = row * width; x < width; x++, at++) sums[x]! += across[at]!;
  const counts = sharesOf(height, radius);
  for (let row = 0, at = 0; row < height; row++) {
    const [isEntering, isLeaving, share] = [row + radius < height, row > radius, counts[row]!];
    let [enters, leaves] = [(row + radius) * width, (row - radius - 1) * width];
    for (let x = 0; x < width; x++, at++, enters++, leaves++) {
      let sum = sums[x]!;
      if (isEntering) sum += across[enters]!;
      if (isLeaving) sum -= across[leaves]!;
      sums[x] = sum;
      out[at] = sum * share;
    }
  }
  return out;
}

/**
 * The mean of the square around each pixel, moved inside where it would reach beyond the border: a square that is cut off
 * there holds half a block of an encoder and what that rounds.
 */
export function boxMeanInside(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  const means = boxMean(data, width, height, radius);
  const out = new Float32Array(means.length);
  for (let y = 0, n = 0; y < height; y++) {
    const row = inside(y, height, radius) * width;
    for (let x = 0; x < width; x++, n++) out[n] = means[row + inside(x, width, radius)]!;
  }
  return out;
}

/** The nearest place of a line around which a radius lies inside; its middle where none does. */
function inside(at: number, length: number, radius: number): number {
  return Math.max(Math.min(radius, length >> 1), Math.min(length - 1 - radius, at));
}

/** One over how many of the places within a radius lie inside, for each place of a line. */
function sharesOf(length: number, radius: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => 1 / (Math.min(length - 1, n + radius) - Math.max(0, n - radius) + 1));
}
