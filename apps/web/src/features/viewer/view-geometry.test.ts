import { describe, expect, test } from 'vitest';
import { dragView, placePicture, WHOLE, zoomAt } from './view-geometry.ts';

const stage = { width: 1000, height: 600 };
const picture = { width: 6000, height: 4000 };

describe('the whole picture', () => {
  test('fits and is centred', () => {
    const box = placePicture(picture, stage, WHOLE, 1);
    expect(box).toEqual({ width: 900, height: 600, left: 50, top: 0 });
  });

  test('is never blown up beyond life', () => {
    expect(placePicture({ width: 300, height: 200 }, stage, WHOLE, 1)).toMatchObject({ width: 300, left: 350 });
  });
});

describe('actual size', () => {
  test('one pixel of the picture is one pixel of the screen', () => {
    expect(placePicture(picture, stage, { ...WHOLE, isActual: true }, 1)).toMatchObject({ width: 6000, height: 4000 });
    expect(placePicture(picture, stage, { ...WHOLE, isActual: true }, 2)).toMatchObject({ width: 3000, height: 2000 });
  });

  test('what is under the pointer stays there', () => {
    const box = placePicture(picture, stage, WHOLE, 1);
    const pointer = { x: 410, y: 330 };
    const view = zoomAt(pointer, box, picture, stage, 1);
    const after = placePicture(picture, stage, view, 1);
    expect((pointer.x - after.left) / after.width).toBeCloseTo((pointer.x - box.left) / box.width);
    expect((pointer.y - after.top) / after.height).toBeCloseTo((pointer.y - box.top) / box.height);
  });

  test('no empty margin shows at the edges, however far it is dragged', () => {
    let view = { isActual: true, x: 0.5, y: 0.5 };
    const box = placePicture(picture, stage, view, 1);
    view = dragView(view, { x: 100_000, y: -100_000 }, box, stage);
    const after = placePicture(picture, stage, view, 1);
    expect(after.left).toBeCloseTo(0);
    expect(after.top).toBeCloseTo(stage.height - picture.height);
  });
});
