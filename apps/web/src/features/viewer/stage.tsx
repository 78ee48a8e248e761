import type { Surround } from '@etouch/ui/surround';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { StageContext } from './stage-context.ts';
import { useStageGestures } from './use-stage-gestures.ts';
import { useSpaceHeld } from './use-space-held.ts';
import { placePicture, WHOLE, zoomAt } from './view-geometry.ts';
import { ZoomNote } from './zoom-note.tsx';
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

/** What surrounds a picture, with the ink that is read on it. */
export const GROUND: Record<Surround, string> = {
  dark: 'bg-surround-dark text-white',
  grey: 'bg-surround-grey text-white',
  white: 'bg-white text-black',
  black: 'bg-black text-white',
};

/** Where a photograph is judged: neutral ground, whole or zoomed by wheel, fingers and keys, dragged when larger than the stage. */
export function Stage({ picture, view, onViewChange, surround, label, children, isBusy = false }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Size>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const measure = () => setStage({ width: watched.clientWidth || 1, height: watched.clientHeight || 1 });
    // At once: what is in view is asked for before the first frame, and nothing else.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const isSpaceHeld = useSpaceHeld();
  const isTaken = isBusy && !isSpaceHeld;
  const ratio = window.devicePixelRatio || 1;
  const box = placePicture(picture, stage, view, ratio);
  const gestures = useStageGestures(element, { view, onViewChange, picture, stage, box, ratio, isBusy: isTaken });
  const { left, top, width, height } = box;
  const context = useMemo(
    () => ({ box: { left, top, width, height }, stage, ratio, isZoomed: view.zoom !== null }),
    [left, top, width, height, stage, ratio, view.zoom],
  );
  const at = (event: { clientX: number; clientY: number }) => {
    const edge = element.current?.getBoundingClientRect();
    return { x: event.clientX - (edge?.left ?? 0), y: event.clientY - (edge?.top ?? 0) };
  };
  return (
    <div
      ref={element}
      data-stage
      onDoubleClick={(event) => {
        if (!isBusy) onViewChange(view.zoom === 1 ? WHOLE : zoomAt(at(event), box, picture, stage, ratio));
      }}
      {...gestures}
      className={clsx(
        'relative min-h-0 min-w-0 grow touch-none overflow-hidden select-none',
        GROUND[surround],
        view.zoom !== null && !isTaken && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <div
        role="group"
        aria-label={label}
        className={clsx('absolute', isSpaceHeld && '**:pointer-events-none')}
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      >
        <StageContext value={context}>{children}</StageContext>
      </div>
      {view.zoom === null ? null : <ZoomNote zoom={view.zoom} />}
    </div>
  );
}
