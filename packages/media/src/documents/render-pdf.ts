import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PDFiumDocument } from '@hyzyla/pdfium';
import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';

/** Pixels of a page, four channels (red, green, blue, opacity). */
export interface RenderedPage {
  ok: true;
  width: number;
  height: number;
  data: Buffer;
  /** Null where a format has none. */
  pages: number | null;
}

/** Pages that a document may claim; counting them costs nothing, a hundred thousand are no brochure. */
const MAXIMUM_PAGES = 100_000;

/**
 * Paints the first page with PDFium, which runs in WebAssembly: a flaw in it reaches its own memory and no system call.
 * Throws nothing for what a file contains.
 */
export async function renderPdf(path: string, longSide: number): Promise<RenderedPage | Refusal> {
  return openPdf(path, async (document) => {
    const pages = document.getPageCount();
    if (pages < 1) return refuse('CORRUPT', { format: 'PDF', reason: 'it has no page' });
    if (pages > MAXIMUM_PAGES) return refuse('TOO_MANY_PAGES', { format: 'PDF', pages });
    const page = await paintPage(document, 1, longSide);
    if (!page) return refuse('CORRUPT', { format: 'PDF', reason: 'a page of no size' });
    return { ok: true, pages, ...page };
  });
}

/** Works with a PDF that is open meanwhile; what it or PDFium throws is answered as what is wrong with the file. */
export async function openPdf<T>(path: string, work: (document: PDFiumDocument) => Promise<T>): Promise<T | Refusal> {
  const library = await PDFiumLibrary.init();
  let document: PDFiumDocument | undefined;
  try {
    document = await library.loadDocument(await readFile(path));
    return await work(document);
  } catch (error) {
    return refusalOf(error);
  } finally {
    document?.destroy();
    library.destroy();
  }
}

/** Pixels of one page, counted from 1; null for one without a size. */
export async function paintPage(
  document: PDFiumDocument,
  number: number,
  longSide: number,
): Promise<{ width: number; height: number; data: Buffer } | null> {
  const page = document.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const largest = Math.max(originalWidth, originalHeight);
  if (!(largest > 0) || !Number.isFinite(largest)) return null;
  // A page of 14,400 points and one of 10 are painted to the same number of pixels.
  const side = (points: number): number => Math.max(1, Math.round((points * longSide) / largest));
  const [wide, high] = [side(originalWidth), side(originalHeight)];
  const { width, height, data } = await page.render({ width: wide, height: high, render: 'bitmap' });
  return { width, height, data: Buffer.from(data) };
}

/** PDFium tells what is wrong by the text of its error alone. */
function refusalOf(error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  if (/password|security/i.test(reason)) return refuse('PASSWORD_NEEDED', { format: 'PDF' });
  return refuse('CORRUPT', { format: 'PDF', reason });
}
