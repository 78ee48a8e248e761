import type { Annotation } from '@etouch/contracts/common';
import type { AnnotationShape } from '@etouch/ui/annotation-layer';

/** A remark's place as the picture's layer draws it; a free line is drawn by the box around it. */
export function shapeOf(annotation: Annotation): AnnotationShape {
  if (annotation.type === 'point') return { x: annotation.x, y: annotation.y, width: 0, height: 0 };
  if (annotation.type === 'box') {
    const { x, y, width, height } = annotation;
    return { x, y, width, height };
  }
  const xs = annotation.points.map(([x]) => x);
  const ys = annotation.points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What was drawn, as the API keeps it. */
export function annotationOf({ x, y, width, height }: AnnotationShape): Annotation {
  return width > 0 && height > 0 ? { type: 'box', x, y, width, height } : { type: 'point', x, y };
}

/** The page of a document on which a place lies. */
export function pageOf({ page }: Annotation): number {
  return page ?? 1;
}

/** A place on one page of a document; the first page goes without saying. */
export function onPage(annotation: Annotation, page: number): Annotation {
  return page > 1 ? { ...annotation, page } : annotation;
}
