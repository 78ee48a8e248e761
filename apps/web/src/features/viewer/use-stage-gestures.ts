import type { PointerEvent, RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { pointAt, pointAway } from './pointed-view.ts';
import { dragView, placePicture, scaleView, zoomAt } from './view-geometry.ts';
import type { Box, Size, View } from './view-geometry.ts';

interface Held {
  view: View;
  onViewChange: (view: View) => void;
  picture: Size;
  stage: Size;
  box: Box;
  ratio: number;
  isBusy: boolean;
}

interface Point {
  x: number;
  y: number;
}

/** Zoom per pixel of the wheel; a pinch on a trackpad arrives as a finer wheel with Ctrl. */
const WHEEL = 0.002;
const PINCH = 0.01;
/** Lines and pages of a wheel that does not count in pixels. */
const LINE = 16;

/** Wheel and two fingers zoom around where they are, one finger or the mouse drags what is larger than the stage. */
export function useStageGestures(element: RefObject<HTMLElement | null>, held: Held) {
  const latest = useRef(held);
  useEffect(() => {
    latest.current = held;
  });
  const fingers = useRef(new Map<number, Point>());

  useEffect(() => {
    const stage = element.current;
    if (!stage) return undefined;
    const onWheel = (event: WheelEvent) => {
      const { view, onViewChange, box, picture, stage: size, ratio } = latest.current;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : LINE);
      const factor = Math.exp(-Math.max(-400, Math.min(400, pixels)) * (event.ctrlKey ? PINCH : WHEEL));
      const next = scaleView(pointIn(stage, event), factor, box, picture, size, ratio);
      if (next.zoom !== view.zoom) onViewChange(next);
    };
    // React listens passively, and the page would scroll or zoom along.
    stage.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      stage.removeEventListener('wheel', onWheel);
      pointAway(stage);
    };
  }, [element]);

  const lift = (event: PointerEvent) => void fingers.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (held.isBusy || event.button !== 0) return;
      if (held.view.zoom === null && event.pointerType !== 'touch') return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, pointIn(event.currentTarget, event));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const here = pointIn(event.currentTarget, event);
      if (event.pointerType === 'mouse')
        pointAt(event.currentTarget, () => {
          const { box, picture, stage, ratio } = latest.current;
          return zoomAt(here, box, picture, stage, ratio);
        });
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, here);
      held.onViewChange(other ? pinched(held, other, before, here) : dragged(held, before, here));
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => pointAway(event.currentTarget),
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}

function dragged({ view, box, stage }: Held, before: Point, here: Point): View {
  return view.zoom === null ? view : dragView(view, { x: here.x - before.x, y: here.y - before.y }, box, stage);
}

/** What lay between the fingers stays between them. */
function pinched({ box, picture, stage, ratio }: Held, other: Point, before: Point, here: Point): View {
  const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
  const middle = (point: Point) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
  const scaled = scaleView(middle(before), apart(here) / apart(before), box, picture, stage, ratio);
  if (scaled.zoom === null) return scaled;
  const by = { x: middle(here).x - middle(before).x, y: middle(here).y - middle(before).y };
  return dragView(scaled, by, placePicture(picture, stage, scaled, ratio), stage);
}

function pointIn(element: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const edge = element.getBoundingClientRect();
  return { x: event.clientX - edge.left, y: event.clientY - edge.top };
}
