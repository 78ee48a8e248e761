import type { Psd } from './read-psd.ts';

/** Rows of planes as Photoshop stores them, put together into pixels as a TIFF has them. */
export function interleave(psd: Psd, planes: Buffer[], rows: number): Uint8Array {
  if (psd.mode === 'BITMAP') return bitsToGrey(planes[0]!, psd.width, rows);
  if (psd.mode === 'INDEXED') return coloursOf(planes[0]!, psd.palette!);
  // Ink: Photoshop says 0 for all of it, TIFF for none.
  const flip = psd.mode === 'CMYK';
  if (psd.depth === 32) return mix(planes.map(floats), flip ? 0xffff : 0, Uint16Array);
  if (psd.depth === 16) return mix(planes.map(bigEndianWords), flip ? 0xffff : 0, Uint16Array);
  if (psd.mode === 'LAB') return mix(planes.map(labWords), 0, Uint16Array);
  return mix(planes, flip ? 0xff : 0, Uint8Array);
}

function mix(
  planes: readonly (Uint8Array | Uint16Array)[],
  xor: number,
  kind: typeof Uint8Array | typeof Uint16Array,
): Uint8Array {
  const count = planes.length;
  const pixels = planes[0]?.length ?? 0;
  const out = new kind(pixels * count);
  for (const [channel, plane] of planes.entries()) {
    for (let i = 0, o = channel; i < pixels; i++, o += count) out[o] = (plane[i] ?? 0) ^ xor;
  }
  return new Uint8Array(out.buffer);
}

function bigEndianWords(plane: Buffer): Uint16Array {
  plane.swap16();
  return new Uint16Array(plane.buffer, plane.byteOffset, plane.length / 2);
}

/** Light above white is clipped; what is no number is black. */
function floats(plane: Buffer): Uint16Array {
  plane.swap32();
  const values = new Float32Array(plane.buffer, plane.byteOffset, plane.length / 4);
  return Uint16Array.from(values, (value) => Math.round(Math.min(1, Math.max(0, value || 0)) * 65535));
}

/** 8-bit Lab as labProfile() takes it: all of the range for L*, 256 steps to one a* or b*. */
function labWords(plane: Buffer, channel: number): Uint16Array {
  return Uint16Array.from(plane, (value) => value * (channel === 0 ? 257 : 256));
}

function bitsToGrey(plane: Buffer, width: number, rows: number): Uint8Array {
  const out = new Uint8Array(width * rows);
  const rowBytes = Math.ceil(width / 8);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < width; x++)
      out[y * width + x] = ((plane[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 0 : 255;
  return out;
}

function coloursOf(plane: Buffer, palette: Buffer): Uint8Array {
  const out = new Uint8Array(plane.length * 3);
  for (let i = 0; i < plane.length; i++) {
    const index = plane[i] ?? 0;
    for (let c = 0; c < 3; c++) out[i * 3 + c] = palette[c * 256 + index] ?? 0;
  }
  return out;
}
