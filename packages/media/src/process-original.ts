import { join } from 'node:path';
import { decode } from './decode/decode.ts';
import { deriveImage } from './derive/derive-image.ts';
import { nameDecoderError } from './probe/decoder-error.ts';
import { MAXIMUM_PIXELS } from './probe/pixel-budget.ts';
import { probeFile } from './probe/probe-file.ts';
import type { ProcessResult } from './result.ts';

/**
 * The whole way of one original: facts first, pixels only when the header allows, derivatives last. Runs native decoders
 * in the calling process; servers and workers call it through createMediaProcess.
 */
export async function processOriginal(
  path: string,
  outputDir: string,
  maximumPixels = MAXIMUM_PIXELS,
): Promise<ProcessResult> {
  const probed = await probeFile(path, maximumPixels);
  if (!probed.ok) return probed;
  try {
    const picture = await decode(path, probed.facts, join(outputDir, 'stand-in'), maximumPixels);
    return { ...probed, ...(await deriveImage(picture, outputDir)) };
  } catch (error) {
    if (isFileSystemError(error)) throw error;
    return nameDecoderError(error, path, probed.facts.format);
  }
}

/** A full disk or a missing folder is our fault, never the photograph's. */
function isFileSystemError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || /no space left|unable to open for write|write error/i.test(error.message);
}
