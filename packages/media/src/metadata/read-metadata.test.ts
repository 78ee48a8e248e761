import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { readMetadataBytes } from './metadata-bytes.ts';
import { NO_METADATA } from './photo-metadata.ts';
import { readMetadata } from './read-metadata.ts';

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));

const EXIF = {
  IFD0: { Make: 'NIKON CORPORATION', Model: 'NIKON Z 8', Artist: 'Ada Lens', Copyright: 'Maison Client' },
  IFD2: {
    ExposureTime: '1/250',
    FNumber: '28/10',
    ISOSpeedRatings: '640',
    FocalLength: '85/1',
    FocalLengthIn35mmFilm: '85',
    LensModel: 'NIKKOR Z 85mm f/1.8 S',
    BodySerialNumber: '6001234',
    DateTimeOriginal: '2026:05:04 10:20:30',
    OffsetTimeOriginal: '+02:00',
    SubSecTimeOriginal: '25',
  },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '2/1 21/1 0/1' },
};

const xmp = (attributes: string, body = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
   <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" ${attributes}>
   ${body}</rdf:Description></rdf:RDF></x:xmpmeta>`;

const expected = {
  camera: 'NIKON Z 8',
  lens: 'NIKKOR Z 85mm f/1.8 S',
  iso: 640,
  exposure: { seconds: 0.004, aperture: 2.8, focalLengthMm: 85, focalLength35Mm: 85 },
  capturedAt: '2026-05-04T08:20:30.250Z',
  capturedOffset: '+02:00',
  personal: {
    creator: 'Ada Lens',
    copyright: 'Maison Client',
    bodySerialNumber: '6001234',
    latitude: 48.85,
    longitude: -2.35,
  },
};

describe('readMetadata', () => {
  const picture = () => noisyPicture(60, 40).withExif(EXIF).withXmp(xmp('xmp:Rating="4" xmp:Label="Vert"'));
  it.each([
    ['a.jpg', () => picture().jpeg()],
    ['a.png', () => picture().png()],
    ['a.webp', () => picture().webp()],
    ['a.avif', () => picture().avif({ effort: 0 })],
  ])('reads EXIF, place and XMP of %s', async (name, make) => {
    const path = await save(directory, name, await make().toBuffer());
    const found = await readMetadata(path);
    expect(found).toMatchObject({ ...expected, personal: {}, rating: 4, label: 'GREEN' });
    const { latitude, longitude, ...personal } = found.personal;
    expect(personal).toMatchObject({ creator: 'Ada Lens', copyright: 'Maison Client', bodySerialNumber: '6001234' });
    expect([latitude, longitude]).toEqual([expect.closeTo(48.85, 6), expect.closeTo(-2.35, 6)]);
  });

  it('reads what stands at the end of a long TIFF, and of a raw file that numbers its own way', async () => {
    const long = await sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#aa5500' } })
      .withXmp(xmp('xmp:Rating="2"'))
      .tiff({ compression: 'none' })
      .toBuffer();
    expect(long.length).toBeGreaterThan(6 * 1024 * 1024);
    expect(await readMetadata(await save(directory, 'long.tif', long))).toMatchObject({ rating: 2 });
    const tiff = exifBlock(await picture().jpeg().toBuffer());
    tiff.write('IIU\0', 0, 'latin1');
    expect(await readMetadata(await save(directory, 'a.rw2', tiff))).toMatchObject({ camera: 'NIKON Z 8', iso: 640 });
  });

  it('reads what stands behind the pixels of a long PNG, and passes over these', async () => {
    const png = await noisyPicture(1500, 1400).png({ compressionLevel: 0 }).toBuffer();
    expect(png.length).toBeGreaterThan(6 * 1024 * 1024);
    const words = Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp('xmp:Rating="2"')}`);
    // Nobody here asks for checksums.
    const chunk = Buffer.concat([length(words.length), Buffer.from('iTXt'), words, Buffer.alloc(4)]);
    const path = await save(directory, 'long.png', Buffer.concat([png.subarray(0, -12), chunk, png.subarray(-12)]));
    expect(await readMetadata(path)).toMatchObject({ rating: 2 });
    expect((await readMetadataBytes(path)).length).toBeLessThan(10_000);
  });

  it('reads a Photoshop file’s own block, and Canon’s boxes', async () => {
    const tiff = exifBlock(await picture().jpeg().toBuffer());
    const resource = Buffer.concat([Buffer.from('8BIM\x04\x22\0\0', 'latin1'), length(tiff.length), tiff]);
    const head = Buffer.from(`8BPS\0\x01${'\0'.repeat(6)}\0\x03\0\0\0\x10\0\0\0\x10\0\x08\0\x03`, 'latin1');
    const psd = Buffer.concat([head, length(0), length(resource.length), resource]);
    expect(await readMetadata(await save(directory, 'a.psd', psd))).toMatchObject({ camera: 'NIKON Z 8', iso: 640 });
    const uuid = box('uuid', Buffer.concat([Buffer.alloc(16, 1), box('CMT1', tiff), box('CMT2', tiff)]));
    const cr3 = Buffer.concat([box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')), box('moov', uuid)]);
    expect(await readMetadata(await save(directory, 'a.cr3', cr3))).toMatchObject({ camera: 'NIKON Z 8' });
  });

  it('says nothing of a file that says nothing, nor of one cut or changed anywhere', async () => {
    const plain = await save(directory, 'plain.png', await noisyPicture(20, 20).png().toBuffer());
    expect(await readMetadata(plain)).toEqual(NO_METADATA);
    const whole = await picture().jpeg().toBuffer();
    for (let i = 0; i < 200; i++) {
      const changed = i % 2 ? whole.subarray(0, 1 + ((i * 37) % whole.length)) : Buffer.from(whole);
      if (i % 2 === 0) for (let n = 0; n < 8; n++) changed[(i * 131 + n * 977) % 1200] = (i * 7 + n * 31) & 255;
      const found = await readMetadata(await save(directory, 'changed.jpg', changed));
      expect(JSON.stringify(found).length).toBeLessThan(20_000);
    }
  });
});

/** The TIFF structure of a JPEG's EXIF segment. */
function exifBlock(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf('Exif\0\0');
  return Buffer.from(jpeg.subarray(at + 6, at - 2 + jpeg.readUInt16BE(at - 2)));
}

function length(bytes: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(bytes);
  return out;
}

function box(type: string, content: Buffer): Buffer {
  return Buffer.concat([length(content.length + 8), Buffer.from(type, 'latin1'), content]);
}
