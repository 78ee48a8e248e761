import type { Picture as PictureFacts } from '@etouch/contracts/common';
import { Picture } from '@etouch/ui/picture';
import { useTranslation } from 'react-i18next';
import { pictureUrl } from '../lib/picture-url.ts';

export interface CoverProps {
  picture: PictureFacts;
  alt: string;
  /** Small places show the thumbnail, large ones the preview. */
  size?: 'thumbnail' | 'preview';
  fit?: 'width' | 'box';
  isEager?: boolean;
}

/** A picture of the API. Until a file was read its shape is unknown; 3:2 is what most cameras make. */
export function Cover({ picture, alt, size = 'thumbnail', fit, isEager }: CoverProps) {
  const { t } = useTranslation();
  const src = pictureUrl(picture, size);
  return (
    <Picture
      width={picture.width ?? 3}
      height={picture.height ?? 2}
      alt={alt}
      src={src ?? undefined}
      thumbhash={picture.thumbhash}
      brokenText={t('common.brokenPicture')}
      fit={fit}
      isEager={isEager}
    />
  );
}
