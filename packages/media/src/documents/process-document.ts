import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { standIn } from '../decode/stand-in.ts';
import { deriveImage, PREVIEW_LONG_SIDE } from '../derive/derive-image.ts';
import { NO_METADATA } from '../metadata/photo-metadata.ts';
import type { ProcessResult } from '../result.ts';
import { refuse } from '../result.ts';
import { DOCUMENT_MIME_TYPES, type DocumentFormat } from './document-format.ts';
import { renderPdf } from './render-pdf.ts';
import { renderSvg } from './render-svg.ts';

/** Bytes of the largest document: both readers hold it whole in memory. An SVG of more than a few is a program or a bomb. */
const MAXIMUM_BYTES: Record<DocumentFormat, number> = { PDF: 128 * 1024 * 1024, SVG: 16 * 1024 * 1024 };

/**
 * A document's first page as thumbnail and preview. Nothing in the document runs: PDFium is built without JavaScript,
 * librsvg knows no scripts and is given no place from which it could load files.
 */
export async function processDocument(
  path: string,
  bytes: number,
  format: DocumentFormat,
  outputDir: string,
): Promise<ProcessResult> {
  const maximumBytes = MAXIMUM_BYTES[format];
  if (bytes > maximumBytes) return refuse('DOCUMENT_TOO_LARGE', { format, bytes, maximumBytes });
  const page = await (format === 'PDF' ? renderPdf : renderSvg)(path, PREVIEW_LONG_SIDE);
  if (!page.ok) return page;
  const { width, height, pages } = page;
  const picturePath = join(outputDir, 'page.png');
  await mkdir(outputDir, { recursive: true });
  await sharp(page.data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toFile(picturePath);
  const mimeType = DOCUMENT_MIME_TYPES[format];
  return {
    ok: true,
    facts: { assetType: 'DOCUMENT', format, mimeType, width, height, bytes, capturedAt: null, pages },
    metadata: NO_METADATA,
    ...(await deriveImage(await standIn(picturePath), outputDir)),
  };
}
