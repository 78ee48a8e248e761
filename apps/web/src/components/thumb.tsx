import type { Picture } from '@etouch/contracts/common';
import { Cover } from './cover.tsx';

/** Rem of the box of a thumbnail in a row. */
const WIDTH = 3;
const HEIGHT = 2.25;

/** A thumbnail in a row of a list, whole, in a box of one size. Decoration: the name stands beside it. */
export function Thumb({ picture }: { picture: Picture }) {
  const shape = (picture.width ?? 3) / (picture.height ?? 2);
  return (
    <span className="flex h-9 w-12 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-surround-dark text-white">
      <span style={{ width: `${Math.min(WIDTH, HEIGHT * shape)}rem` }}>
        <Cover picture={picture} alt="" />
      </span>
    </span>
  );
}
