/** A place on a picture in parts of its width and height (0 to 1), so that it survives every change of size. */
export interface AnnotationShape {
  x: number;
  y: number;
  /** Both 0 for a point. */
  width: number;
  height: number;
}

/** A drag shorter than this, in pixels, is a click: hands shake. */
const CLICK_PX = 6;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/**
 * What the pointer drew, from where it went down to where it came up. `from` and `to` are parts of the picture; `size` is
 * the picture's size on screen in pixels. A short movement is a point, a longer one a box; both stay inside the picture.
 */
export function drawnShape(
  from: { x: number; y: number },
  to: { x: number; y: number },
  size: { width: number; height: number },
): AnnotationShape {
  const distance = Math.hypot((to.x - from.x) * size.width, (to.y - from.y) * size.height);
  if (distance < CLICK_PX) return { x: clamp(from.x), y: clamp(from.y), width: 0, height: 0 };
  const left = clamp(Math.min(from.x, to.x));
  const top = clamp(Math.min(from.y, to.y));
  return { x: left, y: top, width: clamp(Math.max(from.x, to.x)) - left, height: clamp(Math.max(from.y, to.y)) - top };
}
