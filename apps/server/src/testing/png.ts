import { crc32, deflateSync } from 'node:zlib';

/** A small PNG of one colour that follows from `seed`: other seeds, other bytes. */
export function aPng(seed: number, width = 64, height = 48): Buffer {
  const line = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) line.set([seed & 255, (seed >> 8) & 255, (x * 4) & 255], 1 + x * 3);
  return pngOf(width, height, deflateSync(Buffer.concat(Array.from({ length: height }, () => line))));
}

/** A PNG with these dimensions in its header and this compressed data, whatever it holds. */
export function pngOf(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
