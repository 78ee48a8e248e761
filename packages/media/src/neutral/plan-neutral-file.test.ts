import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planNeutralFile } from './plan-neutral-file.ts';

const SECRET = 'Maison Lumen';
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'etouch-neutral-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What a reader of the plan gets. */
async function neutral(bytes: Buffer): Promise<Buffer | null> {
  const path = join(directory, 'original');
  await writeFile(path, bytes);
  const plan = await planNeutralFile(path);
  if (!plan) return null;
  const source = await readFile(path);
  const parts: Uint8Array[] = [];
  let position = 0;
  for (const { start, end, replacement } of plan.edits) {
    parts.push(source.subarray(position, start), replacement);
    position = end;
  }
  const result = Buffer.concat([...parts, source.subarray(position)]);
  expect(result.length).toBe(plan.bytes);
  return result;
}

const exif = {
  IFD0: { Artist: SECRET, Copyright: SECRET },
  IFD2: { LensModel: SECRET },
  IFD3: { GPSMapDatum: SECRET },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="${SECRET}"/></rdf:RDF></x:xmpmeta>`;
const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a04020' } })
    .withIccProfile('p3')
    .withExif(exif)
    .withXmp(xmp);
const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();

it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)(
  'leaves the words out of a %s and not one pixel',
  async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    expect(bytes.includes(SECRET)).toBe(true);
    const result = await neutral(bytes);
    expect(result?.includes(SECRET)).toBe(false);
    expect((await pixels(result!)).equals(await pixels(bytes))).toBe(true);
    const [before, after] = [await sharp(bytes).metadata(), await sharp(result!).metadata()];
    expect(after.icc?.equals(before.icc!)).toBe(true);
    expect(after.xmp?.some((byte) => byte !== 0) ?? false).toBe(false);
  },
);

it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('keeps a %s turned as it was', async (format) => {
  const bytes = await picture().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
  const result = await neutral(bytes);
  expect(result?.includes(SECRET)).toBe(false);
  expect((await sharp(result!).metadata()).orientation).toBe(6);
});

it('leaves out comments, IPTC and a second picture behind the first', async () => {
  const bytes = await picture().jpeg({ progressive: true }).toBuffer();
  const segment = (marker: number, text: string) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(text.length + 2, 2);
    return Buffer.concat([head, Buffer.from(text, 'latin1')]);
  };
  const more = [segment(0xfe, SECRET), segment(0xed, `Photoshop 3.0\0${SECRET}`), segment(0xe2, `MPF\0${SECRET}`)];
  const spoken = Buffer.concat([bytes.subarray(0, 2), ...more, bytes.subarray(2), bytes]);
  const result = await neutral(spoken);
  expect(result?.includes(SECRET)).toBe(false);
  expect((await pixels(result!)).equals(await pixels(bytes))).toBe(true);
});

it('leaves out what no picture of an AVIF refers to, and keeps it turned', async () => {
  const bytes = await picture().withMetadata({ orientation: 6 }).avif().toBuffer();
  const said = Buffer.from(SECRET);
  const box = Buffer.concat([Buffer.alloc(4), Buffer.from('uuid'), said]);
  box.writeUInt32BE(box.length);
  const mdat = bytes.lastIndexOf('mdat');
  const grown = Buffer.concat([bytes, said, box]);
  grown.writeUInt32BE(bytes.readUInt32BE(mdat - 4) + said.length, mdat - 4);
  const result = await neutral(grown);
  expect(result?.includes(SECRET)).toBe(false);
  expect(result).toHaveLength(grown.length);
  expect(await sharp(result!).metadata()).toMatchObject({ width: 40, height: 60 });
  expect((await pixels(result!)).equals(await pixels(bytes))).toBe(true);
});

it('promises nothing for other formats and broken files', async () => {
  const avif = await picture().avif().toBuffer();
  const jpeg = await picture().jpeg().toBuffer();
  const tiff = await picture().tiff().toBuffer();
  for (const bytes of [
    avif.subarray(0, 200),
    jpeg.subarray(0, 300),
    tiff.subarray(0, 9),
    Buffer.from('text'),
    Buffer.alloc(0),
  ]) {
    expect((await neutral(bytes)) === null).toBe(true);
  }
});
