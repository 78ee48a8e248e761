import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareImages } from '../compare/compare-images.ts';
import { paintPages } from '../documents/paint-pages.ts';
import { planNeutralFile } from '../neutral/plan-neutral-file.ts';
import { processOriginal } from '../process-original.ts';
import { samplePdf } from '../testing/sample-documents.ts';
import { sampleFilm } from '../testing/sample-films.ts';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { makeTiles } from '../tiles/make-tiles.ts';
import { renderFilm } from '../video/render-film.ts';

/** What must be in the original, each at its own place, and nowhere in anything that is made of it. */
const PHOTO = {
  owner: 'Jeanne Durand',
  maker: 'NOTE-SN-4711',
  serial: 'BODY-SN-0815',
  place: 'rue des Martyrs',
  face: 'Visage de Camille',
  iptc: 'Agence Cordier',
  file: 'Maison Lumen 014',
};
const FILM = { owner: 'Jeanne Durand', place: '+48.8809+002.3405', comment: 'Maison Lumen', model: 'CAM-SN-99' };
const DOCUMENT = { author: 'Jeanne Durand', title: 'Maison Lumen', packet: 'Agence Cordier' };

const faces = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:m="http://ns.adobe.com/xap/1.0/mm/" m:PreservedFileName="${PHOTO.file}" r:Name="${PHOTO.face}"/></rdf:RDF></x:xmpmeta>`;

/** A photograph as a camera, a telephone and an agency leave it; larger than a preview, so that it has tiles. */
async function photo(): Promise<Buffer> {
  const jpeg = await noisyPicture(2400, 1200)
    .withExif({
      IFD0: { Artist: PHOTO.owner, ImageDescription: PHOTO.file },
      IFD2: { BodySerialNumber: PHOTO.serial, LensMake: PHOTO.maker },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 52/1 51/1', GPSMapDatum: PHOTO.place },
    })
    .withXmp(faces)
    .jpeg()
    .toBuffer();
  // The library writes no maker's note: another field of the same words is made one (tag 0x927c, bytes of any kind).
  const field = jpeg.indexOf(Buffer.from('33a40200', 'hex'));
  jpeg.write('7c920700', field, 'hex');
  const credit = Buffer.from(`\x1c\x02\x6e\x00${String.fromCharCode(PHOTO.iptc.length)}${PHOTO.iptc}`, 'latin1');
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'),
    Buffer.from([credit.length]),
    credit,
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(resource.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed]), length, resource, jpeg.subarray(2)]);
}

/** A PDF with its author in the information dictionary and a packet of XMP behind its end. */
function document(): Buffer {
  const text = samplePdf(2, 'A4').toString('latin1');
  const info = `/Info << /Author (${DOCUMENT.author}) /Title (${DOCUMENT.title}) >>`;
  return Buffer.from(`${text.replace('trailer\n<<', `trailer\n<< ${info}`)}%${DOCUMENT.packet}\n`, 'latin1');
}

/** The bytes, and what of them unfolds: a word may hide in a compressed chunk. */
function unfolded(bytes: Buffer): Buffer[] {
  const found = [bytes];
  for (let at = 0; at < Math.min(bytes.length, 400_000); at++) {
    const looksZlib = bytes[at] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0);
    const looksZip = bytes.readUInt32LE(Math.min(at, bytes.length - 4)) === 0x04034b50;
    if (!looksZlib && !looksZip) continue;
    try {
      if (looksZlib) found.push(inflateSync(bytes.subarray(at), { finishFlush: 2 }));
      else found.push(inflateRawSync(bytes.subarray(at + 30), { finishFlush: 2 }));
    } catch {
      // It was none.
    }
  }
  return found;
}

function expectNone(bytes: Buffer, words: Record<string, string>, kind: string): void {
  expect(bytes.length, kind).toBeGreaterThan(100);
  for (const part of unfolded(bytes))
    for (const [where, word] of Object.entries(words))
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(part.includes(Buffer.from(word, encoding)), `${where} in the ${kind}`).toBe(false);
}

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));

describe('no word of a file leaves in', { timeout: 30_000 }, () => {
  it('a photograph’s thumbnail, preview, tiles, neutral file or difference map', async () => {
    const content = await photo();
    for (const [where, word] of Object.entries(PHOTO)) expect(content.includes(word), where).toBe(true);
    const path = await save(directory, `${PHOTO.file}.jpg`, content);
    const result = await processOriginal(path, join(directory, 'made'));
    if (!result.ok) throw new Error(JSON.stringify(result));
    for (const kind of ['thumbnail', 'preview'] as const)
      expectNone(await readFile(result.derivatives[kind].path), PHOTO, kind);
    const tiles = await makeTiles(path, join(directory, 'made'), 10_000_000);
    if (!tiles.ok) throw new Error(tiles.code);
    expectNone(await readFile(tiles.path), PHOTO, 'pack of tiles');
    const plan = await planNeutralFile(path);
    expectNone(applied(content, plan!.edits), PHOTO, 'neutral file');
    const after = await save(
      directory,
      'after.jpg',
      await noisyPicture(2400, 1200).negate().withXmp(faces).jpeg().toBuffer(),
    );
    await compareImages(path, after, join(directory, 'heat.png'));
    expectNone(await readFile(join(directory, 'heat.png')), PHOTO, 'difference map');
  });

  it.each([
    ['copied', '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac'],
    ['encoded', '-c:v mpeg4 -c:a aac'],
  ])('a film’s poster or rendition that is %s', async (how, coding) => {
    const tags = { artist: FILM.owner, location: `${FILM.place}/`, comment: FILM.comment, model: FILM.model };
    const args = Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
    const tracks = ['-metadata:s:v', `handler_name=${FILM.comment}`, '-metadata:s:a', `title=${FILM.owner}`];
    const path = await sampleFilm(directory, `${how}.mov`, '160x120', 0.5, [...coding.split(' '), ...args, ...tracks, '-movflags', 'use_metadata_tags', '-f', 'mov']); // prettier-ignore
    const content = await readFile(path);
    for (const [where, word] of Object.entries(FILM)) expect(content.includes(word), where).toBe(true);
    const result = await processOriginal(path, join(directory, how));
    if (!result.ok) throw new Error(JSON.stringify(result));
    for (const kind of ['thumbnail', 'preview'] as const)
      expectNone(await readFile(result.derivatives[kind].path), FILM, `film’s ${kind}`);
    const rendition = join(directory, `${how}.mp4`);
    expect(await renderFilm(path, 'MOV', rendition)).toEqual({ ok: true, how });
    expectNone(await readFile(rendition), FILM, 'rendition');
  });

  it('a document’s pages', async () => {
    const content = document();
    for (const [where, word] of Object.entries(DOCUMENT)) expect(content.includes(word), where).toBe(true);
    const path = await save(directory, 'brief.pdf', content);
    const made = join(directory, 'pages');
    const result = await processOriginal(path, made);
    if (!result.ok) throw new Error(JSON.stringify(result));
    for (const kind of ['thumbnail', 'preview'] as const)
      expectNone(await readFile(result.derivatives[kind].path), DOCUMENT, `document’s ${kind}`);
    const pages = await paintPages(path, 2, 9, made);
    if (!pages.ok) throw new Error(pages.code);
    expect(pages.pages.map(({ page }) => page)).toEqual([2]);
    expectNone(await readFile(pages.pages[0]!.path), DOCUMENT, 'page');
  });
});

/** A file as a retoucher is given it. */
function applied(source: Buffer, edits: readonly { start: number; end: number; replacement: Uint8Array }[]): Buffer {
  let position = 0;
  const parts = edits.flatMap(({ start, end, replacement }) => {
    const kept = source.subarray(position, start);
    position = end;
    return [kept, replacement];
  });
  return Buffer.concat([...parts, source.subarray(position)]);
}
