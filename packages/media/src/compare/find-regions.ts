/** A place that changed, in parts of the version's width and height. */
export interface ChangedRegion {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Share of the whole picture that changed here, in basis points. */
  areaBasisPoints: number;
  /** CIEDE2000 over the changed pixels. */
  deltaE: { mean: number; max: number };
}

/** What is closer together than twice this, in parts of the long side, is one region. */
const REACH = 0.012;
/** Sum of what lies above the limit, below which a speck is chance. */
const LEAST_EXCESS = 3;
/** Largest first; the rest is still in the map. */
const MOST_REGIONS = 50;

export interface Found {
  regions: ChangedRegion[];
  /** 1 where a pixel belongs to a region. */
  changed: Uint8Array;
}

/**
 * The regions of a picture in which it changed: pixels beyond their limit that lie together and weigh enough.
 * @param deltaE per pixel
 * @param excess by how much a pixel lies beyond its limit: 0 and more is changed
 */
export function findRegions(deltaE: Float32Array, excess: Float32Array, width: number, height: number): Found {
  const reach = Math.max(1, Math.round(REACH * Math.max(width, height)));
  const near = dilate(excess, width, height, reach);
  const label = new Int32Array(near.length);
  const changed = new Uint8Array(near.length);
  const regions: ChangedRegion[] = [];
  const waiting: number[] = [];
  for (let start = 0, next = 1; start < near.length; start++) {
    if (near[start] === 0 || label[start] !== 0) continue;
    const inside: number[] = [];
    label[start] = next;
    waiting.push(start);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (excess[at]! >= 0) inside.push(at);
      const x = at % width;
      for (const beside of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (beside < 0 || beside >= near.length || near[beside] === 0 || label[beside] !== 0) continue;
        label[beside] = next;
        waiting.push(beside);
      }
    }
    next++;
    const region = describe(inside, deltaE, excess, width, height);
    if (!region) continue;
    regions.push(region);
    for (const at of inside) changed[at] = 1;
  }
  return { regions: regions.toSorted((a, b) => b.areaBasisPoints - a.areaBasisPoints).slice(0, MOST_REGIONS), changed };
}

/** The pixels within a square of `reach` around one beyond its limit. */
function dilate(excess: Float32Array, width: number, height: number, reach: number): Uint8Array {
  const across = new Uint8Array(excess.length);
  for (let y = 0; y < height; y++) {
    let until = -1;
    for (let x = 0; x < width + reach; x++) {
      const at = y * width + x;
      if (x < width && excess[at]! >= 0) until = x + 2 * reach;
      if (x >= reach && x <= until) across[at - reach] = 1;
    }
  }
  const out = new Uint8Array(excess.length);
  for (let x = 0; x < width; x++) {
    let until = -1;
    for (let y = 0; y < height + reach; y++) {
      if (y < height && across[y * width + x] === 1) until = y + 2 * reach;
      if (y >= reach && y <= until) out[(y - reach) * width + x] = 1;
    }
  }
  return out;
}

function describe(
  pixels: readonly number[],
  deltaE: Float32Array,
  excess: Float32Array,
  width: number,
  height: number,
): ChangedRegion | null {
  let [left, top, right, bottom, sum, max, weight] = [width, height, 0, 0, 0, 0, 0];
  for (const at of pixels) {
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    sum += deltaE[at]!;
    max = Math.max(max, deltaE[at]!);
    weight += excess[at]!;
  }
  if (weight < LEAST_EXCESS) return null;
  return {
    x: left / width,
    y: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
    areaBasisPoints: round((pixels.length / (width * height)) * 10_000),
    deltaE: { mean: round(sum / pixels.length), max: round(max) },
  };
}

/** Two digits behind the point. */
export const round = (value: number) => Math.round(value * 100) / 100;
