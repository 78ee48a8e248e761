import { describe, expect, test } from 'vitest';
import {
  WHOLE,
  dragView,
  partInView,
  placePicture,
  scaleView,
  stepZoom,
  toggleActual,
  zoomAt,
} from './view-geometry.ts';
import type { View } from './view-geometry.ts';

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
    expect(placePicture(picture, stage, { ...WHOLE, zoom: 1 }, 1)).toMatchObject({ width: 6000, height: 4000 });
    expect(placePicture(picture, stage, { ...WHOLE, zoom: 1 }, 2)).toMatchObject({ width: 3000, height: 2000 });
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
    let view: View = { zoom: 1, x: 0.5, y: 0.5 };
    const box = placePicture(picture, stage, view, 1);
    view = dragView(view, { x: 100_000, y: -100_000 }, box, stage);
    const after = placePicture(picture, stage, view, 1);
    expect(after.left).toBeCloseTo(0);
    expect(after.top).toBeCloseTo(stage.height - picture.height);
  });
});

describe('zooming', () => {
  const at = { x: 300, y: 200 };
  const scaled = (view: View, factor: number) =>
    scaleView(at, factor, placePicture(picture, stage, view, 2), picture, stage, 2);

  test('grows around the pointer, and ends at the whole picture and at eight times', () => {
    const before = placePicture(picture, stage, WHOLE, 2);
    const view = scaled(WHOLE, 2);
    expect(view.zoom).toBeCloseTo(0.6);
    const after = placePicture(picture, stage, view, 2);
    expect((at.x - after.left) / after.width).toBeCloseTo((at.x - before.left) / before.width);
    expect(scaled(view, 0.4)).toEqual(WHOLE);
    expect(scaled(view, 1000).zoom).toBe(8);
  });

  test('the part of a picture in view is told from its corner', () => {
    const stage = { width: 400, height: 300 };
    expect(partInView({ left: -100, top: 50, width: 1000, height: 200 }, stage)).toEqual({
      left: 100,
      top: 0,
      width: 400,
      height: 200,
    });
    expect(partInView({ left: 500, top: 0, width: 50, height: 50 }, stage).width).toBe(0);
  });

  test('by keys: whole, 100 %, twice as much, and back', () => {
    expect(toggleActual(WHOLE, null).zoom).toBe(1);
    expect(toggleActual({ zoom: 3, x: 0.2, y: 0.7 }, null)).toEqual({ zoom: 1, x: 0.2, y: 0.7 });
    expect(toggleActual({ zoom: 1, x: 0.2, y: 0.7 }, { zoom: 1, x: 0, y: 0 })).toEqual(WHOLE);
    expect(toggleActual(WHOLE, { zoom: 1, x: 0.3, y: 0.4 })).toEqual({ zoom: 1, x: 0.3, y: 0.4 });
    const steps = [WHOLE];
    for (let i = 0; i < 5; i++) steps.push(stepZoom(steps.at(-1)!, 1));
    expect(steps.map(({ zoom }) => zoom)).toEqual([null, 1, 2, 4, 8, 8]);
    expect(stepZoom(steps[2]!, -1).zoom).toBe(1);
    expect(stepZoom(steps[1]!, -1)).toEqual(WHOLE);
    expect(stepZoom({ zoom: 0.5, x: 0, y: 0 }, 1).zoom).toBe(1);
  });
});
