/** What part of a picture is looked at; relative, so that pictures of other sizes can follow. */
export interface View {
  /** One pixel of the picture on one pixel of the screen, rather than the whole picture. */
  isActual: boolean;
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

export const WHOLE: View = { isActual: false, x: 0.5, y: 0.5 };

/**
 * Places a picture (its own pixels) in a stage (CSS pixels) on a screen of `ratio` device pixels per CSS pixel. Whole:
 * centred, never larger than life. Actual: no empty margin where the picture is larger than the stage.
 */
export function placePicture(picture: Size, stage: Size, view: View, ratio: number): Box {
  const actual = 1 / ratio;
  const whole = Math.min(stage.width / picture.width, stage.height / picture.height, Math.max(actual, 1));
  const scale = view.isActual ? actual : whole;
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    width,
    height,
    left: along(stage.width, width, view.isActual ? view.x : 0.5),
    top: along(stage.height, height, view.isActual ? view.y : 0.5),
  };
}

function along(stage: number, picture: number, centre: number): number {
  if (picture <= stage) return (stage - picture) / 2;
  return Math.min(0, Math.max(stage - picture, stage / 2 - centre * picture));
}

/** The view at actual size that keeps what is under the pointer (stage coordinates) under it. */
export function zoomAt(point: { x: number; y: number }, box: Box, picture: Size, stage: Size, ratio: number): View {
  const x = Math.min(1, Math.max(0, (point.x - box.left) / box.width));
  const y = Math.min(1, Math.max(0, (point.y - box.top) / box.height));
  const width = picture.width / ratio;
  const height = picture.height / ratio;
  return {
    isActual: true,
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
