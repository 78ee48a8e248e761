import type { Key } from 'react-aria-components';
import { Layout, LayoutInfo, Rect, Size } from 'react-aria-components';
import { CELL_GAP, cellCorner, cellsHeight, cellsIn } from './cell-places.ts';
import type { Cells, CellSizes } from './cell-places.ts';
import type { Rows } from './steady-scroll.ts';

/** React Aria's node of a collection, named through the class because its package does not export the type. */
type CollectionNode = Layout extends Layout<infer Item> ? Item : never;

interface Invalidation {
  layoutOptions?: CellSizes;
}

/**
 * Even cells for thousands of photographs. Positions are computed, never measured, so the scroll bar is exact from the
 * first frame and nothing jumps.
 */
export class CellLayout extends Layout<CollectionNode, CellSizes> {
  private cells: Cells = { columns: 1, width: 0, height: 0, gap: 0 };
  private places = new Map<Key, number>();
  private keys: Key[] = [];
  private loader: Key | null = null;

  /** How the cells stand now. */
  get rows(): Rows {
    return { columns: this.cells.columns, pitch: this.pitch };
  }

  private get pitch(): number {
    return this.cells.height + this.cells.gap;
  }

  override shouldInvalidateLayoutOptions(next: CellSizes, previous: CellSizes): boolean {
    return (
      next.cellWidth !== previous.cellWidth || next.footerHeight !== previous.footerHeight || next.gap !== previous.gap
    );
  }

  override update({ layoutOptions }: Invalidation): void {
    const sizes = layoutOptions ?? { cellWidth: 200, footerHeight: 40, gap: CELL_GAP };
    this.cells = cellsIn(this.virtualizer?.size.width ?? 0, sizes);
    this.places = new Map();
    this.keys = [];
    this.loader = null;
    for (const node of this.virtualizer?.collection ?? []) {
      if (node.type === 'loader') this.loader = node.key;
      else {
        this.places.set(node.key, this.keys.length);
        this.keys.push(node.key);
      }
    }
  }

  override getContentSize(): Size {
    const height = cellsHeight(this.cells, this.keys.length) + (this.loader === null ? 0 : 1);
    return new Size(this.virtualizer?.size.width ?? 0, height);
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    if (key === this.loader)
      return new LayoutInfo(
        'loader',
        key,
        new Rect(0, this.getContentSize().height - 1, this.virtualizer?.size.width ?? 0, 1),
      );
    const place = this.places.get(key);
    if (place === undefined) return null;
    const { x, y } = cellCorner(this.cells, place);
    return new LayoutInfo('item', key, new Rect(x, y, this.cells.width, this.cells.height));
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const { columns } = this.cells;
    const first = Math.max(0, Math.floor(rect.y / this.pitch) * columns);
    const last = Math.min(this.keys.length, (Math.floor(rect.maxY / this.pitch) + 1) * columns);
    const shown = new Set<Key>(this.keys.slice(first, last));
    for (const key of this.virtualizer?.persistedKeys ?? []) if (this.places.has(key)) shown.add(key);
    if (this.loader !== null) shown.add(this.loader);
    return Array.from(shown, (key) => this.getLayoutInfo(key)).filter((info) => info !== null);
  }

  /** The keys whose cells a rectangle of the content touches: the frame drawn with the mouse. */
  keysWithin(rect: Rect): Key[] {
    return this.getVisibleLayoutInfos(rect)
      .filter((info) => info.type === 'item' && info.rect.intersects(rect))
      .map((info) => info.key);
  }
}
