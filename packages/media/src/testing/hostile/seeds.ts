import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { samplePdf } from '../sample-documents.ts';
import { sampleFilm } from '../sample-films.ts';
import { heic } from '../sample-heic.ts';
import { noisyPicture, temporaryDirectory } from '../sample-images.ts';
import { psd } from '../sample-psd.ts';
import { box, halves, orientationTiff, sensorData, tiffRaw } from '../sample-raws.ts';

const WIDTH = 60;
const HEIGHT = 44;
/** Real files beside the checkout, where there are any: nothing here can make a HEIC. */
const HEIC = join(
  process.env['ETOUCH_SAMPLES'] ?? join(import.meta.dirname, '../../../../../../shared/samples'),
  'photos/IMG_2682.heic',
);

/** Small good files of every kind that is read, by name. */
export async function goodFiles(): Promise<Record<string, Buffer>> {
  const picture = () => noisyPicture(WIDTH, HEIGHT);
  const ink = await picture().toColourspace('cmyk').tiff({ compression: 'deflate' }).toBuffer();
  const plane = (bytes: number) => sensorData(WIDTH * HEIGHT * bytes);
  const preview = await halves(300, 200);
  const thumbnail = await halves(160, 120);
  const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
  return {
    'photo.jpg': await picture().withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
    'progressive.jpg': await picture().jpeg({ progressive: true }).toBuffer(),
    'ink.jpg': await sharp(ink).pipelineColourspace('cmyk').toColourspace('cmyk').jpeg().toBuffer(),
    'photo.png': await picture().png().toBuffer(),
    'deep.png': await picture().toColourspace('rgb16').png().toBuffer(),
    'palette.png': await picture().png({ palette: true }).toBuffer(),
    'photo.webp': await picture().webp().toBuffer(),
    'photo.avif': await picture().avif({ effort: 0 }).toBuffer(),
    'lzw.tif': await picture().tiff({ compression: 'lzw' }).toBuffer(),
    'tiles.tif': await picture().tiff({ tile: true, tileWidth: 16, tileHeight: 16, compression: 'jpeg' }).toBuffer(),
    'ink.tif': ink,
    'photo.psd': psd({ mode: 3, depth: 8, width: WIDTH, height: HEIGHT, planes: [plane(1), plane(1), plane(1)] }),
    'ink.psd': psd({ mode: 4, depth: 16, width: WIDTH, height: HEIGHT, planes: [1, 2, 3, 4].map(() => plane(2)) }),
    'large.psb': psd({
      mode: 9,
      depth: 8,
      width: WIDTH,
      height: HEIGHT,
      planes: [plane(1), plane(1), plane(1)],
      large: true,
      packed: false,
    }),
    'photo.nef': tiffRaw(preview, thumbnail, 6, { make: 'NIKON CORPORATION', preview: 'SUB' }),
    'photo.orf': tiffRaw(preview, thumbnail, 6, { make: 'OLYMPUS', preview: 'NOTES', magic: 'IIRO' }),
    'photo.cr3': Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
      box('moov', box('uuid', canon, box('CMT1', orientationTiff(6)))),
      box('mdat', preview, sensorData(5000)),
    ]),
  };
}

/** Documents and words: named or painted, and cut short not always broken. */
export function otherFiles(): Record<string, Buffer> {
  return {
    'document.pdf': samplePdf(2, 'A4'),
    'drawing.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="44"><defs><g id="a"><rect width="20" height="9"/></g></defs><use href="#a" x="4"/><text x="3" y="30">Aa</text></svg>',
    ),
    'photo.xmp': Buffer.from(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3" xmp:Label="Red"/></rdf:RDF></x:xmpmeta>',
    ),
  };
}

/** Good files that take a second each: given more seldom. */
export async function slowFiles(): Promise<Record<string, Buffer>> {
  const directory = await temporaryDirectory();
  const film = async (name: string, ...args: string[]) =>
    readFileSync(await sampleFilm(directory, name, '320x180', 1, [...args, '-f', name.slice(-3)]));
  const slow = {
    'halves.heic': heic(),
    'film.mp4': await film('film.mp4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'),
    'film.mov': await film('film.mov', '-c:v', 'mpeg4', '-c:a', 'aac'),
    ...(existsSync(HEIC) ? { 'phone.heic': readFileSync(HEIC) } : {}),
  };
  await rm(directory, { recursive: true });
  return slow;
}
