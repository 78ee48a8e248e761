import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import type { RenderedPage } from './render-pdf.ts';

/** Pixels a drawing may ask to be laid out in, whatever is painted of it in the end. */
const MAXIMUM_SIDE = 32_767;

/**
 * Paints a drawing with librsvg. It is handed over as bytes: without an address of its own librsvg loads nothing from
 * disk or network; scripts it has none. Entities are refused: a few bytes of them can grow into gigabytes.
 */
export async function renderSvg(path: string, longSide: number): Promise<RenderedPage | Refusal> {
  const source = await readFile(path);
  if (/<!ENTITY/i.test(source.toString('latin1')))
    return refuse('CORRUPT', { format: 'SVG', reason: 'it declares entities' });
  try {
    const { width, height } = await sharp(source, { limitInputPixels: false }).metadata();
    const largest = Math.max(width, height);
    if (largest < 1 || largest > MAXIMUM_SIDE) return refuse('TOO_MANY_PIXELS', { format: 'SVG', width, height });
    // librsvg paints at 72 dots per inch unless told otherwise: the scale goes into the density, so that edges are sharp.
    const density = Math.min(Math.max((72 * longSide) / largest, 1), 2400);
    const { data, info } = await sharp(source, { density, limitInputPixels: longSide * longSide * 4 })
      .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, width: info.width, height: info.height, data, pages: null };
  } catch (error) {
    return refuse('CORRUPT', { format: 'SVG', reason: error instanceof Error ? error.message : String(error) });
  }
}
