import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from './process-original.ts';
import { save, temporaryDirectory } from './testing/sample-images.ts';

/** A 16 × 8 JPEG of one colour in arithmetic coding, by libjpeg's own `jpegtran -arithmetic`. */
const ARITHMETIC = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/yQARCAAIABADAREAAhEBAxEB/8wACgAQEAUBEBEF/9oADAMBAAIRAxEAPwDSkNj54EAcSP/Z',
  'base64',
);

let directory: string;
let jpeg: Buffer;
let tiff: Buffer;
beforeAll(async () => {
  directory = await temporaryDirectory();
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c83' } });
  jpeg = await picture.clone().jpeg().toBuffer();
  tiff = await picture.clone().tiff({ compression: 'none' }).toBuffer();
});

async function process(name: string, content: Buffer) {
  return processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
}

const FRAME = Buffer.from([0xff, 0xc0]);
const SCAN = Buffer.from([0xff, 0xda]);

/** The JPEG under another process: what its frame and, for lossless ones, its scan say. */
function ofProcess(marker: number, bits = 8): Buffer {
  const file = Buffer.from(jpeg);
  const at = file.indexOf(FRAME);
  file[at + 1] = marker;
  file[at + 4] = bits;
  const scan = file.indexOf(SCAN);
  if (marker === 0xc3) file.set([1, 0, 0], scan + 2 + file.readUInt16BE(scan + 2) - 3);
  return file;
}

/** The TIFF under another compression. */
function ofCompression(compression: number): Buffer {
  const file = Buffer.from(tiff);
  const directoryAt = file.readUInt32LE(4);
  for (let at = directoryAt + 2; at < directoryAt + 2 + file.readUInt16LE(directoryAt) * 12; at += 12)
    if (file.readUInt16LE(at) === 259) file.writeUInt16LE(compression, at + 8);
  return file;
}

describe('good files of rare kinds', () => {
  it('shows a JPEG in arithmetic coding', async () => {
    expect(await process('arithmetic.jpg', ARITHMETIC)).toMatchObject({ ok: true, facts: { width: 16, height: 8 } });
    const [red = 0, green = 0, blue = 0] = await sharp(join(directory, 'arithmetic.jpg.out/preview.jpg'))
      .raw()
      .toBuffer();
    expect([red > 190, Math.abs(green - 136) < 8, blue < 64]).toEqual([true, true, true]);
  });

  it.each([
    ['lossless', 0xc3, 8],
    ['hierarchical', 0xc5, 8],
    ['hierarchical and lossless', 0xc7, 8],
    ['lossless in arithmetic coding', 0xcb, 8],
    ['hierarchical in arithmetic coding', 0xcd, 8],
    ['of 12 bits', 0xc1, 12],
  ])('names a JPEG that is %s', async (name, marker, bits) => {
    expect(await process(`${name}.jpg`, ofProcess(marker, bits))).toMatchObject({
      ok: false,
      code: 'VARIANT_NOT_SUPPORTED',
      detail: { format: 'JPEG' },
    });
  });

  it.each([
    ['old JPEG', 6],
    ['JBIG', 34661],
    ['JPEG 2000', 34712],
    ['Zstandard', 50_000],
    ['LZMA', 34925],
    ['nobody knows what', 60_000],
  ])('names a TIFF packed by %s', async (name, compression) => {
    expect(await process(`${name}.tif`, ofCompression(compression))).toMatchObject({
      ok: false,
      code: 'VARIANT_NOT_SUPPORTED',
      detail: { format: 'TIFF' },
    });
  });
});
