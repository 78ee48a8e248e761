import { clsx } from 'clsx';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { Icon } from './icon.tsx';
import { thumbhashUrl } from './thumbhash-url.ts';

export interface PictureProps {
  /** Pixels of the picture; the space is kept in this shape before anything arrives. */
  width: number;
  height: number;
  /** Says what is seen, or the file's name. */
  alt: string;
  src?: string;
  srcSet?: string;
  sizes?: string;
  /** The placeholder, base64. */
  thumbhash?: string | null;
  /** Said in place of the picture when it cannot be had. */
  brokenText: string;
  /** Where it goes: it fills the width and takes its own height, or fits whole into its parent's box. */
  fit?: 'width' | 'box';
  isEager?: boolean;
  isDraggable?: boolean;
}

/** A photograph, whole and never cropped; its placeholder has its exact final size, so nothing moves when it comes. */
export function Picture({
  width,
  height,
  alt,
  src,
  srcSet,
  sizes,
  thumbhash,
  brokenText,
  fit = 'width',
  isEager = false,
  isDraggable = false,
}: PictureProps) {
  const [loaded, setLoaded] = useState<string>();
  const [broken, setBroken] = useState<string>();
  const placeholder = thumbhash ? thumbhashUrl(thumbhash) : null;
  const isLoaded = src !== undefined && loaded === src;
  const isBroken = src !== undefined && broken === src;
  return (
    <span
      className={clsx('relative block overflow-hidden', fit === 'width' ? 'w-full' : 'max-h-full max-w-full')}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {placeholder && !isLoaded ? (
        <img src={placeholder} alt="" aria-hidden="true" className="absolute inset-0 size-full" />
      ) : null}
      {!placeholder && !isLoaded ? <span className="absolute inset-0 bg-current/10" /> : null}
      {src && !isBroken ? (
        <img
          src={src}
          srcSet={srcSet}
          sizes={sizes}
          alt={alt}
          width={width}
          height={height}
          loading={isEager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={isDraggable}
          onLoad={(event) => void shownOnceDecoded(event.currentTarget).then(() => setLoaded(src))}
          onError={() => setBroken(src)}
          className={clsx(
            'absolute inset-0 size-full object-contain transition-opacity',
            isLoaded ? 'opacity-100' : 'opacity-0',
          )}
        />
      ) : null}
      {isBroken ? (
        <span className="absolute inset-0 flex flex-col items-center justify-center gap-1 bg-sunken p-2 text-center text-12 text-muted">
          <Icon of={ImageOff} />
          {brokenText}
        </span>
      ) : null}
    </span>
  );
}

/** A picture that has arrived is not yet one that can be drawn: until then its placeholder stays. */
async function shownOnceDecoded(image: HTMLImageElement): Promise<void> {
  try {
    await image.decode();
  } catch {
    // Replaced by another one meanwhile; that one says for itself when it is there.
  }
}
