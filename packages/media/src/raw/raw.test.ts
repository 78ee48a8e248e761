import { readdir } from 'node:fs/promises';
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
  tiffRaw,
  type RawRecipe,
} from '../testing/sample-raws.ts';

let directory: string;
let jpeg: Buffer;
let thumbnail: Buffer;

beforeAll(async () => {
  directory = await temporaryDirectory();
  jpeg = await halves(600, 400);
  thumbnail = await halves(160, 120);
});

async function process(name: string, content: Buffer) {
  return processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
}

/** Which colour lies in a corner of the preview that was made. */
async function corner(name: string, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(join(directory, `${name}.out`, 'preview.jpg'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.round(y * (info.height - 1)) * info.width + Math.round(x * (info.width - 1))) * 3;
  return (data[at] ?? 0) > 128 ? 'red' : 'blue';
}

/** The preview was turned clockwise: what was left is above. */
async function expectTurned(name: string, content: Buffer, format: string): Promise<void> {
  const result = await process(name, content);
  expect(result).toMatchObject({ ok: true, facts: { format, width: 400, height: 600, orientation: 6 } });
  expect([await corner(name, 0.5, 0.02), await corner(name, 0.5, 0.98)]).toEqual(['red', 'blue']);
  // The stand-in is gone.
  expect((await readdir(join(directory, `${name}.out`))).toSorted()).toEqual(['preview.jpg', 'thumbnail.webp']);
}

const tiffLike: Record<string, RawRecipe> = {
  CR2: { make: 'Canon', preview: 'FIRST', magic: 'II*\0' },
  NEF: { make: 'NIKON CORPORATION', preview: 'SUB' },
  ARW: { make: 'SONY', preview: 'FIRST' },
  PEF: { make: 'PENTAX Corporation', preview: 'NOTES' },
  SRW: { make: 'SAMSUNG', preview: 'SUB' },
  '3FR': { make: 'Hasselblad', preview: 'NOTES' },
  ERF: { make: 'SEIKO EPSON CORP.', preview: 'SUB' },
  DCR: { make: 'EASTMAN KODAK COMPANY', preview: 'SUB' },
  MEF: { make: 'Mamiya-OP Co.,Ltd.', preview: 'SUB' },
  MOS: { make: 'Leaf', preview: 'NOTES' },
  DNG: { make: 'Leica', preview: 'SUB', more: [[0xc612, 0x0104]] },
  ORF: { make: 'OLYMPUS CORPORATION', preview: 'NOTES', magic: 'IIRO' },
  RW2: { make: 'Panasonic', preview: 'NOTES', magic: 'IIU\0' },
};

describe('camera files show the largest preview they carry, turned as the camera file says', () => {
  it.each(Object.entries(tiffLike))('%s', async (format, recipe) => {
    await expectTurned(`photo.${format}`, tiffRaw(jpeg, thumbnail, 6, recipe), format);
  });

  it('IIQ, which marks itself behind the TIFF head', async () => {
    const layout = new Layout(16);
    const at = layout.add(jpeg);
    const first = addDirectory(layout, [
      [0x112, 6],
      [0x111, at],
      [0x117, jpeg.length],
    ]);
    const marked = tiffFile(layout, first);
    const file = Buffer.concat([marked.subarray(0, 8), Buffer.from('IIII\0\0\0\0', 'latin1'), marked.subarray(8)]);
    await expectTurned('photo.iiq', file, 'IIQ');
  });

  it('CR3, whose orientation stands in a box', async () => {
    const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
    const file = Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
      box('moov', box('uuid', canon, box('CNCV', Buffer.alloc(8)), box('CMT1', orientationTiff(6)))),
      box('mdat', jpeg, sensorData(50_000)),
    ]);
    await expectTurned('photo.cr3', file, 'CR3');
    expect(await process('cut.cr3', file.subarray(0, -20_000))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('CRW, whose orientation stands in a heap', async () => {
    const info = Buffer.alloc(28);
    info.writeUInt32LE(600, 0);
    info.writeUInt32LE(400, 4);
    info.writeInt32LE(90, 12);
    const table = Buffer.alloc(2 + 10 + 4);
    table.writeUInt16LE(1, 0);
    table.writeUInt16LE(0x1810, 2);
    table.writeUInt32LE(info.length, 4);
    const head = Buffer.alloc(26);
    head.write('II\x1a\0\0\0HEAPCCDR', 0, 'latin1');
    const body = Buffer.concat([jpeg, info]);
    table.writeUInt32LE(jpeg.length, 8);
    table.writeUInt32LE(body.length, 12);
    await expectTurned('photo.crw', Buffer.concat([head, body, table]), 'CRW');
  });

  it('MRW, whose orientation stands in a block', async () => {
    const tiff = orientationTiff(6);
    const block = Buffer.alloc(8);
    block.write('\0TTW', 0, 'latin1');
    block.writeUInt32BE(tiff.length, 4);
    const head = Buffer.alloc(8);
    head.write('\0MRM', 0, 'latin1');
    head.writeUInt32BE(block.length + tiff.length, 4);
    await expectTurned('photo.mrw', Buffer.concat([head, block, tiff, sensorData(9000), jpeg]), 'MRW');
  });

  it('X3F, which gives degrees', async () => {
    const head = Buffer.alloc(64);
    head.write('FOVb', 0, 'latin1');
    head.writeUInt32LE(90, 36);
    await expectTurned('photo.x3f', Buffer.concat([head, sensorData(9000), jpeg]), 'X3F');
  });

  it('RAF, where the preview itself says it', async () => {
    const turned = await sharp(jpeg).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const head = Buffer.from('FUJIFILMCCD-RAW 0201'.padEnd(160, '\0'), 'latin1');
    const places = [head.length, turned.length, 0, 0, head.length + turned.length, 9000];
    for (const [i, value] of places.entries()) head.writeUInt32BE(value, 84 + i * 4);
    const file = Buffer.concat([head, turned, sensorData(9000)]);
    await expectTurned('photo.raf', file, 'RAF');
    expect(await process('cut.raf', file.subarray(0, -2000))).toMatchObject({ code: 'TRUNCATED' });
  });
});

describe('what a camera file does not give', () => {
  it('is named: no preview, or a mere thumbnail', async () => {
    const bare = { make: 'NIKON CORPORATION', preview: 'NOTES' } as const;
    expect(await process('bare.nef', tiffRaw(sensorData(50), sensorData(50), 1, bare))).toEqual({
      ok: false,
      code: 'NO_PREVIEW',
      detail: { format: 'NEF' },
    });
    expect(await process('small.nef', tiffRaw(sensorData(50), thumbnail, 1, bare))).toEqual({
      ok: false,
      code: 'NO_PREVIEW',
      detail: { format: 'NEF', width: 160, height: 120 },
    });
  });

  it('is named when the sensor data is cut off, though the preview is whole', async () => {
    const layout = new Layout(8);
    const at = layout.add(jpeg);
    const data = sensorData(40_000);
    const first = addDirectory(layout, [
      [0x10f, 'PENTAX'],
      [0x106, 32803],
      [0x201, at],
      [0x202, jpeg.length],
      [0x111, layout.length + 200],
      [0x117, data.length],
    ]);
    const whole = Buffer.concat([tiffFile(layout, first), Buffer.alloc(200), data]);
    expect(await process('whole.pef', whole)).toMatchObject({ ok: true, facts: { width: 600, height: 400 } });
    expect(await process('cut.pef', whole.subarray(0, whole.length - 20_000))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('is not taken from the sensor data, which may be a JPEG itself', async () => {
    const layout = new Layout(8);
    const tile = layout.add(jpeg);
    const first = addDirectory(layout, [
      [0xc612, 0x0104],
      [0x106, 34892],
      [0x144, tile],
      [0x145, jpeg.length],
    ]);
    expect(await process('lossy.dng', tiffFile(layout, first))).toMatchObject({ code: 'NO_PREVIEW' });
  });

  it('leaves a preview alone that the camera has turned already', async () => {
    const upright = await halves(400, 600);
    const raw = tiffRaw(upright, thumbnail, 6, { make: 'NIKON CORPORATION', preview: 'SUB' });
    expect(await process('upright.nef', raw)).toMatchObject({ facts: { width: 400, height: 600, orientation: 1 } });
    expect([await corner('upright.nef', 0.02, 0.5), await corner('upright.nef', 0.98, 0.5)]).toEqual(['red', 'blue']);
  });
});
