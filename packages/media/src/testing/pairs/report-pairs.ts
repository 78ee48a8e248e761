import { basename } from 'node:path';
import type { JudgedPair } from './pairs-thread.ts';

/** What came of the pairs by class, and each that was judged wrong with what it takes to make it again. */
export function reportPairs(judged: readonly JudgedPair[]): string {
  const classes = Map.groupBy(judged, ({ plan }) => (plan.retouch ? plan.retouch : `left alone, ${plan.treatment}`));
  const ways = Map.groupBy(
    judged.filter(({ plan }) => plan.retouch),
    ({ plan }) => `retouched, ${plan.treatment}`,
  );
  const lines = [...classes, ...ways].map(([name, pairs]) => {
    const found = pairs.filter(({ plan, found: isFound }) => plan.retouch && isFound).length;
    const called = pairs.filter(({ plan, falseBasisPoints }) => !plan.retouch && falseBasisPoints > 0).length;
    return name.startsWith('left')
      ? `${name}: ${called} of ${pairs.length} called a change`
      : `${name}: ${found} of ${pairs.length} found`;
  });
  const wrong = judged
    .filter(({ plan, found, falseBasisPoints }) => (plan.retouch ? !found : falseBasisPoints > 0))
    .map(
      ({ plan, falseBasisPoints, facts }) =>
        `seed ${plan.seed} ${plan.treatment}, ${plan.retouch ?? 'left alone'}: ${basename(plan.source)} ${facts}, ${falseBasisPoints.toFixed(2)} basis points beyond`,
    );
  const seconds = judged.reduce((sum, { compared }) => sum + compared, 0) / 1000 / Math.max(1, judged.length);
  return [...lines.toSorted(), ...wrong, `${seconds.toFixed(2)} s a comparison`].join('\n');
}
