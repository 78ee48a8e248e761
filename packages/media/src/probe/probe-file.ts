import { open } from 'node:fs/promises';
import type { Metadata } from 'sharp';
import sharp from 'sharp';
import type { Facts, PhotoFormat, Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import { nameDecoderError } from './decoder-error.ts';
import { readCameraFacts } from './exif.ts';
import { readIccProfileName } from './icc-profile.ts';
import { MAXIMUM_PIXELS } from './pixel-budget.ts';
import { detectFormat, isPhotoFormat, photoMimeType, SIGNATURE_BYTES } from './signature.ts';

const BIT_DEPTHS: Record<string, number> = { uchar: 8, char: 8, ushort: 16, short: 16, uint: 32, int: 32, float: 32 };

export type ProbeResult = { ok: true; facts: Facts } | Refusal;

/**
 * Reads a file's type and facts from its header, without decoding pixels. Runs a native parser: call it inside the
 * media process, not in a server. Throws only when the file cannot be read at all.
 */
export async function probeFile(path: string, maximumPixels = MAXIMUM_PIXELS): Promise<ProbeResult> {
  const { head, bytes } = await readHead(path);
  if (bytes === 0) return refuse('EMPTY_FILE');
  const format = detectFormat(head);
  if (!format) return refuse('UNKNOWN_FORMAT');
  if (!isPhotoFormat(format)) return refuse('FORMAT_NOT_SUPPORTED_YET', { format });
  return readFacts(path, format, bytes, maximumPixels);
}

/** The bytes a format is known by, and how many there are. */
export async function readHead(path: string): Promise<{ head: Uint8Array; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, SIGNATURE_BYTES));
    await file.read(head, 0, head.length, 0);
    return { head, bytes: size };
  } finally {
    await file.close();
  }
}

async function readFacts(
  path: string,
  format: PhotoFormat,
  bytes: number,
  maximumPixels: number,
): Promise<ProbeResult> {
  let header: Metadata;
  try {
    header = await sharp(path, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch (error) {
    return nameDecoderError(error, path, format);
  }
  const { width, height } = header.autoOrient;
  if (width * height > maximumPixels) return refuse('TOO_MANY_PIXELS', { format, width, height, maximumPixels });
  const facts: Facts = {
    assetType: 'PHOTO',
    format,
    mimeType: photoMimeType(format),
    width,
    height,
    bytes,
    ...readCameraFacts(header.exif),
    iccProfile: readIccProfileName(header.icc),
    hasIccProfile: header.hasProfile,
    orientation: header.orientation ?? 1,
    bitDepth: header.bitsPerSample ?? BIT_DEPTHS[header.depth] ?? 8,
  };
  return { ok: true, facts };
}
