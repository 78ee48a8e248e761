/** What was done to a channel of a whole picture: value × gain + lift, in 8-bit levels. */
export interface ChannelTone {
  gain: number;
  lift: number;
}

/** Every so many pixels are enough to know what was done to all of them. */
const EVERY = 23;
/** Rounds of fitting, each without what the one before could not explain; then of fitting what is left exactly. */
const [ROUNDS, EXACT_ROUNDS] = [6, 4];
/** Levels: what is off by more was worked on by somebody, and would pull the tone of the whole towards itself. */
const EXACT = 2.5;
/** Share of the shadows, of the darker and lighter middle tones and of the highlights that a global change must explain. */
const EXPLAINED_FROM = 0.5;
/** A gain outside of these is no exposure: a plain picture would "explain" a spot by having no contrast at all. */
const [LEAST_GAIN, MOST_GAIN] = [0.5, 2];
const IDENTITY: ChannelTone = { gain: 1, lift: 0 };

/**
 * The change of exposure or colour between two RGB pictures of one size, pixel by pixel, that holds in shadows, middle
 * tones and highlights alike; the identity where there is none, so that a replaced background is no change of exposure.
 * @param tolerance levels of 255 by which an explained pixel may be off, averaged over the channels
 * @returns one tone per channel, to be applied to `before`
 */
export function globalTone(before: Uint8Array, after: Uint8Array, tolerance: number): ChannelTone[] {
  const all = Array.from({ length: Math.floor(before.length / 3 / EVERY) }, (_, n) => n * EVERY * 3);
  const coarse = settle(before, after, { tones: [IDENTITY, IDENTITY, IDENTITY], kept: all }, ROUNDS, tolerance);
  const exact = settle(before, after, coarse, EXACT_ROUNDS, EXACT);
  const found = [exact, coarse].find(({ tones }) => holdsEverywhere(before, after, all, tones, tolerance));
  return found?.tones ?? [IDENTITY, IDENTITY, IDENTITY];
}

interface Fitted {
  tones: ChannelTone[];
  kept: number[];
}

/** Fits again and again what the last fit explains to within a limit, or to within twice what is usual. */
function settle(before: Uint8Array, after: Uint8Array, start: Fitted, rounds: number, least: number): Fitted {
  let { tones, kept } = start;
  for (let round = 0; round < rounds; round++) {
    const fitted = [0, 1, 2].map((channel) => fit(before, after, kept, channel));
    const off = kept.map((i) => error(before, after, i, fitted));
    const limit = Math.max(least, 2 * median(off));
    tones = fitted;
    kept = kept.filter((_, n) => (off[n] ?? 0) < limit);
  }
  return { tones, kept };
}

/** What a tone makes of a level; what leaves the range is lost, as in a picture. */
export function applyTone({ gain, lift }: ChannelTone, level: number): number {
  return Math.min(255, Math.max(0, level * gain + lift));
}

/** Least squares over the pixels that are not clipped: those say nothing about the gain. */
function fit(before: Uint8Array, after: Uint8Array, pixels: number[], channel: number): ChannelTone {
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const i of pixels) {
    const [from, to] = [before[i + channel] ?? 0, after[i + channel] ?? 0];
    if (to <= 1 || to >= 254) continue;
    n++;
    x += from;
    y += to;
    xx += from * from;
    xy += from * to;
  }
  if (n === 0) return IDENTITY;
  const spread = xx / n - (x / n) ** 2;
  const slope = spread < 1 ? 1 : (xy / n - (x / n) * (y / n)) / spread;
  const gain = slope >= LEAST_GAIN && slope <= MOST_GAIN ? slope : 1;
  return { gain, lift: y / n - gain * (x / n) };
}

function error(before: Uint8Array, after: Uint8Array, i: number, tones: ChannelTone[]): number {
  let sum = 0;
  for (let c = 0; c < 3; c++)
    sum += Math.abs(applyTone(tones[c] ?? IDENTITY, before[i + c] ?? 0) - (after[i + c] ?? 0));
  return sum / 3;
}

function median(values: number[]): number {
  return Float64Array.from(values).toSorted()[values.length >> 1] ?? 0;
}

function holdsEverywhere(
  before: Uint8Array,
  after: Uint8Array,
  pixels: number[],
  tones: ChannelTone[],
  tolerance: number,
): boolean {
  const byBrightness = pixels.toSorted((a, b) => (before[a + 1] ?? 0) - (before[b + 1] ?? 0));
  const quarter = Math.ceil(byBrightness.length / 4);
  return [0, 1, 2, 3].every((n) => {
    const part = byBrightness.slice(n * quarter, (n + 1) * quarter);
    const explained = part.filter((i) => error(before, after, i, tones) < tolerance);
    return explained.length >= part.length * EXPLAINED_FROM;
  });
}
