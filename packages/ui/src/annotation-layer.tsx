import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { Button } from 'react-aria-components';
import { drawnShape } from './annotation-shape.ts';
import type { AnnotationShape } from './annotation-shape.ts';
import { Icon } from './icon.tsx';

export type { AnnotationShape } from './annotation-shape.ts';

export interface AnnotationMark extends AnnotationShape {
  id: string;
  /** Its number beside the comment. */
  number: number;
  isResolved?: boolean;
  /** "Remarque 3 : poussière sur le col". */
  label: string;
}

export interface AnnotationLayerProps {
  marks: AnnotationMark[];
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  /** Given, the layer draws: a click places a point, a drag a box. */
  onDraw?: (shape: AnnotationShape) => void;
  /** Names the drawing surface and says how: arrows move the cross, Enter places it. */
  drawLabel?: string;
}

/** Numbered remarks over a picture. Put it inside the picture's own box (position: relative), which it covers exactly. */
export function AnnotationLayer({ marks, selectedId, onSelect, onDraw, drawLabel }: AnnotationLayerProps) {
  return (
    <div className={clsx('absolute inset-0', !onDraw && 'pointer-events-none')}>
      {onDraw ? <DrawSurface onDraw={onDraw} label={drawLabel} /> : null}
      {marks.map((mark) => (
        <Mark key={mark.id} mark={mark} isSelected={mark.id === selectedId} onSelect={onSelect} />
      ))}
    </div>
  );
}

function Mark({
  mark,
  isSelected,
  onSelect,
}: {
  mark: AnnotationMark;
  isSelected: boolean;
  onSelect?: (id: string) => void;
}) {
  const isBox = mark.width > 0 && mark.height > 0;
  return (
    <>
      {isBox ? (
        <span
          aria-hidden="true"
          className={clsx(
            'pointer-events-none absolute rounded-[2px] border bg-transparent outline-1 outline-black/50',
            isSelected ? 'border-2 border-white' : 'border-white/80',
          )}
          style={{
            left: `${mark.x * 100}%`,
            top: `${mark.y * 100}%`,
            width: `${mark.width * 100}%`,
            height: `${mark.height * 100}%`,
          }}
        />
      ) : null}
      <span
        className="pointer-events-auto absolute -translate-x-1/2 -translate-y-1/2"
        style={{ left: `${mark.x * 100}%`, top: `${mark.y * 100}%` }}
      >
        <Button
          aria-label={mark.label}
          aria-current={isSelected ? 'true' : undefined}
          onPress={() => onSelect?.(mark.id)}
          className={clsx(
            'flex size-6 items-center justify-center rounded-full border text-12 font-semibold tabular transition-transform',
            isSelected
              ? 'scale-115 border-black bg-white text-black'
              : mark.isResolved
                ? 'border-white/60 bg-black/55 text-white'
                : 'border-white bg-black text-white',
          )}
        >
          {mark.isResolved ? <Icon of={Check} /> : mark.number}
        </Button>
      </span>
    </>
  );
}

const STEP = 0.02;

/** The pointer draws; the keyboard moves a cross and places a point with Enter. */
function DrawSurface({ onDraw, label }: { onDraw: (shape: AnnotationShape) => void; label?: string }) {
  const [drawn, setDrawn] = useState<AnnotationShape | null>(null);
  const [cross, setCross] = useState<{ x: number; y: number } | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height, size: box };
  };
  const move = (event: KeyboardEvent) => {
    const here = cross ?? { x: 0.5, y: 0.5 };
    const by: Record<string, [number, number]> = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    };
    const step = by[event.key];
    if (step)
      setCross({ x: Math.min(1, Math.max(0, here.x + step[0])), y: Math.min(1, Math.max(0, here.y + step[1])) });
    else if (event.key === 'Enter' && !event.repeat) onDraw({ ...here, width: 0, height: 0 });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      aria-label={label}
      data-inset-ring
      className="absolute inset-0 size-full cursor-crosshair touch-none"
      onFocus={(event) => event.target.matches(':focus-visible') && setCross({ x: 0.5, y: 0.5 })}
      onBlur={() => setCross(null)}
      onKeyDown={move}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = at(event);
      }}
      onPointerMove={(event) => {
        if (start.current) setDrawn(drawnShape(start.current, at(event), at(event).size));
      }}
      onPointerUp={(event) => {
        if (!start.current) return;
        onDraw(drawnShape(start.current, at(event), at(event).size));
        start.current = null;
        setDrawn(null);
      }}
      onPointerCancel={() => {
        start.current = null;
        setDrawn(null);
      }}
    >
      {drawn && drawn.width > 0 ? (
        <span
          className="absolute rounded-[2px] border border-dashed border-white outline-1 outline-black/50"
          style={{
            left: `${drawn.x * 100}%`,
            top: `${drawn.y * 100}%`,
            width: `${drawn.width * 100}%`,
            height: `${drawn.height * 100}%`,
          }}
        />
      ) : null}
      {cross ? (
        <span
          className="absolute size-4 -translate-1/2 rounded-full border-2 border-white outline-1 outline-black"
          style={{ left: `${cross.x * 100}%`, top: `${cross.y * 100}%` }}
        />
      ) : null}
    </button>
  );
}
