/** Less than this is soon, ms. */
const SOON_MS = 24 * 3_600_000;

/** How pressing a deadline is. `now` in ms. */
export function urgencyOf(deadline: string, now = Date.now()): 'late' | 'soon' | 'calm' {
  const left = Date.parse(deadline) - now;
  if (left < 0) return 'late';
  return left < SOON_MS ? 'soon' : 'calm';
}
