import type { Tiles } from '@etouch/contracts/routes/tiles';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { OverStage } from './over-stage.tsx';
import type { StagePlace } from './stage-context.ts';
import { levelFor, visibleTiles } from './tile-geometry.ts';
import type { PlacedTile } from './tile-geometry.ts';
import { TileLoader } from './tile-loader.ts';
import { tileUrl, type TilesOf } from './use-tiles.ts';

export interface TileCanvasProps {
  of: TilesOf;
  tiles: Tiles;
  place: StagePlace;
}

/** From here on single pixels are looked at, and they are shown as squares. */
const PIXELS_FROM = 2;

/** The tiles in view, drawn over the preview as they come: what is missing shows the coarser one below it. */
export function TileCanvas({ of, tiles, place }: TileCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [loader] = useState(() => new TileLoader(redraw));
  useEffect(() => () => loader.close(), [loader]);
  const { box, stage, ratio } = place;
  const [width, height] = [Math.round(stage.width * ratio), Math.round(stage.height * ratio)];
  const level = levelFor(tiles, box.width * ratio);
  useLayoutEffect(() => {
    const drawn = canvas.current;
    const context = drawn?.getContext('2d');
    if (!drawn || !context) return;
    const url = (tile: PlacedTile) => tileUrl(of, tile.level, tile.column, tile.row);
    const inView = visibleTiles(tiles, level, box, stage, ratio);
    loader.want(inView.map(url));
    context.clearRect(0, 0, width, height);
    const magnified = (box.width * ratio) / (tiles.levels[level]?.width ?? 1);
    context.imageSmoothingEnabled = magnified < PIXELS_FROM;
    let missing = 0;
    // Tiles of coarser levels that are still there bridge the moment until the finer ones have come.
    for (let coarser = Math.max(0, level - 2); coarser <= level; coarser++)
      for (const tile of coarser === level ? inView : visibleTiles(tiles, coarser, box, stage, ratio)) {
        const image = loader.get(url(tile));
        if (image) context.drawImage(image, tile.left, tile.top, tile.width, tile.height);
        else if (coarser === level) missing++;
      }
    // For those who wait for it: tests, and what may want to say so.
    drawn.dataset['tiles'] = missing === 0 ? 'sharp' : 'loading';
  });
  return (
    <OverStage place={place}>
      <canvas ref={canvas} width={width} height={height} className="absolute inset-0 size-full" />
    </OverStage>
  );
}
