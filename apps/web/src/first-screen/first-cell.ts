import type { Asset } from '@etouch/contracts/routes/assets';
import { middleCut } from '@etouch/ui/middle-cut';
import { thumbhashUrl } from '@etouch/ui/thumbhash-url';
import { pictureUrl } from '../lib/picture-url.ts';
import { element } from './element.ts';

/** Of a photo in the list, what its cell shows. */
export type FirstPhoto = Pick<Asset, 'name' | 'picture'>;

/**
 * A cell as the grid draws it (packages/ui/src/photo-grid.tsx, picture.tsx), without what can be done to it.
 * @param footerHeight pixels of the lines under the picture
 */
export function firstCell({ name, picture }: FirstPhoto, footerHeight: number): HTMLElement {
  // What cameras make, where the shape is not known yet.
  const width = picture.width ?? 3;
  const height = picture.height ?? 2;
  const box = element('span', 'relative block w-full overflow-hidden', [], { aspectRatio: `${width} / ${height}` });
  const source = pictureUrl(picture, 'thumbnail');
  if (source) box.append(image(source, 'absolute inset-0 size-full object-contain'));
  // Behind it, and after all pictures have been asked for: it takes as long as asking for ten of them.
  setTimeout(() => box.prepend(placeholder(picture.thumbhash)));
  const fitted = element('div', '', [box], { width: `min(100cqw, calc(100cqh * ${width / height}))` });
  const frame = element('div', 'flex size-full items-center justify-center', [fitted], { containerType: 'size' });
  const { head, tail } = middleCut(name);
  const words = element('div', 'flex h-4 items-center text-12 whitespace-pre', [
    element('span', 'min-w-0 overflow-hidden text-ellipsis', [head]),
    element('span', 'shrink-0', [tail]),
  ]);
  return element('div', 'absolute flex flex-col p-2', [
    element('div', 'flex min-h-0 grow items-center justify-center pb-2', [frame]),
    element('div', 'shrink-0 overflow-hidden', [words], { height: `${footerHeight - 8}px` }),
  ]);
}

function placeholder(thumbhash: string | null | undefined): HTMLElement {
  const source = thumbhash ? thumbhashUrl(thumbhash) : null;
  return source ? image(source, 'absolute inset-0 size-full') : element('span', 'absolute inset-0 bg-current/10');
}

function image(source: string, className: string): HTMLImageElement {
  const made = element('img', className);
  made.alt = '';
  // Before the app's own code, which is larger and of no use to who looks.
  made.fetchPriority = 'high';
  made.decoding = 'async';
  // The element is not in the page yet: only now it begins to fetch.
  made.src = source;
  return made;
}
