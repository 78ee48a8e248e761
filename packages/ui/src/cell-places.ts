export interface CellSizes {
  /** The width a cell would like, in pixels; cells grow a little to fill the row. */
  cellWidth: number;
  /** Height of the lines under each picture, in pixels. */
  footerHeight: number;
  /** Between cells and around them, in pixels. */
  gap: number;
}

/** How even cells stand in a width, in pixels. */
export interface Cells {
  columns: number;
  width: number;
  height: number;
  gap: number;
}

/** Between the cells of a grid of photographs, in pixels. */
export const CELL_GAP = 8;

/** Cells that fill `width`: each holds its picture whole in a box of 4:3, as in Lightroom. */
export function cellsIn(width: number, { cellWidth, footerHeight, gap }: CellSizes): Cells {
  const columns = Math.max(1, Math.floor((width - gap) / (cellWidth + gap)));
  const filled = Math.floor((width - gap * (columns + 1)) / columns);
  return { columns, width: filled, height: Math.round(filled * 0.75) + footerHeight, gap };
}

/** The corner of the cell that is the `index`-th, from the corner of all. */
export function cellCorner({ columns, width, height, gap }: Cells, index: number): { x: number; y: number } {
  const row = Math.floor(index / columns);
  return { x: gap + (index % columns) * (width + gap), y: gap + row * (height + gap) };
}

/** The height of `count` cells together. */
export function cellsHeight({ columns, height, gap }: Cells, count: number): number {
  return Math.ceil(count / columns) * (height + gap) + gap;
}
