/** How far back a rate looks, ms: long enough to be steady, short enough to notice another network. */
const MEMORY_MS = 8_000;
/** Before this it says nothing. */
const FIRST_MS = 2_000;

export interface RateMeter {
  /** Bytes that went out at this moment, ms. */
  add: (bytes: number, now: number) => void;
  /** Bytes a second; null while it is too early to tell. */
  perSecond: (now: number) => number | null;
}

/** Measures a rate over the last seconds, smoothed so that it can be read. */
export function rateMeter(): RateMeter {
  let since: number | null = null;
  let last = 0;
  let smoothed = 0;
  let pending = 0;
  const settle = (now: number) => {
    const passed = now - last;
    if (passed < 250) return;
    const weight = 1 - Math.exp(-passed / MEMORY_MS);
    smoothed += ((pending * 1000) / passed - smoothed) * weight;
    pending = 0;
    last = now;
  };
  return {
    add(bytes, now) {
      // After a rest it begins anew: what was measured yesterday says nothing.
      if (since === null || now - last > 4 * MEMORY_MS) {
        since = now;
        last = now;
        smoothed = 0;
        pending = 0;
      }
      pending += bytes;
      settle(now);
    },
    perSecond(now) {
      if (since === null || now - since < FIRST_MS) return null;
      settle(now);
      // It starts from nothing: what is missing of its memory is left out of the mean.
      const filled = 1 - Math.exp(-(last - since) / MEMORY_MS);
      return filled > 0 ? smoothed / filled : null;
    },
  };
}
