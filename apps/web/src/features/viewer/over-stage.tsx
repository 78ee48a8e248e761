import type { ReactNode } from 'react';
import type { StagePlace } from './stage-context.ts';

/** Covers the stage from within the picture's box, which may be far larger and partly out of sight. */
export function OverStage({ place: { box, stage }, children }: { place: StagePlace; children: ReactNode }) {
  return (
    <div
      className="pointer-events-none absolute"
      style={{ left: -box.left, top: -box.top, width: stage.width, height: stage.height }}
    >
      {children}
    </div>
  );
}
