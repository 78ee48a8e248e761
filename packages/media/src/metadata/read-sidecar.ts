import { readFile } from 'node:fs/promises';
import { refuse, type Refusal } from '../result.ts';
import { readXmp } from './read-xmp.ts';

/** Lightroom writes every stroke of a mask into a sidecar; above this it is none. */
const MAXIMUM_BYTES = 32 * 1024 * 1024;

/** A sidecar yields no picture: it is refused by that name, with the marks it holds. */
export async function readSidecar(path: string, bytes: number): Promise<Refusal> {
  if (bytes > MAXIMUM_BYTES) return refuse('DOCUMENT_TOO_LARGE', { format: 'XMP', bytes, maximumBytes: MAXIMUM_BYTES });
  const xmp = readXmp(await readFile(path));
  if (!xmp) return refuse('CORRUPT', { format: 'XMP' });
  const { rating, label: colourLabel, pick } = xmp;
  return refuse('SIDECAR', { format: 'XMP', sidecar: { rating, colourLabel, pick } });
}
