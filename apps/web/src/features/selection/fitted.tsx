import type { Picture as PictureFacts } from '@etouch/contracts/common';
import type { ReactNode } from 'react';
import { ratioOf } from './justified.tsx';

/** A box of the picture's own shape, as large as its parent allows; what stands in it covers the picture exactly. */
export function Fitted({
  picture,
  children,
}: {
  picture: Pick<PictureFacts, 'width' | 'height'>;
  children: ReactNode;
}) {
  return (
    <div className="flex size-full items-center justify-center" style={{ containerType: 'size' }}>
      <div className="relative" style={{ width: `min(100cqw, calc(100cqh * ${ratioOf(picture)}))` }}>
        {children}
      </div>
    </div>
  );
}
