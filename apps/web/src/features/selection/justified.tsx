import type { Picture as PictureFacts } from '@etouch/contracts/common';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGrowing } from './use-growing.ts';

/** Width to height. Until a file was read its shape is unknown; 3:2 is what most cameras make. */
export function ratioOf({ width, height }: Pick<PictureFacts, 'width' | 'height'>): number {
  return width && height ? width / height : 1.5;
}

export interface JustifiedProps<T> {
  items: readonly T[];
  label: string;
  /** Pixels a row would like to be high; rows grow to fill the width. */
  rowHeight: number;
  ratio: (item: T) => number;
  idOf: (item: T) => string;
  children: (item: T, index: number) => ReactNode;
}

/** Pictures in rows of one height, whole and never cropped: on a phone a landscape fills the width, two portraits share it. */
export function Justified<T>({ items, label, rowHeight, ratio, idOf, children }: JustifiedProps<T>) {
  const { count, end } = useGrowing(items.length, useLocation().pathname);
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-2 gap-y-3 sm:gap-x-3">
      {items.slice(0, count).map((item, index) => (
        <li
          key={idOf(item)}
          // On a phone every row fills the width.
          className="min-w-0 max-sm:max-w-full!"
          style={{
            // Below 1 in sum, flexbox would leave part of a row empty.
            flexGrow: ratio(item) * 100,
            flexBasis: `${ratio(item) * rowHeight}px`,
            maxWidth: `min(100%, ${ratio(item) * rowHeight * 1.9}px)`,
          }}
        >
          {children(item, index)}
        </li>
      ))}
      <li ref={end} aria-hidden="true" className="h-0 w-0" />
      {/* Fills the last row, so that its pictures keep the height of the others. */}
      <li aria-hidden="true" className="grow-[99999] basis-0 max-sm:hidden" />
    </ul>
  );
}
