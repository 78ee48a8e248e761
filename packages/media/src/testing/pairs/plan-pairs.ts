import type { PairPlan, Treatment } from './make-pair.ts';
import { RETOUCH_KINDS } from './retouch-kinds.ts';

const WAYS: readonly Treatment[] = ['untouched', 're-encoded', 'cropped', 'resized', 'cropped and resized'];
/** How pictures come back that nobody touched: mostly encoded again. */
const LEFT_ALONE: readonly Treatment[] = [
  ...Array.from({ length: 8 }, () => 're-encoded' as const),
  ...Array.from({ length: 4 }, () => 'cropped' as const),
  ...Array.from({ length: 4 }, () => 'resized' as const),
  ...Array.from({ length: 3 }, () => 'cropped and resized' as const),
  'untouched',
];

/**
 * Half of the pairs are retouched, by every kind in every way a file comes back; half are not.
 * @param sources picture files; each is used about equally often, in every class
 */
export function planPairs(count: number, sources: readonly string[], firstSeed: number): PairPlan[] {
  return Array.from({ length: count }, (_, n) => {
    const index = Math.floor(n / 2);
    const retouch = n % 2 === 0 ? RETOUCH_KINDS[index % RETOUCH_KINDS.length]! : null;
    const way = Math.floor(index / RETOUCH_KINDS.length) + index;
    return {
      source: sources[(n * 7 + Math.floor(n / sources.length)) % sources.length]!,
      treatment: retouch ? WAYS[way % WAYS.length]! : LEFT_ALONE[index % LEFT_ALONE.length]!,
      retouch,
      seed: firstSeed + n,
    };
  });
}
