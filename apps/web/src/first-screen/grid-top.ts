import { keepText, keptText } from '../lib/kept-choice.ts';

const NAME = 'grid-top';

/** Remembers how far from the window's top the photos of a project began, CSS pixels, in a window as wide as this one. */
export function keepGridTop(top: number): void {
  keepText(NAME, `${window.innerWidth} ${top}`);
}

/** As it was remembered; null where this browser has not shown one at this width. */
export function keptGridTop(): number | null {
  const [width, top] = (keptText(NAME) ?? '').split(' ').map(Number);
  return width === window.innerWidth && top !== undefined && top > 0 && top < window.innerHeight ? top : null;
}
