/** 300 megapixels: above every medium-format camera, far below what a few bytes of PNG can claim. */
export const MAXIMUM_PIXELS = 300_000_000;

/** The decoder of HEIC holds the picture twice in 768 MB, as coded and as colours: 4.5 bytes a pixel, 9 beyond 8 bits. */
const HEIC_PIXELS = { plain: 2 ** 27, deep: 2 ** 26 };

/** Pixels of the largest picture of a format that is decoded, where `most` are the limit for all. */
export function pixelBudget(format: string, bitDepth: number, most: number): number {
  if (format !== 'HEIC') return most;
  return Math.min(most, bitDepth > 8 ? HEIC_PIXELS.deep : HEIC_PIXELS.plain);
}
