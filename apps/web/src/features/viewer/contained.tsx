import type { Picture } from '@etouch/contracts/common';
import type { ReactNode } from 'react';
import { StageContext, useStagePlace } from './stage-context.ts';

/** A picture of another shape within the stage's: as large as it fits, in the middle, as it would be shown alone. */
export function Contained({ picture: { width, height }, children }: { picture: Picture; children: ReactNode }) {
  const place = useStagePlace();
  if (!place || !width || !height) return children;
  const { box } = place;
  const scale = Math.min(box.width / width, box.height / height);
  const [left, top] = [(box.width - width * scale) / 2, (box.height - height * scale) / 2];
  const own = { left, top, width: width * scale, height: height * scale };
  return (
    <div className="absolute" style={own}>
      <StageContext value={{ ...place, box: { ...own, left: box.left + left, top: box.top + top } }}>
        {children}
      </StageContext>
    </div>
  );
}
