/** What part of a picture is looked at; relative, so that pictures of other sizes can follow. */
export interface View {
  /** Pixels of the screen per pixel of the picture: 1 is actual size (100 %). Null: the whole picture. */
  zoom: number | null;
  /** The point of the picture (0 to 1) in the middle of the stage. */
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Where the picture stands in the stage, CSS pixels. */
export interface Box extends Size {
  left: number;
  top: number;
}

export const WHOLE: View = { zoom: null, x: 0.5, y: 0.5 };

/** Beyond it a pixel is a square that says nothing more. */
export const LARGEST_ZOOM = 8;

/** What Z does: to actual size, where the mouse points or else in the middle of what is seen, and back to the whole picture. */
export function toggleActual(view: View, pointed: View | null): View {
  return view.zoom === 1 ? WHOLE : (pointed ?? { ...view, zoom: 1 });
}

/** What + and − do: whole, 100 %, 200 %, 400 %, 800 %. */
export function stepZoom(view: View, by: 1 | -1): View {
  if (by > 0) return { ...view, zoom: Math.min(LARGEST_ZOOM, view.zoom === null || view.zoom < 1 ? 1 : view.zoom * 2) };
  return view.zoom === null || view.zoom <= 1 ? WHOLE : { ...view, zoom: Math.max(1, view.zoom / 2) };
}

/**
 * Places a picture (its own pixels) in a stage (CSS pixels) on a screen of `ratio` device pixels per CSS pixel. Whole:
 * centred, never larger than life. Zoomed: no empty margin where the picture is larger than the stage.
 */
export function placePicture(picture: Size, stage: Size, view: View, ratio: number): Box {
  const actual = 1 / ratio;
  const whole = Math.min(stage.width / picture.width, stage.height / picture.height, Math.max(actual, 1));
  const scale = view.zoom === null ? whole : view.zoom * actual;
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    width,
    height,
    left: along(stage.width, width, view.zoom === null ? 0.5 : view.x),
    top: along(stage.height, height, view.zoom === null ? 0.5 : view.y),
  };
}

function along(stage: number, picture: number, centre: number): number {
  if (picture <= stage) return (stage - picture) / 2;
  return Math.min(0, Math.max(stage - picture, stage / 2 - centre * picture));
}

/** The part of a picture's box that is in view, from the box's corner. */
export function partInView(box: Box, stage: Size): Box {
  const left = Math.max(0, -box.left);
  const top = Math.max(0, -box.top);
  return {
    left,
    top,
    width: Math.max(0, Math.min(box.width, stage.width - box.left) - left),
    height: Math.max(0, Math.min(box.height, stage.height - box.top) - top),
  };
}

/** The zoomed view (actual size unless said) that keeps what is under the pointer (stage coordinates) under it. */
export function zoomAt(
  point: { x: number; y: number },
  box: Box,
  picture: Size,
  stage: Size,
  ratio: number,
  zoom = 1,
): View {
  const x = Math.min(1, Math.max(0, (point.x - box.left) / box.width));
  const y = Math.min(1, Math.max(0, (point.y - box.top) / box.height));
  const width = (picture.width * zoom) / ratio;
  const height = (picture.height * zoom) / ratio;
  return {
    zoom,
    x: (stage.width / 2 - (point.x - x * width)) / width,
    y: (stage.height / 2 - (point.y - y * height)) / height,
  };
}

/** The view after the picture was dragged by some CSS pixels; it stops at the picture's edges. */
export function dragView(view: View, by: { x: number; y: number }, box: Box, stage: Size): View {
  const limit = (value: number, size: number, room: number) => {
    const half = Math.min(0.5, room / 2 / size);
    return Math.min(1 - half, Math.max(half, value));
  };
  return {
    ...view,
    x: limit(view.x - by.x / box.width, box.width, stage.width),
    y: limit(view.y - by.y / box.height, box.height, stage.height),
  };
}

/**
 * The view after the picture grew by a factor around a point of the stage. It is the whole picture again when it would
 * be smaller than that.
 */
export function scaleView(
  point: { x: number; y: number },
  factor: number,
  box: Box,
  picture: Size,
  stage: Size,
  ratio: number,
): View {
  const zoom = Math.min(LARGEST_ZOOM, (box.width / picture.width) * ratio * factor);
  const whole = (placePicture(picture, stage, WHOLE, ratio).width / picture.width) * ratio;
  return zoom <= whole * 1.001 ? WHOLE : zoomAt(point, box, picture, stage, ratio, zoom);
}
