import type { Picture } from '@etouch/contracts/common';
import { Cover } from '../../components/cover.tsx';

export interface StagePictureProps {
  picture: Picture;
  alt: string;
  /** The file itself, fetched only at actual size; null where the browser cannot show it. */
  originalUrl: string | null;
  isActual: boolean;
}

/** The preview, covered by the file itself once pixels are looked at one by one. */
export function StagePicture({ picture, alt, originalUrl, isActual }: StagePictureProps) {
  return (
    <>
      <Cover picture={picture} alt={alt} size="preview" isEager />
      {isActual && originalUrl ? (
        <img src={originalUrl} alt="" aria-hidden="true" draggable={false} className="absolute inset-0 size-full" />
      ) : null}
    </>
  );
}

const SHOWABLE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** The address of an original that the browser can decode itself, by its name; null otherwise. */
export function showableOriginal(name: string | null, url: string): string | null {
  return name !== null && SHOWABLE.test(name) ? url : null;
}
