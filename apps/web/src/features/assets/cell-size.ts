import type { Surround } from '@etouch/ui/surround';

export type CellSize = 'small' | 'medium' | 'large';

/** Pixels of a cell's width. */
export const CELL_WIDTH: Record<CellSize, number> = { small: 150, medium: 220, large: 340 };

/** Pixels of the lines under each picture of a project's photos. */
export const FOOTER_HEIGHT = 52;

/** What this browser remembers of the grid, and under which names. */
export const CELL_SIZE = { name: 'cell-size', allowed: ['small', 'medium', 'large'], initial: 'medium' } as const;

/** @param initial grids that begin on another ground remember theirs for themselves */
export function surroundName(initial: Surround): string {
  return `surround-${initial}`;
}
