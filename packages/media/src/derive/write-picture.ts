import { rename } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { Derivative } from '../result.ts';

/** Written beside and renamed, so that a killed process never leaves half a picture under the final name. */
export async function writePicture(picture: Sharp, path: string, mimeType: string): Promise<Derivative> {
  const info = await picture.toFile(`${path}.part`);
  await rename(`${path}.part`, path);
  return { path, width: info.width, height: info.height, bytes: info.size, mimeType };
}

/** The same as the JPEG that previews are. */
export function writePreview(picture: Sharp, path: string): Promise<Derivative> {
  const jpeg = picture.jpeg({ quality: 86, chromaSubsampling: '4:4:4', optimiseCoding: true });
  return writePicture(jpeg, path, 'image/jpeg');
}
