import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface StandInLayout {
  width: number;
  height: number;
  /** 1 grey, 3 RGB, 4 CMYK (0 is no ink), interleaved. */
  channels: 1 | 3 | 4;
  /** Bits per channel; 16-bit values are little-endian. */
  bits: 8 | 16;
  /** Colour profile of the pixels as they are written; it must be one of as many channels. */
  profile: Uint8Array | null;
}

export interface StandIn {
  /** Appends whole rows. */
  write(rows: Uint8Array): Promise<void>;
}

/** Bytes of a strip: libvips reads it whole, so it bounds the memory that reading takes. */
const STRIP_BYTES = 1024 * 1024;
const PHOTOMETRIC = { 1: 1, 3: 2, 4: 5 };

/**
 * Writes an uncompressed TIFF row by row in constant memory: what a format that libvips cannot read is turned into. Above
 * 4 GB it is a BigTIFF.
 */
export async function writeStandIn(
  path: string,
  layout: StandInLayout,
  fill: (standIn: StandIn) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    const rowBytes = layout.width * layout.channels * (layout.bits / 8);
    const head = header(layout, rowBytes);
    await file.writeFile(head);
    let written = 0;
    await fill({
      async write(rows) {
        for (let from = 0; from < rows.length;) from += (await file.write(rows, from)).bytesWritten;
        written += rows.length;
      },
    });
    if (written !== rowBytes * layout.height) throw new Error(`${written} bytes for ${layout.height} rows`);
  } finally {
    await file.close();
  }
}

/** The TIFF's head: directory, values, strip table and profile; pixels follow it. TIFF 6.0 and its 64-bit extension. */
function header({ width, height, channels, bits, profile }: StandInLayout, rowBytes: number): Buffer {
  const rowsPerStrip = Math.max(1, Math.min(height, Math.floor(STRIP_BYTES / rowBytes)));
  const strips = Math.ceil(height / rowsPerStrip);
  const profileBytes = profile ? profile.length + (profile.length & 1) : 0;
  const big = rowBytes * height + strips * 16 + profileBytes > 0xf0000000;
  const wordBytes = big ? 8 : 4;
  const word = (value: number) => {
    const bytes = Buffer.alloc(wordBytes);
    if (big) bytes.writeBigUInt64LE(BigInt(value));
    else bytes.writeUInt32LE(value);
    return bytes;
  };
  const short = (...values: number[]) => Buffer.from(new Uint16Array(values).buffer);
  const counts = Array.from({ length: strips }, (_, i) => rowBytes * Math.min(rowsPerStrip, height - i * rowsPerStrip));

  const entries: { tag: number; type: number; count: number; value: Buffer }[] = [
    { tag: 256, type: 4, count: 1, value: uint32(width) },
    { tag: 257, type: 4, count: 1, value: uint32(height) },
    { tag: 258, type: 3, count: channels, value: short(...Array<number>(channels).fill(bits)) },
    { tag: 259, type: 3, count: 1, value: short(1) },
    { tag: 262, type: 3, count: 1, value: short(PHOTOMETRIC[channels]) },
    { tag: 273, type: big ? 16 : 4, count: strips, value: Buffer.alloc(strips * wordBytes) },
    { tag: 277, type: 3, count: 1, value: short(channels) },
    { tag: 278, type: 4, count: 1, value: uint32(rowsPerStrip) },
    { tag: 279, type: big ? 16 : 4, count: strips, value: Buffer.concat(counts.map(word)) },
  ];
  if (profile) entries.push({ tag: 34675, type: 7, count: profile.length, value: Buffer.from(profile) });

  const entryBytes = big ? 20 : 12;
  const directoryAt = big ? 16 : 8;
  let outside = directoryAt + (big ? 8 : 2) + entries.length * entryBytes + wordBytes;
  const places = entries.map(({ value }) => {
    const at = value.length > wordBytes ? outside : null;
    if (at !== null) outside += value.length + (value.length & 1);
    return at;
  });
  const stripTable = entries.find(({ tag }) => tag === 273);
  let position = outside;
  counts.forEach((count, i) => {
    word(position).copy(stripTable!.value, i * wordBytes);
    position += count;
  });

  const head = Buffer.alloc(outside);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(big ? 43 : 42, 2);
  if (big) head.writeUInt16LE(8, 4);
  word(directoryAt).copy(head, big ? 8 : 4);
  if (big) head.writeBigUInt64LE(BigInt(entries.length), directoryAt);
  else head.writeUInt16LE(entries.length, directoryAt);
  for (const [i, { tag, type, count, value }] of entries.entries()) {
    const at = directoryAt + (big ? 8 : 2) + i * entryBytes;
    const place = places[i];
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    word(count).copy(head, at + 4);
    if (place === null || place === undefined) value.copy(head, at + 4 + wordBytes);
    else {
      word(place).copy(head, at + 4 + wordBytes);
      value.copy(head, place);
    }
  }
  return head;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
