import type { Annotation } from '@etouch/contracts/common';
import { shapeOf } from './annotation.ts';

/** Part of the picture around a point that counts as "here", and around a box. */
const AROUND_POINT = 0.04;
const AROUND_BOX = 0.01;

/** The area a remark is about, as parts of the picture, inside its edges. */
export function areaOf(annotation: Annotation): { x: number; y: number; width: number; height: number } {
  const shape = shapeOf(annotation);
  const margin = shape.width > 0 ? AROUND_BOX : AROUND_POINT;
  const left = Math.max(0, shape.x - margin);
  const top = Math.max(0, shape.y - margin);
  const right = Math.min(1, shape.x + shape.width + margin);
  const bottom = Math.min(1, shape.y + shape.height + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
