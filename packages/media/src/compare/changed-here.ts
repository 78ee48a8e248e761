import { inLongSides, inverse, place, type Placement } from './placement.ts';

/** A part of a picture, in parts of its width and height. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a version changed, as a grid of small cells: enough to answer for any place later, without the pictures. */
export interface ChangeMap {
  columns: number;
  rows: number;
  /** Base64 of two bytes a cell, row by row: how much of it changed (0 to 255), and its largest ΔE (up to 255). */
  cells: string;
}

export interface ChangeHere {
  changed: boolean;
  /** Share of the area that changed, in basis points. */
  changedBasisPoints: number;
  /** Largest CIEDE2000 among its cells. */
  deltaE: number;
}

/** Cells along the long side. */
const LONG_SIDE = 128;

/** Condenses the changed pixels of a comparison. */
export function toChangeMap(changed: Uint8Array, deltaE: Float32Array, width: number, height: number): ChangeMap {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const counts = new Uint32Array(columns * rows);
  const all = new Uint32Array(columns * rows);
  const largest = new Float32Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++, at++) {
      const cell = row + Math.floor((x * columns) / width);
      all[cell]!++;
      if (changed[at] === 0) continue;
      counts[cell]!++;
      largest[cell] = Math.max(largest[cell]!, deltaE[at]!);
    }
  }
  const cells = Buffer.alloc(columns * rows * 2);
  for (let cell = 0; cell < counts.length; cell++) {
    // The smallest change must not be rounded away.
    cells[2 * cell] = Math.ceil((counts[cell]! / Math.max(1, all[cell]!)) * 255);
    cells[2 * cell + 1] = Math.min(255, Math.round(largest[cell]!));
  }
  return { columns, rows, cells: cells.toString('base64') };
}

/** Did it change here? @param area of the version */
export function changedHere({ columns, rows, cells }: ChangeMap, area: Area): ChangeHere {
  const bytes = Buffer.from(cells, 'base64');
  let [share, weights, deltaE] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const high = overlap(row / rows, (row + 1) / rows, area.y, area.y + area.height);
    if (high <= 0) continue;
    for (let column = 0; column < columns; column++) {
      const wide = overlap(column / columns, (column + 1) / columns, area.x, area.x + area.width);
      if (wide <= 0) continue;
      const at = (row * columns + column) * 2;
      share += wide * high * (bytes[at]! / 255);
      weights += wide * high;
      if (bytes[at]! > 0) deltaE = Math.max(deltaE, bytes[at + 1]!);
    }
  }
  const changedBasisPoints = weights > 0 ? Math.round((share / weights) * 10_000) : 0;
  return { changed: deltaE > 0, changedBasisPoints, deltaE };
}

function overlap(from: number, to: number, low: number, high: number): number {
  return Math.min(to, high) - Math.max(from, low);
}

/** What of a comparison is needed to answer for a place of the original. */
export interface Compared {
  width: number;
  height: number;
  map: ChangeMap;
  /** Where the version lies in the original. */
  placement: Placement;
  /** Height of the original for a width of 1. */
  originalRatio: number;
}

/**
 * Did it change where the original shows this area? null when the version does not show its middle any more.
 * @param area of the original
 */
export function changedAt(compared: Compared, area: Area): ChangeHere | null {
  const { x, y, width, height } = areaInVersion(area, compared);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (middleX < 0 || middleY < 0 || middleX > 1 || middleY > 1) return null;
  return changedHere(compared.map, { x, y, width, height });
}

/** The area of the version that shows a part of the original: the box around its corners. Of a point, ask for a small box. */
function areaInVersion(area: Area, { placement, originalRatio, width, height }: Compared): Area {
  const original = inLongSides({ width: 1, height: originalRatio });
  const version = inLongSides({ width, height });
  const toVersion = inverse(placement);
  const corners = [
    [area.x, area.y],
    [area.x + area.width, area.y],
    [area.x, area.y + area.height],
    [area.x + area.width, area.y + area.height],
  ].map(([x, y]) => {
    const [u, v] = place(toVersion, (x ?? 0) * original.width, (y ?? 0) * original.height);
    return [u / version.width, v / version.height] as const;
  });
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
