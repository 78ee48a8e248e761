import { HEIGHT, WIDTH } from './golden/chart.ts';

/** How a TIFF of the chart is laid out, where it is not as libvips would write it. */
export interface TiffLayout {
  bits?: 8 | 16 | 32;
  /** TIFF's SampleFormat: 1 whole numbers, 3 floating point. */
  format?: 1 | 3;
  planar?: boolean;
  bigEndian?: boolean;
  /** What the channels beyond the colour are: 0 nothing said, 1 associated, 2 unassociated alpha. */
  extra?: readonly number[];
  profile?: Buffer;
}

/**
 * An uncompressed TIFF of the chart's size.
 * @param parts colour and further channels, each interleaved in itself, in little-endian numbers
 */
export function otherTiff(parts: readonly Buffer[], layout: TiffLayout): Promise<Buffer> {
  const { bits = 8, format = 1, planar = false, bigEndian = false, extra = [], profile } = layout;
  const each = bits / 8;
  const channelsOf = (part: Buffer) => part.length / each / (WIDTH * HEIGHT);
  const planes = parts.flatMap((part) =>
    Array.from({ length: channelsOf(part) }, (_, c) => planeOf(part, c, channelsOf(part), each)),
  );
  const ordered = planes.map((plane) => (bigEndian ? reversed(plane, each) : plane));
  const strips = planar ? ordered : [interleaved(ordered, each)];
  const colours = planes.length - extra.length;
  const entries: [tag: number, type: 3 | 4 | 7, values: readonly number[] | Buffer][] = [
    [256, 4, [WIDTH]],
    [257, 4, [HEIGHT]],
    [258, 3, planes.map(() => bits)],
    [259, 3, [1]],
    [262, 3, [colours === 4 ? 5 : 2]],
    [273, 4, []],
    [277, 3, [planes.length]],
    [278, 4, [HEIGHT]],
    [279, 4, strips.map(({ length }) => length)],
    [284, 3, [planar ? 2 : 1]],
    ...(extra.length > 0 ? [[338, 3, extra] as [number, 3, readonly number[]]] : []),
    [339, 3, planes.map(() => format)],
    ...(profile ? [[34675, 7, profile] as [number, 7, Buffer]] : []),
  ];
  const number = (value: number, bytes: 2 | 4) => {
    const out = Buffer.alloc(bytes);
    if (bigEndian) out.writeUIntBE(value, 0, bytes);
    else out.writeUIntLE(value, 0, bytes);
    return out;
  };
  const starts = strips.map((_, i) => 8 + strips.slice(0, i).reduce((sum, { length }) => sum + length, 0));
  const chunks: Buffer[] = [...strips];
  let at = 8 + strips.reduce((sum, { length }) => sum + length, 0);
  const rows = entries.map(([tag, type, given]) => {
    const values = tag === 273 ? starts : given;
    const bytes = Buffer.isBuffer(values)
      ? values
      : Buffer.concat(values.map((value) => number(value, type === 3 ? 2 : 4)));
    const inline = bytes.length <= 4;
    const place = inline ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : number(at, 4);
    if (!inline) {
      const padded = Buffer.concat([bytes, Buffer.alloc(bytes.length & 1)]);
      chunks.push(padded);
      at += padded.length;
    }
    return Buffer.concat([number(tag, 2), number(type, 2), number(values.length, 4), place]);
  });
  const head = Buffer.concat([Buffer.from(bigEndian ? 'MM' : 'II'), number(42, 2), number(at, 4)]);
  return Promise.resolve(Buffer.concat([head, ...chunks, number(rows.length, 2), ...rows, Buffer.alloc(4)]));
}

function planeOf(part: Buffer, channel: number, channels: number, each: number): Buffer {
  const plane = Buffer.alloc(WIDTH * HEIGHT * each);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const from = (i * channels + channel) * each;
    part.copy(plane, i * each, from, from + each);
  }
  return plane;
}

function interleaved(planes: readonly Buffer[], each: number): Buffer {
  const out = Buffer.alloc(WIDTH * HEIGHT * each * planes.length);
  for (let i = 0; i < WIDTH * HEIGHT; i++)
    for (const [c, plane] of planes.entries())
      plane.copy(out, (i * planes.length + c) * each, i * each, (i + 1) * each);
  return out;
}

function reversed(plane: Buffer, each: number): Buffer {
  const out = Buffer.from(plane);
  if (each === 2) out.swap16();
  if (each === 4) out.swap32();
  return out;
}
