import type { Picture } from '@etouch/contracts/common';

/** Where a picture is fetched in a size; null until it exists, or where there is none to be asked for. */
export function pictureUrl(
  picture: Pick<Picture, 'mediaUrl'> | undefined,
  size: 'thumbnail' | 'preview',
): string | null {
  return picture?.mediaUrl ? `${picture.mediaUrl}/${size}` : null;
}
