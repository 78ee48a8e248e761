import sharp from 'sharp';

/** A value of a TIFF directory: a number, a text, more numbers standing elsewhere, or bytes. */
export type Entry = readonly [tag: number, value: number | string | Buffer | readonly number[]];

/** A JPEG whose left half is red and right half is blue, so that turning shows. */
export function halves(width: number, height: number): Promise<Buffer> {
  const half = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#00f"/><rect width="${width / 2}" height="${height}" fill="#f00"/></svg>`,
  );
  return sharp(half).flatten().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** Data as noisy as a sensor's, with what looks like the start of a JPEG in it. */
export function sensorData(bytes: number): Buffer {
  const data = Buffer.alloc(bytes);
  for (let i = 0, v = 7; i < bytes; i++) {
    v = Math.imul(v, 1103515245) + 12345;
    data[i] = v >>> 16;
  }
  Buffer.from([0xff, 0xd8, 0xff, 0xc4]).copy(data, bytes >> 1);
  return data;
}

/** Puts data behind one another at known places and tells where each will stand. */
export class Layout {
  readonly parts: Buffer[] = [];
  length: number;

  constructor(head: number) {
    this.length = head;
  }

  add(data: Buffer): number {
    const at = this.length;
    this.parts.push(data);
    this.length += data.length;
    return at;
  }
}

/** Writes a directory of a little-endian TIFF into a layout and gives its place; `next` is the place of the one behind it. */
export function addDirectory(layout: Layout, entries: readonly Entry[], next = 0): number {
  const sorted = entries.toSorted(([a], [b]) => a - b);
  const rows = sorted.map(([tag, value]) => {
    const row = Buffer.alloc(12);
    row.writeUInt16LE(tag, 0);
    const [type, data] = valueOf(value);
    row.writeUInt16LE(type, 2);
    row.writeUInt32LE(type === 4 ? data.length / 4 : data.length, 4);
    if (data.length <= 4) data.copy(row, 8);
    else row.writeUInt32LE(layout.add(data), 8);
    return row;
  });
  const head = Buffer.alloc(2);
  head.writeUInt16LE(rows.length);
  const behind = Buffer.alloc(4);
  behind.writeUInt32LE(next);
  return layout.add(Buffer.concat([head, ...rows, behind]));
}

/** A value's type by TIFF 6.0 (text, long or plain bytes) and how it stands in the file. */
function valueOf(value: Entry[1]): readonly [type: 2 | 4 | 7, data: Buffer] {
  if (Buffer.isBuffer(value)) return [7, value];
  if (typeof value === 'string') return [2, Buffer.from(`${value}\0`, 'latin1')];
  return [4, Buffer.from(Uint32Array.from(typeof value === 'number' ? [value] : value).buffer)];
}

/** A little-endian TIFF-like file: its magic, then what the layout holds, with the first directory at a place. */
export function tiffFile(layout: Layout, first: number, magic = 'II*\0'): Buffer {
  const head = Buffer.alloc(8);
  head.write(magic, 0, 'latin1');
  head.writeUInt32LE(first, 4);
  return Buffer.concat([head, ...layout.parts]);
}

/** How a maker's TIFF-like file keeps its preview. */
export interface RawRecipe {
  make: string;
  magic?: string;
  /** A SUB directory names it, the FIRST one does, or NOTES of the maker hold it and no directory does. */
  preview: 'SUB' | 'FIRST' | 'NOTES';
  /** Further entries of the first directory. */
  more?: readonly Entry[];
}

/** A camera file with a preview, a small thumbnail and sensor data, as makers lay them out. */
export function tiffRaw(jpeg: Buffer, thumbnail: Buffer, orientation: number, recipe: RawRecipe): Buffer {
  const layout = new Layout(8);
  const preview = layout.add(jpeg);
  const small = layout.add(thumbnail);
  const sensor = sensorData(60_000);
  const sensorAt = layout.add(sensor);
  const below = [
    addDirectory(layout, [
      [0xfe, 0],
      [0x106, 32803],
      [0x111, sensorAt],
      [0x117, sensor.length],
    ]),
  ];
  const named: Entry[] = [
    [0x201, preview],
    [0x202, jpeg.length],
  ];
  if (recipe.preview === 'SUB') below.push(addDirectory(layout, [[0xfe, 1], ...named]));
  const first = addDirectory(layout, [
    [0xfe, 1],
    [0x10f, recipe.make],
    [0x110, 'Model One'],
    [0x112, orientation],
    [0x14a, below],
    ...(recipe.preview === 'FIRST'
      ? named
      : ([
          [0x201, small],
          [0x202, thumbnail.length],
        ] as const)),
    ...(recipe.more ?? []),
  ]);
  return tiffFile(layout, first, recipe.magic);
}

/** A box of an ISO base media file. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A first directory that holds nothing but an orientation, as a TIFF of its own. */
export function orientationTiff(orientation: number): Buffer {
  const layout = new Layout(8);
  return tiffFile(layout, addDirectory(layout, [[0x112, orientation]]));
}
