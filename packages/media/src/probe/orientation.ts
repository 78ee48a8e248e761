import { openTiff } from './tiff-directory.ts';

/** EXIF orientation 1 to 8 in an EXIF block (with or without its "Exif\0\0" prefix); 1 when it says none. Never throws. */
export function readOrientation(exif: Uint8Array): number {
  const prefixed = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0';
  const tiff = openTiff(prefixed ? exif.subarray(6) : exif);
  const orientation = tiff?.directory(tiff.firstOffset).numbers.get(0x112) ?? 1;
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}
