import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { adobeRgbProfile } from '../icc/made-profiles.ts';
import { processOriginal } from '../process-original.ts';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { psd } from '../testing/sample-psd.ts';
import { addDirectory, Layout, sensorData, tiffFile, tiffRaw } from '../testing/sample-raws.ts';

/** Words that say who, where and with what; they must be in the original and nowhere in what is made of it. */
const WORDS = ['Jeanne Durand', 'SN-4711-0815', 'rue des Martyrs'];
const EXIF = {
  IFD0: { ImageDescription: 'rue des Martyrs', Artist: 'Jeanne Durand', Copyright: 'Jeanne Durand' },
  IFD2: { BodySerialNumber: 'SN-4711-0815', ImageUniqueID: 'SN-4711-0815' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 52/1 0/1', GPSAreaInformation: 'rue des Martyrs' },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="rue des Martyrs" p:Credit="Jeanne Durand SN-4711-0815"/></rdf:RDF></x:xmpmeta>'; // prettier-ignore

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

const tagged = () => noisyPicture(320, 240).withExif(EXIF).withXmp(XMP);

/** A first directory with all the words, as cameras and Photoshop write it. */
function words(): Buffer {
  const layout = new Layout(8);
  return tiffFile(layout, addDirectory(layout, [[0x13b, WORDS[0] ?? ''], [0x10e, WORDS[2] ?? ''], [0xc62f, WORDS[1] ?? '']])); // prettier-ignore
}

const originals: Record<string, () => Promise<Buffer>> = {
  'photo.jpg': () => tagged().jpeg().toBuffer(),
  'photo.png': () => tagged().png().toBuffer(),
  'photo.webp': () => tagged().webp().toBuffer(),
  'photo.avif': () => tagged().avif({ effort: 0 }).toBuffer(),
  'photo.tif': () => tagged().tiff().toBuffer(),
  'ink.tif': () => tagged().toColourspace('cmyk').tiff().toBuffer(),
  'deep.png': async () =>
    sharp(await tagged().png().toBuffer())
      .toColourspace('rgb16')
      .withExif(EXIF)
      .withXmp(XMP)
      .png()
      .toBuffer(),
  'photo.psd': async () => {
    const planes = [1, 2, 3].map(() => sensorData(64 * 48));
    return psd({ mode: 3, depth: 8, width: 64, height: 48, planes, exif: words(), profile: adobeRgbProfile() });
  },
  'photo.nef': async () => {
    const preview = await tagged().jpeg().toBuffer();
    return tiffRaw(preview, preview.subarray(0, 10), 6, {
      make: 'NIKON CORPORATION',
      preview: 'SUB',
      more: [[0x13b, WORDS[0] ?? '']],
    });
  },
};

it.each(Object.entries(originals))(
  '%s: neither place, nor serial number, nor name is in its pictures',
  async (name, make) => {
    const content = await make();
    for (const word of WORDS) expect(content.includes(word), `${word} in the original`).toBe(true);
    const result = await processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
    if (!result.ok) throw new Error(JSON.stringify(result));
    for (const { path } of [result.derivatives.thumbnail, result.derivatives.preview]) {
      const made = await readFile(path);
      for (const word of [...WORDS, 'GPS', 'Exif', 'http://ns.adobe.com', 'Photoshop'])
        expect(made.includes(word), word).toBe(false);
      const { exif, xmp, iptc, icc } = await sharp(path).metadata();
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  },
);
