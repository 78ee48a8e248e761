import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from './decode/refused.ts';
import { decode } from './decode/decode.ts';
import { deriveImage } from './derive/derive-image.ts';
import { processDocument } from './documents/process-document.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { nameDecoderError } from './probe/decoder-error.ts';
import { MAXIMUM_PIXELS } from './probe/pixel-budget.ts';
import { readSidecar } from './metadata/read-sidecar.ts';
import { probeFile, readHead } from './probe/probe-file.ts';
import { detectFormat } from './probe/signature.ts';
import { refuse, type ProcessResult } from './result.ts';
import { processFilm } from './video/process-film.ts';

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

/** Films and documents, which are no pictures: null for everything else. */
async function processOther(path: string, outputDir: string): Promise<ProcessResult | null> {
  const { head, bytes } = await readHead(path);
  const format = detectFormat(head);
  if (format === 'MP4' || format === 'MOV') return processFilm(path, bytes, format, outputDir);
  if (format === 'PDF' || format === 'SVG') return processDocument(path, bytes, format, outputDir);
  if (format === 'XMP') return readSidecar(path, bytes);
  return null;
}

/** A full disk or a missing folder is our fault, never the photograph's. */
export function isFileSystemError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || /no space left|unable to open for write|write error/i.test(error.message);
}
