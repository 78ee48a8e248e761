import { join } from 'node:path';
import sharp from 'sharp';
import { PREVIEW_LONG_SIDE } from '../derive/derive-image.ts';
import { writePreview } from '../derive/write-picture.ts';
import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import { openPdf, paintPage } from './render-pdf.ts';

/** One page as a picture of a preview's size. */
export interface PaintedPage {
  /** From 1. */
  page: number;
  path: string;
}

export type PagesResult = { ok: true; pages: PaintedPage[] } | Refusal;

/**
 * Paints pages `first` to `last` of a PDF, as many as there are, as `page-<number>.jpg` in a folder that exists. Throws
 * nothing for what a file contains.
 */
export async function paintPages(path: string, first: number, last: number, outputDir: string): Promise<PagesResult> {
  return openPdf(path, async (document) => {
    const pages: PaintedPage[] = [];
    for (let page = first; page <= Math.min(last, document.getPageCount()); page++) {
      const painted = await paintPage(document, page, PREVIEW_LONG_SIDE);
      if (!painted) return refuse('CORRUPT', { format: 'PDF', reason: `page ${page} has no size` });
      const { width, height, data } = painted;
      const picture = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
      pages.push({ page, path: (await writePreview(picture, join(outputDir, `page-${page}.jpg`))).path });
    }
    return { ok: true, pages };
  });
}
