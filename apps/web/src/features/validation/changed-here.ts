import type { Annotation } from '@etouch/contracts/common';
import { shapeOf } from '../comments/annotation.ts';

/** Part of the picture around a point that counts as "here", and around a box. */
const AROUND_POINT = 0.04;
const AROUND_BOX = 0.01;
/** Differences up to this (of 255) come from compression. */
const NOISE = 14;
/** Share of the pixels that must differ before somebody would call it a change. */
const SHARE = 0.01;

/** The area a remark is about, as parts of the picture, inside its edges. */
export function areaOf(annotation: Annotation): { x: number; y: number; width: number; height: number } {
  const shape = shapeOf(annotation);
  const margin = shape.width > 0 ? AROUND_BOX : AROUND_POINT;
  const left = Math.max(0, shape.x - margin);
  const top = Math.max(0, shape.y - margin);
  const right = Math.min(1, shape.x + shape.width + margin);
  const bottom = Math.min(1, shape.y + shape.height + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether two areas of RGBA pixels of the same size differ by more than compression would make them. */
export function differs(before: Uint8ClampedArray, after: Uint8ClampedArray): boolean {
  const pixels = Math.floor(Math.min(before.length, after.length) / 4);
  let changed = 0;
  for (let i = 0; i < pixels * 4; i += 4) {
    const most = Math.max(
      Math.abs((before[i] ?? 0) - (after[i] ?? 0)),
      Math.abs((before[i + 1] ?? 0) - (after[i + 1] ?? 0)),
      Math.abs((before[i + 2] ?? 0) - (after[i + 2] ?? 0)),
    );
    if (most > NOISE) changed++;
  }
  return pixels > 0 && changed / pixels > SHARE;
}

/** Did the picture change where the remark points? Compares the previews of the two versions. */
export async function changedHere(beforeUrl: string, afterUrl: string, annotation: Annotation): Promise<boolean> {
  const [before, after] = await Promise.all([decode(beforeUrl), decode(afterUrl)]);
  const area = areaOf(annotation);
  // Both are drawn at the same size: a version may have been cropped or scaled by a few pixels.
  const width = Math.max(1, Math.round(area.width * after.naturalWidth));
  const height = Math.max(1, Math.round(area.height * after.naturalHeight));
  return differs(pixelsOf(before, area, width, height), pixelsOf(after, area, width, height));
}

async function decode(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

function pixelsOf(image: HTMLImageElement, area: ReturnType<typeof areaOf>, width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no access to pixels.');
  context.drawImage(
    image,
    area.x * image.naturalWidth,
    area.y * image.naturalHeight,
    area.width * image.naturalWidth,
    area.height * image.naturalHeight,
    0,
    0,
    width,
    height,
  );
  return context.getImageData(0, 0, width, height).data;
}
