import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CellLayout } from './cell-layout.ts';
import { steadyScroll } from './steady-scroll.ts';

/** The grid grows to its new height some frames after its photos came; later than this somebody else has scrolled it. */
const FRAMES = 20;

/** Keeps what one looks at in its place while photos arrive around it. */
export function useSteadyPlace(
  grid: RefObject<HTMLDivElement | null>,
  layout: CellLayout,
  photos: readonly { id: string }[],
): void {
  const drawn = useRef(photos);
  /** Where it has to get to while it is not tall enough for that yet. */
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = grid.current;
    const before = drawn.current;
    drawn.current = photos;
    if (!element || before === photos) return undefined;
    const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const from = wanted.current ?? element.scrollTop;
    const top = steadyScroll(idsOf(before), idsOf(photos), from, layout.rows);
    if (top === element.scrollTop) return undefined;
    wanted.current = top;
    let frame = 0;
    let left = FRAMES;
    const place = () => {
      element.scrollTop = top;
      if (Math.abs(element.scrollTop - top) < 1 || left-- === 0) wanted.current = null;
      else frame = requestAnimationFrame(place);
    };
    place();
    return () => cancelAnimationFrame(frame);
  }, [grid, layout, photos]);
}
