import { useEffect, useRef, useState } from 'react';

/** How many more are drawn each time, and how far below the window the next ones are prepared, pixels. */
const STEP = 90;
const AHEAD_PX = 2000;

const kept = new Map<string, number>();

/**
 * Draws a long list as far as it was scrolled: the first ones at once, more as their end comes near. Put the ref on the
 * element after the last one. How far one was is remembered under `key`, so that going back finds its place again.
 */
export function useGrowing(total: number, key: string) {
  const [count, setCount] = useState(() => kept.get(key) ?? STEP);
  const end = useRef<HTMLLIElement>(null);
  const isWhole = count >= total;
  useEffect(() => {
    if (isWhole || !end.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        const next = count + STEP;
        kept.set(key, next);
        setCount(next);
      },
      { rootMargin: `${AHEAD_PX}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count, isWhole, key]);
  return { count, end };
}
