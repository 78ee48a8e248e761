import type { Picture } from '@etouch/contracts/common';
import { clsx } from 'clsx';
import { Cover } from '../../components/cover.tsx';
import { mosaicOf } from './mosaic.ts';

const shapeOf = ({ width, height }: Picture) => (width ?? 3) / (height ?? 2);

/** Up to three thumbnails on neutral grey, whole: the first large, the others beside it. */
export function Covers({ covers, isLarge = false }: { covers: Picture[]; isLarge?: boolean }) {
  const [first, ...others] = covers.slice(0, 3);
  const mosaic = mosaicOf(covers.slice(0, 3).map(shapeOf));
  const tallest = isLarge ? '13rem' : '7rem';
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'flex min-h-20 w-full items-center justify-center bg-surround-dark text-white [container-type:inline-size]',
      )}
    >
      {first ? (
        <span
          className="flex"
          style={{ height: `min(${tallest}, 100cqw / ${mosaic.shape})`, aspectRatio: String(mosaic.shape) }}
        >
          <span style={{ width: `${mosaic.first * 100}%` }}>
            <Cover picture={first} alt="" />
          </span>
          <span className="flex min-w-0 flex-1 flex-col">
            {others.map((picture, index) => (
              <Cover key={picture.mediaUrl ?? index} picture={picture} alt="" />
            ))}
          </span>
        </span>
      ) : null}
    </span>
  );
}
