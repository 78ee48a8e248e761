import type { Tiles } from '@etouch/contracts/routes/tiles';
import type { Box, Size } from './view-geometry.ts';

/** A tile and where it is drawn, device pixels of the stage. */
export interface PlacedTile {
  level: number;
  column: number;
  row: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The level whose pixels are just enough for a picture shown this wide (device pixels). */
export function levelFor(tiles: Pick<Tiles, 'levels'>, shownWidth: number): number {
  const enough = tiles.levels.findIndex(({ width }) => width >= shownWidth - 1);
  return enough === -1 ? tiles.levels.length - 1 : enough;
}

/**
 * The tiles of a level that are in view, those nearest to the middle first. Their edges lie on whole pixels and meet: at
 * 100 % a pixel of the picture is exactly one of the screen, and nowhere is a seam.
 */
export function visibleTiles(
  tiles: Pick<Tiles, 'levels' | 'tileSize'>,
  level: number,
  box: Box,
  stage: Size,
  ratio: number,
): PlacedTile[] {
  const size = tiles.levels[level];
  if (!size) return [];
  const scale = (box.width * ratio) / size.width;
  const [originX, originY] = [box.left * ratio, box.top * ratio];
  const step = tiles.tileSize * scale;
  const span = (origin: number, room: number, count: number) => {
    const first = Math.max(0, Math.floor(-origin / step));
    const last = Math.min(count - 1, Math.ceil((room * ratio - origin) / step) - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  };
  const edge = (origin: number, index: number, length: number) =>
    Math.round(origin) + Math.round(Math.min(index * tiles.tileSize, length) * scale);
  const placed = span(originY, stage.height, size.rows).flatMap((row) =>
    span(originX, stage.width, size.columns).map((column) => {
      const left = edge(originX, column, size.width);
      const top = edge(originY, row, size.height);
      const width = edge(originX, column + 1, size.width) - left;
      const height = edge(originY, row + 1, size.height) - top;
      return { level, column, row, left, top, width, height };
    }),
  );
  const middle = { x: (stage.width * ratio) / 2, y: (stage.height * ratio) / 2 };
  const away = (tile: PlacedTile) =>
    Math.hypot(tile.left + tile.width / 2 - middle.x, tile.top + tile.height / 2 - middle.y);
  return placed.toSorted((a, b) => away(a) - away(b));
}
