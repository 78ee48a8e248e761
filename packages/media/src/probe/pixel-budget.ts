/** 300 megapixels: above every medium-format camera, far below what a few bytes of PNG can claim. */
export const MAXIMUM_PIXELS = 300_000_000;
