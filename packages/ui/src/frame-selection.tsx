import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode, RefObject } from 'react';
import { Rect } from 'react-aria-components';
import type { CellLayout } from './cell-layout.ts';

export interface FrameSelectionProps {
  children: ReactNode;
  grid: RefObject<HTMLDivElement | null>;
  layout: CellLayout;
  selectedIds: ReadonlySet<string>;
  onSelectionChange: (ids: Set<string>) => void;
}

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A frame drawn with the mouse from the empty space between pictures chooses what it touches; Shift or Ctrl adds to what was chosen. */
export function FrameSelection({ children, grid, layout, selectedIds, onSelectionChange }: FrameSelectionProps) {
  const [frame, setFrame] = useState<Frame | null>(null);
  const start = useRef<{ x: number; y: number; kept: Set<string> } | null>(null);

  const begin = (event: PointerEvent<HTMLDivElement>) => {
    const onPhoto = event.target instanceof Element && event.target.closest('[data-photo]');
    if (event.button !== 0 || event.pointerType !== 'mouse' || onPhoto || !grid.current) return;
    const box = grid.current.getBoundingClientRect();
    const onScrollBar = event.clientX > box.left + grid.current.clientWidth;
    if (onScrollBar) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = {
      x: event.clientX - box.left,
      y: event.clientY - box.top + grid.current.scrollTop,
      kept: event.shiftKey || event.ctrlKey || event.metaKey ? new Set(selectedIds) : new Set(),
    };
    onSelectionChange(new Set(start.current.kept));
  };
  const grow = (event: PointerEvent<HTMLDivElement>) => {
    if (!start.current || !grid.current) return;
    const box = grid.current.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top + grid.current.scrollTop;
    const rect = new Rect(
      Math.min(x, start.current.x),
      Math.min(y, start.current.y),
      Math.abs(x - start.current.x),
      Math.abs(y - start.current.y),
    );
    setFrame({ x: rect.x, y: rect.y - grid.current.scrollTop, width: rect.width, height: rect.height });
    onSelectionChange(new Set([...start.current.kept, ...layout.keysWithin(rect).map(String)]));
  };
  const end = () => {
    start.current = null;
    setFrame(null);
  };

  return (
    <div
      className="absolute inset-0"
      onPointerDown={begin}
      onPointerMove={grow}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {children}
      {frame ? (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute top-0 left-0 border border-current bg-current/10"
          style={{ transform: `translate(${frame.x}px, ${frame.y}px)`, width: frame.width, height: frame.height }}
        />
      ) : null}
    </div>
  );
}
