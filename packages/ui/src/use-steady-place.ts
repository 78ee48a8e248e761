import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CellLayout } from './cell-layout.ts';
import { steadyScroll } from './steady-scroll.ts';

/** Keeps what one looks at in its place while photos arrive around it. */
export function useSteadyPlace(
  grid: RefObject<HTMLDivElement | null>,
  layout: CellLayout,
  photos: readonly { id: string }[],
): void {
  const drawn = useRef<readonly { id: string }[]>(photos);
  useLayoutEffect(() => {
    const element = grid.current;
    const before = drawn.current;
    drawn.current = photos;
    if (!element || before === photos) return undefined;
    const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const top = steadyScroll(idsOf(before), idsOf(photos), element.scrollTop, layout.rows);
    if (top === element.scrollTop) return undefined;
    element.scrollTop = top;
    // Not tall enough yet for the new place: the grid grows with the next drawing.
    if (Math.abs(element.scrollTop - top) < 1) return undefined;
    const frame = requestAnimationFrame(() => (element.scrollTop = top));
    return () => cancelAnimationFrame(frame);
  }, [grid, layout, photos]);
}
