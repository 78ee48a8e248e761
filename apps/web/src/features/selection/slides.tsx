import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';

export interface SlidesProps {
  count: number;
  index: number;
  onIndex: (index: number) => void;
  /** The finger draws instead of swiping. */
  isLocked?: boolean;
  /** Only the current slide and its neighbours are drawn. */
  children: (index: number, isCurrent: boolean) => ReactNode;
}

/** A swipe has come to rest when nothing moved for this long, ms. */
const REST_MS = 90;

/** Swiping by the browser's own scrolling and snapping: it feels as the phone does everywhere else. */
export function Slides({ count, index, onIndex, isLocked = false, children }: SlidesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const align = () => element.scrollTo({ left: index * element.clientWidth, behavior: 'instant' });
    const observer = new ResizeObserver(align);
    observer.observe(element);
    align();
    return () => observer.disconnect();
  }, [index]);
  useEffect(() => () => clearTimeout(rest.current), []);
  const settle = () => {
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      const element = scroller.current;
      if (!element) return;
      const next = Math.round(element.scrollLeft / Math.max(1, element.clientWidth));
      if (next !== index) onIndex(next);
    }, REST_MS);
  };
  return (
    <div
      ref={scroller}
      onScroll={settle}
      className={`flex min-w-0 grow snap-x snap-mandatory [scrollbar-width:none] ${isLocked ? 'overflow-hidden' : 'overflow-x-auto overscroll-x-contain'}`}
    >
      {Array.from({ length: count }, (_, i) => (
        <div key={i} inert={i !== index} className="h-full w-full shrink-0 snap-center snap-always">
          {Math.abs(i - index) <= 1 ? children(i, i === index) : null}
        </div>
      ))}
    </div>
  );
}
