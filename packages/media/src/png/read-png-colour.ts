import type { ReadAt } from '../neutral/edit.ts';
import type { Nclx } from '../heif/read-heif.ts';

/** What a PNG says of its colour beside a profile; libvips passes all of it over. */
export interface PngColour {
  /** Colour by numbers, as films have it; it goes before all else. Null without a `cICP`. */
  nclx: Nclx | null;
  /** 1 divided by the exponent of the light that the numbers stand for; null without a `gAMA`. */
  gamma: number | null;
  /** x and y of white, red, green and blue; null without a `cHRM`. */
  chromaticities: readonly number[] | null;
  /** An `sRGB` or `iCCP` says it all. */
  isSaid: boolean;
}

const MAXIMUM_CHUNKS = 256;

/** Reads the chunks before a PNG's pixels (PNG, third edition, 11.3.2). What is broken is left out; never throws on content. */
export async function readPngColour(read: ReadAt, size: number): Promise<PngColour> {
  const colour: PngColour = { nclx: null, gamma: null, chromaticities: null, isSaid: false };
  for (let at = 8, n = 0; at + 12 <= size && n < MAXIMUM_CHUNKS; n++) {
    const head = await read(at, 8);
    if (head.length < 8) break;
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4)];
    if (type === 'IDAT') break;
    const content = ['cICP', 'gAMA', 'cHRM'].includes(type)
      ? await read(at + 8, Math.min(length, 32))
      : Buffer.alloc(0);
    if (type === 'sRGB' || type === 'iCCP') colour.isSaid = true;
    if (type === 'cICP' && content.length === 4)
      colour.nclx = { primaries: content.readUInt8(0), transfer: content.readUInt8(1) };
    if (type === 'gAMA' && content.length === 4) colour.gamma = content.readUInt32BE() / 100_000;
    if (type === 'cHRM' && content.length === 32)
      colour.chromaticities = Array.from({ length: 8 }, (_, i) => content.readUInt32BE(i * 4) / 100_000);
    at += 12 + length;
  }
  return colour;
}
