import type { Picture } from '@etouch/contracts/common';
import { clsx } from 'clsx';
import { Cover } from '../../components/cover.tsx';

/** Up to three thumbnails side by side on neutral grey, whole. The row keeps its height when there are none. */
export function Covers({ covers, isLarge = false }: { covers: Picture[]; isLarge?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'flex w-full items-center justify-center gap-1 bg-surround-dark p-1 text-white',
        isLarge ? 'h-44' : 'h-24',
      )}
    >
      {covers.slice(0, 3).map((picture, index) => (
        <span
          key={picture.thumbnailUrl ?? index}
          className="flex h-full min-w-0 items-center justify-center"
          style={{ aspectRatio: `${picture.width ?? 3} / ${picture.height ?? 2}` }}
        >
          <Cover picture={picture} alt="" />
        </span>
      ))}
    </span>
  );
}
