import type { Picture } from '@etouch/contracts/common';
import { Cover } from '../../components/cover.tsx';
import { useStagePlace } from './stage-context.ts';
import { TileCanvas } from './tile-canvas.tsx';
import { TilesNote } from './tiles-note.tsx';
import { useTiles, type TilesOf } from './use-tiles.ts';

export interface StagePictureProps {
  picture: Picture;
  alt: string;
  tilesOf: TilesOf;
  /** The file itself, fetched only where there are no tiles; null where the browser cannot show it. */
  originalUrl: string | null;
}

/** Pixels of a preview's long side. */
const PREVIEW_LONG_SIDE = 2048;

/** Placeholder, then the preview, then the tiles of what is in view once it is looked at more closely than the preview allows. */
export function StagePicture({ picture, alt, tilesOf, originalUrl }: StagePictureProps) {
  const place = useStagePlace();
  const { width, height } = picture;
  const preview = width && height ? width * Math.min(1, PREVIEW_LONG_SIDE / Math.max(width, height)) : Infinity;
  const isClose = place !== null && place.isZoomed && place.box.width * place.ratio > preview * 1.02;
  const { tiles, retry } = useTiles(tilesOf, isClose);
  const isWithout = tiles?.state === 'NONE' || tiles?.state === 'FAILED';
  return (
    <>
      <Cover picture={picture} alt={alt} size="preview" isEager />
      {isClose && isWithout && originalUrl ? (
        <img src={originalUrl} alt="" aria-hidden="true" draggable={false} className="absolute inset-0 size-full" />
      ) : null}
      {place && isClose && tiles?.state === 'READY' ? <TileCanvas of={tilesOf} tiles={tiles} place={place} /> : null}
      {place && isClose && tiles ? <TilesNote tiles={tiles} place={place} onRetry={retry} /> : null}
    </>
  );
}

const SHOWABLE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** The address of an original that the browser can decode itself, by its name; null otherwise. */
export function showableOriginal(name: string | null, url: string): string | null {
  return name !== null && SHOWABLE.test(name) ? url : null;
}
