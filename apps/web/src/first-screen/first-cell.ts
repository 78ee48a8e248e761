import type { Asset } from '@etouch/contracts/routes/assets';
import { thumbhashUrl } from '@etouch/ui/thumbhash-url';
import { pictureUrl } from '../lib/picture-url.ts';
import { element } from './element.ts';

/** Of a photo in the list, what its cell shows. */
export type FirstPhoto = Pick<Asset, 'picture'>;

/** Placeholders take as long to make as pictures that are near to come; ms after these were asked for. */
const PLACEHOLDER_AFTER = 150;

/**
 * A cell as the grid draws it (packages/ui/src/photo-grid.tsx, picture.tsx), without what can be done to it, and
 * without words: the first of them lets a browser look for its fonts, for as long as all pictures take.
 * @param footerHeight pixels of the lines under the picture
 */
export function firstCell({ picture }: FirstPhoto, footerHeight: number): HTMLElement {
  // What cameras make, where the shape is not known yet.
  const width = picture.width ?? 3;
  const height = picture.height ?? 2;
  const box = element('span', 'relative block w-full overflow-hidden', [], { aspectRatio: `${width} / ${height}` });
  const source = pictureUrl(picture, 'thumbnail');
  box.append(element('span', 'absolute inset-0 bg-current/10'));
  if (source) {
    const thumbnail = image(source, 'absolute inset-0 size-full object-contain');
    box.append(thumbnail);
    setTimeout(() => showPlaceholder(box, thumbnail, picture.thumbhash ?? null), PLACEHOLDER_AFTER);
  }
  const fitted = element('div', '', [box], { width: `min(100cqw, calc(100cqh * ${width / height}))` });
  const frame = element('div', 'flex size-full items-center justify-center', [fitted], { containerType: 'size' });
  return element('div', 'absolute flex flex-col p-2', [
    element('div', 'flex min-h-0 grow items-center justify-center pb-2', [frame]),
    element('div', 'shrink-0', [], { height: `${footerHeight - 8}px` }),
  ]);
}

/** Behind a picture that lets one wait: what is known of it already. */
function showPlaceholder(box: HTMLElement, picture: HTMLImageElement, thumbhash: string | null): void {
  const source = thumbhash && !picture.complete ? thumbhashUrl(thumbhash) : null;
  if (source) box.prepend(image(source, 'absolute inset-0 size-full'));
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
