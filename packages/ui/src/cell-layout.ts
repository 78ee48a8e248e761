import type { Key } from 'react-aria-components';
import { Layout, LayoutInfo, Rect, Size } from 'react-aria-components';
import type { Rows } from './steady-scroll.ts';

export interface CellLayoutOptions {
  /** The width a cell would like, in pixels; cells grow a little to fill the row. */
  cellWidth: number;
  /** Height of the lines under each picture, in pixels. */
  footerHeight: number;
  gap: number;
}

/** React Aria's node of a collection, named through the class because its package does not export the type. */
type CollectionNode = Layout extends Layout<infer Item> ? Item : never;

interface Invalidation {
  layoutOptions?: CellLayoutOptions;
}

/**
 * Even cells for thousands of photographs: each holds its picture whole in a box of 4:3, as in Lightroom. Positions are
 * computed, never measured, so the scroll bar is exact from the first frame and nothing jumps.
 */
export class CellLayout extends Layout<CollectionNode, CellLayoutOptions> {
  private columns = 1;
  private cell = new Size(0, 0);
  private gap = 0;
  private count = 0;
  private places = new Map<Key, number>();
  private keys: Key[] = [];
  private loader: Key | null = null;

  /** How the cells stand now. */
  get rows(): Rows {
    return { columns: this.columns, pitch: this.cell.height + this.gap };
  }

  override shouldInvalidateLayoutOptions(next: CellLayoutOptions, previous: CellLayoutOptions): boolean {
    return (
      next.cellWidth !== previous.cellWidth || next.footerHeight !== previous.footerHeight || next.gap !== previous.gap
    );
  }

  override update({ layoutOptions }: Invalidation): void {
    const { cellWidth, footerHeight, gap } = layoutOptions ?? { cellWidth: 200, footerHeight: 40, gap: 8 };
    const width = this.virtualizer?.size.width ?? 0;
    this.gap = gap;
    this.columns = Math.max(1, Math.floor((width - gap) / (cellWidth + gap)));
    const filled = Math.floor((width - gap * (this.columns + 1)) / this.columns);
    this.cell = new Size(filled, Math.round(filled * 0.75) + footerHeight);
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
    this.count = this.keys.length;
  }

  override getContentSize(): Size {
    const rows = Math.ceil(this.count / this.columns);
    return new Size(
      this.virtualizer?.size.width ?? 0,
      rows * (this.cell.height + this.gap) + this.gap + (this.loader === null ? 0 : 1),
    );
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
    const column = place % this.columns;
    const row = Math.floor(place / this.columns);
    return new LayoutInfo(
      'item',
      key,
      new Rect(
        this.gap + column * (this.cell.width + this.gap),
        this.gap + row * (this.cell.height + this.gap),
        this.cell.width,
        this.cell.height,
      ),
    );
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const pitch = this.cell.height + this.gap;
    const first = Math.max(0, Math.floor(rect.y / pitch) * this.columns);
    const last = Math.min(this.count, (Math.floor(rect.maxY / pitch) + 1) * this.columns);
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
