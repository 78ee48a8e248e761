import type { Picture as PictureFacts } from '@etouch/contracts/common';
import { Picture } from '@etouch/ui/picture';
import { useTranslation } from 'react-i18next';
import { pictureUrl } from '../../lib/picture-url.ts';

/** Pixels of the long side of what the server prepares. */
const THUMBNAIL = 480;
const PREVIEW = 2048;

export interface SharpPictureProps {
  picture: PictureFacts;
  alt: string;
  /** How wide it is shown, as CSS says it ("440px", "100vw"): the browser fetches no more than the screen can show. */
  width: string;
  isEager?: boolean;
}

/** A picture of the API in the size the screen needs: the thumbnail in a dense gallery, the preview on a phone's sharp screen. */
export function SharpPicture({ picture, alt, width, isEager }: SharpPictureProps) {
  const { t } = useTranslation();
  const w = picture.width ?? 3;
  const h = picture.height ?? 2;
  const part = Math.min(1, w / h);
  const [thumbnail, preview] = [pictureUrl(picture, 'thumbnail'), pictureUrl(picture, 'preview')];
  const sources = [
    thumbnail && `${thumbnail} ${Math.round(THUMBNAIL * part)}w`,
    preview && `${preview} ${Math.round(PREVIEW * part)}w`,
  ].filter((source): source is string => Boolean(source));
  return (
    <Picture
      width={w}
      height={h}
      alt={alt}
      src={thumbnail ?? undefined}
      srcSet={sources.length > 1 ? sources.join(', ') : undefined}
      sizes={width}
      thumbhash={picture.thumbhash}
      brokenText={t('common.brokenPicture')}
      isEager={isEager}
    />
  );
}
