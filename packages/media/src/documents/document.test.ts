import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from '../process-original.ts';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { samplePdf } from '../testing/sample-documents.ts';

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));

async function process(name: string, content: Buffer | string) {
  const path = await save(directory, name, Buffer.from(content));
  const output = join(directory, `${name}-made`);
  return { result: await processOriginal(path, output), preview: join(output, 'preview.jpg') };
}

/** The colour of one point of a picture, given in parts of its sides. */
async function colourAt(path: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)].map((value) => Math.round(value / 51) * 51);
}

describe('a PDF', () => {
  it('shows its first page in its own colours, on white', async () => {
    const { result, preview } = await process('two.pdf', samplePdf(2, 'A4'));
    expect(result).toMatchObject({
      ok: true,
      facts: { assetType: 'DOCUMENT', format: 'PDF', mimeType: 'application/pdf', pages: 2 },
      derivatives: { preview: { height: 2048 } },
    });
    expect(await colourAt(preview, 0.25, 0.75)).toEqual([255, 0, 0]);
    expect(await colourAt(preview, 0.9, 0.1)).toEqual([255, 255, 255]);
  });

  it('is painted to the same size however large its page claims to be', async () => {
    const { result } = await process('poster.pdf', samplePdf(1, [14_400, 7_200]));
    expect(result).toMatchObject({ derivatives: { preview: { width: 2048, height: 1024 } } });
    const { result: strip } = await process('strip.pdf', samplePdf(1, [14_400, 1]));
    expect(strip.ok && strip.derivatives.preview.height).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['cut', (pdf: Buffer) => pdf.subarray(0, 60)],
    ['noise', (pdf: Buffer) => Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(2000, 0x41)])],
  ])('that is none is refused by name: %s', async (name, cut) => {
    expect((await process(`${name}.pdf`, cut(samplePdf(1, 'A4')))).result).toMatchObject({
      ok: false,
      code: 'CORRUPT',
    });
  });

  it('that asks for a password is refused by that name', async () => {
    const locked = samplePdf(1, 'A4', { locked: true });
    expect((await process('locked.pdf', locked)).result).toMatchObject({ ok: false, code: 'PASSWORD_NEEDED' });
  });
});

const svg = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100">${body}</svg>`;

describe('an SVG', () => {
  it('is painted sharp to the size of a preview', async () => {
    const { result, preview } = await process('a.svg', svg('<rect width="100" height="100" fill="#0000ff"/>'));
    expect(result).toMatchObject({
      ok: true,
      facts: { assetType: 'DOCUMENT', mimeType: 'image/svg+xml', width: 2048, height: 1024 },
    });
    expect(await colourAt(preview, 0.499, 0.5)).toEqual([0, 0, 255]);
    expect(await colourAt(preview, 0.502, 0.5)).toEqual([255, 255, 255]);
  });

  it('loads no other file, neither by path nor by address', async () => {
    const secret = await save(directory, 'secret.png', await noisyPicture(200, 100).png().toBuffer());
    for (const href of [secret, `file://${secret}`, 'secret.png', 'http://127.0.0.1:9/a.png']) {
      const image = `<image xlink:href="${href}" href="${href}" width="200" height="100"/>`;
      const { result, preview } = await process(`href-${href.length}.svg`, svg(image));
      expect(result.ok, href).toBe(true);
      expect(await colourAt(preview, 0.5, 0.5), href).toEqual([255, 255, 255]);
    }
  });

  it('is refused when it declares entities, or a size no screen has', async () => {
    const bomb = svg('<text>&b;</text>', '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>');
    expect((await process('bomb.svg', bomb)).result).toMatchObject({ ok: false, code: 'CORRUPT' });
    const vast = svg('').replace('width="200"', 'width="99999999"');
    expect((await process('vast.svg', vast)).result).toMatchObject({ ok: false, code: 'TOO_MANY_PIXELS' });
    expect((await process('none.svg', svg('<rect').slice(0, 120))).result).toMatchObject({
      ok: false,
      code: 'CORRUPT',
    });
  });
});
