import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from '../process-original.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import {
  addDirectory,
  box,
  halves,
  Layout,
  orientationTiff,
  sensorData,
  tiffFile,
  type Entry,
} from '../testing/sample-raws.ts';

let directory: string;
/** Sizes of their own, so that the size tells which one was taken. */
let full: Buffer;
let medium: Buffer;
let good: Buffer;
let thumbnail: Buffer;
/** As its long side is, so is that of the good one above what is good enough to search no further. */
const FULL = [2000, 1340] as const;

beforeAll(async () => {
  directory = await temporaryDirectory();
  full = await halves(...FULL);
  good = await halves(1700, 1130);
  medium = await halves(1024, 680);
  thumbnail = await halves(160, 120);
});

const sensor = sensorData(40_000);
/** A lossless JPEG by its markers, as many cameras code the sensor's data: larger than any preview, and no picture. */
const lossless = Buffer.concat([
  Buffer.from('ffd8ffc3000b0e0fa01770010100ffda0008010100010000', 'hex'),
  sensorData(20_000),
  Buffer.from([0xff, 0xd9]),
]);
const beside = (at: number, data: Buffer): Entry[] => [
  [0x201, at],
  [0x202, data.length],
];
const strip = (at: number, data: Buffer): Entry[] => [
  [0x111, at],
  [0x117, data.length],
];
const cfa = (at: number): Entry[] => [[0xfe, 0], [0x106, 32803], ...strip(at, sensor)];
/** An uncompressed thumbnail of 160 × 120 pixels, as several makers put first. */
const plainThumbnail = Buffer.alloc(160 * 120 * 3, 0x80);
const plain = (at: number): Entry[] => [
  [0x100, 160],
  [0x101, 120],
  [0x103, 1],
  [0x106, 2],
  ...strip(at, plainThumbnail),
];

/** A TIFF-like file: what is added to the layout, and the entries of its first directory beside maker and orientation. */
function made(make: string, build: (layout: Layout) => { entries: Entry[]; next?: number }, magic?: string): Buffer {
  const layout = new Layout(8);
  const { entries, next } = build(layout);
  const named: Entry[] = [[0x10f, make], [0x110, 'Model One'], [0x112, 6], ...entries];
  return tiffFile(layout, addDirectory(layout, named, next), magic);
}

/** How each container keeps several previews; the full one in a different place in each. */
const makers: Record<string, () => Buffer> = {
  CR2: () =>
    made(
      'Canon',
      (layout) => {
        layout.add(Buffer.from('CR\x02\0\0\0\0\0', 'latin1'));
        const data = addDirectory(layout, [[0x103, 6], ...strip(layout.add(lossless), lossless)]);
        const small = addDirectory(layout, [[0x103, 1], ...strip(layout.add(sensor), sensor)], data);
        const first = addDirectory(layout, beside(layout.add(thumbnail), thumbnail), small);
        return { entries: [[0x103, 6], ...strip(layout.add(full), full)], next: first };
      },
      'II*\0',
    ),
  NEF: () =>
    made('NIKON CORPORATION', (layout) => {
      layout.add(medium);
      const below = [
        addDirectory(layout, [[0xfe, 1], [0x103, 6], ...beside(layout.add(good), good)]),
        addDirectory(layout, cfa(layout.add(sensor))),
        addDirectory(layout, [[0xfe, 1], [0x103, 6], ...beside(layout.add(full), full)]),
      ];
      return { entries: [[0xfe, 1], [0x14a, below], ...plain(layout.add(plainThumbnail))] };
    }),
  ARW: () =>
    made('SONY', (layout) => {
      const last = addDirectory(layout, [[0xfe, 1], ...beside(layout.add(full), full)]);
      const second = addDirectory(layout, [[0xfe, 1], ...beside(layout.add(thumbnail), thumbnail)], last);
      const below = [addDirectory(layout, cfa(layout.add(sensor)))];
      return { entries: [[0xfe, 1], [0x14a, below], ...beside(layout.add(good), good)], next: second };
    }),
  PEF: () =>
    made('PENTAX', (layout) => {
      const third = addDirectory(layout, beside(layout.add(full), full));
      const second = addDirectory(layout, beside(layout.add(thumbnail), thumbnail), third);
      layout.add(medium);
      return { entries: cfa(layout.add(sensor)), next: second };
    }),
  SRW: () =>
    made('SAMSUNG', (layout) => {
      const below = [
        addDirectory(layout, [[0xfe, 1], ...beside(layout.add(full), full)]),
        addDirectory(layout, cfa(layout.add(sensor))),
      ];
      const second = addDirectory(layout, beside(layout.add(thumbnail), thumbnail));
      return {
        entries: [
          [0xfe, 1],
          [0x14a, below],
        ],
        next: second,
      };
    }),
  ORF: () =>
    made(
      'OLYMPUS CORPORATION',
      (layout) => {
        // Both in the maker's notes, which no directory names.
        layout.add(medium);
        const data = layout.add(sensor);
        layout.add(full);
        return { entries: strip(data, sensor) };
      },
      'IIRO',
    ),
  RW2: () =>
    made(
      'Panasonic',
      () => ({
        entries: [
          [0x2e, good],
          [0x127, full],
        ],
      }),
      'IIU\0',
    ),
  '3FR': () =>
    made('Hasselblad', (layout) => {
      const below = [
        addDirectory(layout, cfa(layout.add(sensor))),
        addDirectory(layout, [[0xfe, 1], [0x103, 7], ...strip(layout.add(full), full)]),
      ];
      layout.add(medium);
      return { entries: [[0xfe, 1], [0x14a, below], ...plain(layout.add(plainThumbnail))] };
    }),
  ERF: () =>
    made('SEIKO EPSON CORP.', (layout) => {
      layout.add(full);
      const below = [
        addDirectory(layout, cfa(layout.add(sensor))),
        addDirectory(layout, [[0xfe, 1], ...beside(layout.add(medium), medium)]),
      ];
      return { entries: [[0xfe, 1], [0x14a, below], ...plain(layout.add(plainThumbnail))] };
    }),
  DCR: () =>
    made('EASTMAN KODAK COMPANY', (layout) => {
      const below = [
        addDirectory(layout, cfa(layout.add(sensor))),
        addDirectory(layout, [[0xfe, 1], [0x103, 7], ...strip(layout.add(full), full)]),
      ];
      return { entries: [[0xfe, 1], [0x14a, below], ...beside(layout.add(thumbnail), thumbnail)] };
    }),
  DNG: () =>
    made('Leica Camera AG', (layout) => {
      const below = [
        addDirectory(layout, [[0xfe, 0], [0x106, 32803], [0x103, 7], ...strip(layout.add(lossless), lossless)]),
        addDirectory(layout, [[0xfe, 1], [0x103, 7], [0x106, 6], ...strip(layout.add(medium), medium)]),
        addDirectory(layout, [[0xfe, 1], [0x103, 7], [0x106, 6], ...strip(layout.add(full), full)]),
      ];
      return { entries: [[0xc612, 0x0401], [0xfe, 1], [0x14a, below], ...plain(layout.add(plainThumbnail))] };
    }),
  CR3: () => {
    const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
    const previews = Buffer.from('eaf42b5e1c984b88b9fbb7dc406e4d16', 'hex');
    const thmb = box('THMB', Buffer.alloc(16), thumbnail);
    return Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
      box('moov', box('uuid', canon, box('CMT1', orientationTiff(6)), thmb)),
      box('uuid', previews, Buffer.alloc(8), box('PRVW', Buffer.alloc(16), medium)),
      box('mdat', full, sensor),
    ]);
  },
  X3F: () => {
    const head = Buffer.alloc(64);
    head.write('FOVb', 0, 'latin1');
    head.writeUInt32LE(90, 36);
    return Buffer.concat([head, thumbnail, sensor, full, medium]);
  },
  // Minolta's cameras overwrite the first byte of their previews.
  MRW: () => {
    const lost = (jpeg: Buffer) => Buffer.concat([Buffer.from([0x02]), jpeg.subarray(1)]);
    const block = Buffer.concat([orientationTiff(6), lost(medium), lost(full)]);
    const head = Buffer.alloc(16);
    head.write('\0MRM', 0, 'latin1');
    head.writeUInt32BE(8 + block.length, 4);
    head.write('\0TTW', 8, 'latin1');
    head.writeUInt32BE(block.length, 12);
    return Buffer.concat([head, block, sensor]);
  },
};

describe('of several previews the largest is shown, turned as the camera file says', () => {
  it.each(Object.entries(makers))('%s', async (format, build) => {
    const output = join(directory, `${format}.out`);
    const result = await processOriginal(await save(directory, `photo.${format}`, build()), output);
    const [height, width] = FULL;
    expect(result).toMatchObject({ ok: true, facts: { format, width, height, orientation: 6 } });
    const preview = sharp(join(output, 'preview.jpg'));
    const { data, info } = await preview.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
    const middle = Math.floor(width / 2) * 3;
    const reds = [data[middle + 20 * width * 3], data[middle + (height - 20) * width * 3]];
    expect(reds.map((red = 0) => red > 128)).toEqual([true, false]);
  });

  it('RAF, which turns by the preview itself and has a thumbnail within it', async () => {
    const turned = await sharp(full).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const exifAt = turned.indexOf('Exif\0\0', 0, 'latin1') - 4;
    const within = Buffer.concat([Buffer.from([0xff, 0xe3, 0, 0]), medium.subarray(0, 60_000)]);
    within.writeUInt16BE(within.length - 2, 2);
    const jpeg = Buffer.concat([turned.subarray(0, exifAt), within, turned.subarray(exifAt)]);
    const head = Buffer.from('FUJIFILMCCD-RAW 0201'.padEnd(160, '\0'), 'latin1');
    const places = [head.length, jpeg.length, 0, 0, head.length + jpeg.length, sensor.length];
    for (const [i, value] of places.entries()) head.writeUInt32BE(value, 84 + i * 4);
    const path = await save(directory, 'photo.raf', Buffer.concat([head, jpeg, sensor]));
    const [height, width] = FULL;
    expect(await processOriginal(path, join(directory, 'raf.out'))).toMatchObject({
      facts: { format: 'RAF', width, height, orientation: 6 },
    });
  });
});
