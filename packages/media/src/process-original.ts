import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from './decode/refused.ts';
import { decode } from './decode/decode.ts';
import { deriveImage } from './derive/derive-image.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { nameDecoderError } from './probe/decoder-error.ts';
import { MAXIMUM_PIXELS } from './probe/pixel-budget.ts';
import { probeFile, readHead } from './probe/probe-file.ts';
import { detectFormat } from './probe/signature.ts';
import { refuse, type ProcessResult } from './result.ts';

/**
 * The whole way of one original: facts first, pixels only when the header allows, derivatives last. Runs native decoders
 * in the calling process; servers and workers call it through createMediaProcess.
 */
export async function processOriginal(
  path: string,
  outputDir: string,
  maximumPixels = MAXIMUM_PIXELS,
): Promise<ProcessResult> {
  const other = await processOther(path, outputDir);
  if (other) return other;
  const probed = await probeFile(path, maximumPixels);
  if (!probed.ok) return probed;
  const scratch = join(outputDir, 'stand-in');
  try {
    const picture = await decode(path, probed.facts, scratch, maximumPixels);
    const metadata = await readMetadata(path);
    return { ...probed, metadata, ...(await deriveImage(picture, outputDir)) };
  } catch (error) {
    if (error instanceof Refused) return refuse(error.code, error.detail);
    if (isFileSystemError(error)) throw error;
    return nameDecoderError(error, path, probed.facts.format);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Films and documents, which are no pictures: null for everything else. What they need is loaded with the first of them. */
async function processOther(path: string, outputDir: string): Promise<ProcessResult | null> {
  const { head, bytes } = await readHead(path);
  const format = detectFormat(head);
  if (format === 'MP4' || format === 'MOV') {
    const { processFilm } = await import('./video/process-film.ts');
    return processFilm(path, bytes, format, outputDir);
  }
  if (format === 'PDF' || format === 'SVG') {
    const { processDocument } = await import('./documents/process-document.ts');
    return processDocument(path, bytes, format, outputDir);
  }
  if (format === 'XMP') {
    const { readSidecar } = await import('./metadata/read-sidecar.ts');
    return readSidecar(path, bytes);
  }
  return null;
}

/** A full disk or a missing folder is our fault, never the photograph's. */
export function isFileSystemError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || /no space left|unable to open for write|write error/i.test(error.message);
}
