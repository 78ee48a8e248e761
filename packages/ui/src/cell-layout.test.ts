import { Rect } from 'react-aria-components';
import { expect, test } from 'vitest';
import { CellLayout } from './cell-layout.ts';

const OPTIONS = { cellWidth: 200, footerHeight: 40, gap: 8 };

/** A layout of `count` photographs in a viewport of this width; only what the layout reads of the virtualizer exists. */
function layoutOf(count: number, width: number, persisted: string[] = []): CellLayout {
  const layout = new CellLayout();
  const collection = Array.from({ length: count }, (_, index) => ({ key: `p${index}`, type: 'item' }));
  Object.assign(layout, {
    virtualizer: { size: { width, height: 600 }, collection, persistedKeys: new Set(persisted) },
  });
  layout.update({ layoutOptions: OPTIONS });
  return layout;
}

test('cells grow to fill the row and never overlap', () => {
  const layout = layoutOf(10, 900);
  const rects = Array.from({ length: 10 }, (_, index) => layout.getLayoutInfo(`p${index}`)?.rect);
  expect(rects[0]).toMatchObject({ x: 8, y: 8, width: 215 });
  expect(rects[4]?.y).toBe((rects[0]?.maxY ?? 0) + 8);
  for (const one of rects)
    for (const other of rects) if (one && other && one !== other) expect(one.intersects(other)).toBe(false);
});

test('a phone narrower than a cell still gets one column inside its width', () => {
  const rect = layoutOf(3, 150).getLayoutInfo('p1')?.rect;
  expect(rect).toMatchObject({ x: 8, width: 134 });
});

test('of 5,000 photographs only those in view are laid out, and the focused one', () => {
  const layout = layoutOf(5000, 900, ['p4999']);
  const shown = layout.getVisibleLayoutInfos(new Rect(0, 10_000, 900, 600)).map((info) => info.key);
  expect(shown.length).toBeLessThan(25);
  expect(shown).toContain('p4999');
  const all = Array.from({ length: 5000 }, (_, index) => `p${index}`).filter((key) =>
    layout.getLayoutInfo(key)?.rect.intersects(new Rect(0, 10_000, 900, 600)),
  );
  expect(shown).toEqual(expect.arrayContaining(all));
});

test('the frame drawn with the mouse takes exactly the cells it touches', () => {
  expect(layoutOf(10, 900).keysWithin(new Rect(0, 0, 300, 100))).toEqual(['p0', 'p1']);
});

test('the content ends after the last row', () => {
  const layout = layoutOf(9, 900);
  expect(layout.getContentSize().height).toBe((layout.getLayoutInfo('p8')?.rect.maxY ?? 0) + 8);
});
