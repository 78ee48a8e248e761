import type { Surround } from '@etouch/ui/photo-grid';
import { clsx } from 'clsx';
import type { PointerEvent, ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { dragView, placePicture, WHOLE, zoomAt } from './view-geometry.ts';
import type { Size, View } from './view-geometry.ts';

export interface StageProps {
  /** The picture's own pixels. */
  picture: Size;
  view: View;
  onViewChange: (view: View) => void;
  surround: Surround;
  label: string;
  /** Drawn in a box that covers the picture exactly: the picture itself, annotations, a comparison. */
  children: ReactNode;
  /** Something inside takes the drags (annotating, a slider). */
  isBusy?: boolean;
}

const GROUND: Record<Surround, string> = {
  dark: 'bg-surround-dark text-white',
  grey: 'bg-surround-grey text-white',
  white: 'bg-white text-black',
  black: 'bg-black text-white',
};

/** Where a photograph is judged: neutral ground, whole or at actual size, dragged when larger than the stage. */
export function Stage({ picture, view, onViewChange, surround, label, children, isBusy = false }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Size>({ width: 1, height: 1 });
  const last = useRef<{ x: number; y: number } | null>(null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const observer = new ResizeObserver(() =>
      setStage({ width: watched.clientWidth || 1, height: watched.clientHeight || 1 }),
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const ratio = window.devicePixelRatio || 1;
  const box = placePicture(picture, stage, view, ratio);
  const at = (event: { clientX: number; clientY: number }) => {
    const edge = element.current?.getBoundingClientRect();
    return { x: event.clientX - (edge?.left ?? 0), y: event.clientY - (edge?.top ?? 0) };
  };
  const move = (event: PointerEvent) => {
    if (!last.current) return;
    const here = { x: event.clientX, y: event.clientY };
    onViewChange(dragView(view, { x: here.x - last.current.x, y: here.y - last.current.y }, box, stage));
    last.current = here;
  };
  return (
    <div
      ref={element}
      data-stage
      onDoubleClick={(event) => {
        if (!isBusy) onViewChange(view.isActual ? WHOLE : zoomAt(at(event), box, picture, stage, ratio));
      }}
      onPointerDown={(event) => {
        if (isBusy || !view.isActual || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={() => (last.current = null)}
      onPointerCancel={() => (last.current = null)}
      className={clsx(
        'relative min-h-0 min-w-0 grow touch-none overflow-hidden select-none',
        GROUND[surround],
        view.isActual && !isBusy && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <div
        role="group"
        aria-label={label}
        className="absolute"
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      >
        {children}
      </div>
    </div>
  );
}
