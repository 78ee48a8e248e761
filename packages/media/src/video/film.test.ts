import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { toneMapped } from '../icc/tone-map.ts';
import { processOriginal } from '../process-original.ts';
import { betrayingTags, sampleFilm, turnFilm } from '../testing/sample-films.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { openFfmpeg } from './ffmpeg.ts';
import { readFilm } from './film-facts.ts';
import { renderFilm } from './render-film.ts';

let directory: string;
let plain: string;
let mpeg4: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  plain = await sampleFilm(directory, 'plain.mp4', '640x360', 2, [...h264, ...betrayingTags, '-f', 'mp4']);
  const turned = ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le'];
  mpeg4 = await sampleFilm(directory, 'turned.mov', '320x200', 1, [...turned, ...betrayingTags, '-f', 'mov']);
  await turnFilm(mpeg4);
});

async function filmAt(path: string) {
  const ffmpeg = await openFfmpeg(path);
  const answer = ffmpeg.probe();
  ffmpeg.close();
  return answer === null ? null : readFilm(answer);
}

// WebAssembly is compiled anew for every film.
describe('a film', { timeout: 30_000 }, () => {
  it('gives its facts and a poster from its first second', async () => {
    const output = join(directory, 'plain');
    expect(await processOriginal(plain, output)).toMatchObject({
      ok: true,
      facts: {
        assetType: 'VIDEO',
        format: 'MP4',
        width: 640,
        height: 360,
        durationMs: 2000,
        codec: 'h264',
        audioCodec: 'aac',
      },
      derivatives: { preview: { width: 640, height: 360 }, thumbnail: { width: 480, height: 270 } },
    });
    // The pattern is colourful: a black or empty poster would have no deviation.
    const { channels } = await sharp(join(output, 'preview.jpg')).stats();
    expect(channels[0]?.stdev).toBeGreaterThan(40);
  });

  it('is turned as its camera was held, in facts, poster and rendition', async () => {
    const output = join(directory, 'turned');
    expect(await processOriginal(mpeg4, output)).toMatchObject({
      facts: { format: 'MOV', width: 200, height: 320, rotation: 90, codec: 'mpeg4' },
      derivatives: { preview: { width: 200, height: 320 } },
    });
    const rendition = join(directory, 'turned.mp4');
    expect(await renderFilm(mpeg4, 'MOV', rendition)).toEqual({ ok: true, how: 'encoded' });
    expect(await filmAt(rendition)).toMatchObject({ width: 200, height: 320, codec: 'h264', audioCodec: 'aac' });
  });

  it('that browsers play keeps its pictures and loses everything that tells of its maker', async () => {
    const rendition = join(directory, 'rendition.mp4');
    expect(readFileSync(plain).includes('+48.8566')).toBe(true);
    expect(await renderFilm(plain, 'MP4', rendition)).toEqual({ ok: true, how: 'copied' });
    expectBare(readFileSync(rendition));
    expect(await filmAt(rendition)).toMatchObject({ width: 640, height: 360, codec: 'h264' });
  });

  it('that is encoded carries nothing of its maker either, and starts before it has come whole', async () => {
    const rendition = join(directory, 'encoded.mp4');
    await renderFilm(mpeg4, 'MOV', rendition);
    const bytes = readFileSync(rendition);
    expectBare(bytes);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('is at most 1080 lines when it is watched', async () => {
    const large = await sampleFilm(directory, 'large.mp4', '2560x1440', 0.08, ['-c:v', 'mpeg4', '-f', 'mp4']);
    const rendition = join(directory, 'small.mp4');
    await renderFilm(large, 'MP4', rendition);
    expect(await filmAt(rendition)).toMatchObject({ width: 1920, height: 1080, pixelFormat: 'yuv420p' });
  });
});

describe('a film of high dynamic range', { timeout: 30_000 }, () => {
  it.each([
    ['HLG', 'arib-std-b67', 0.9],
    ['PQ', 'smpte2084', 0.65],
  ] as const)('is brought to an ordinary screen as stills are: %s', async (range, transfer, code) => {
    const grey = `format=yuv420p10le,lutyuv=y=${Math.round(64 + code * 876)}:u=512:v=512`;
    const tags = `-color_primaries bt2020 -color_trc ${transfer} -colorspace bt2020nc -color_range tv`;
    const coding = `-vf ${grey} -c:v libx264 -preset ultrafast ${tags} -an -f mp4`.split(' ');
    const path = await sampleFilm(directory, `${range}.mp4`, '64x64', 0.2, coding);
    const [light = 0] = toneMapped(range, [code, code, code]);
    const shown = 255 * (1.055 * light ** (1 / 2.4) - 0.055);
    expect(Math.abs(shown - 255 * code)).toBeGreaterThan(8);
    const rendition = join(directory, `${range}-made.mp4`);
    expect(await renderFilm(path, 'MP4', rendition)).toEqual({ ok: true, how: 'encoded' });
    expect(await filmAt(rendition)).toMatchObject({ highRange: null, pixelFormat: 'yuv420p' });
    for (const film of [path, rendition]) {
      const output = join(directory, `${range}-poster`);
      await processOriginal(film, output);
      const { channels } = await sharp(join(output, 'preview.jpg')).stats();
      for (const { mean } of channels) expect(Math.abs(mean - shown), film).toBeLessThan(4);
    }
  });
});

describe('a film that is none', { timeout: 30_000 }, () => {
  it.each([
    ['only its first bytes', (film: Buffer) => film.subarray(0, 64)],
    [
      'its index without its pictures',
      (film: Buffer) => Buffer.concat([film.subarray(0, 40), film.subarray(film.indexOf('moov') - 4)]),
    ],
    ['noise behind its mark', (film: Buffer) => Buffer.concat([film.subarray(0, 40), Buffer.alloc(5000, 0x5a)])],
  ])('is refused by name: %s', async (name, cut) => {
    const path = await save(directory, `${name}.mp4`, cut(readFileSync(plain)));
    expect(await processOriginal(path, join(directory, name))).toMatchObject({ ok: false, code: 'CORRUPT' });
  });

  it('is refused before a decoder holds its pictures when it claims too many', () => {
    const film = { streams: [{ codec_type: 'video', width: 30_000, height: 30_000 }] };
    expect(readFilm(JSON.stringify(film))?.codedPixels).toBe(900_000_000);
  });

  it('cannot make the reader throw by what its facts say', () => {
    for (const answer of ['', '[]', '{"streams":{}}', '{"streams":[null,1,{"codec_type":"video","width":"x"}]}']) {
      expect(readFilm(answer)).toBeNull();
    }
  });
});

/** Neither place nor name nor maker, in any spelling a container has. */
function expectBare(bytes: Buffer): void {
  for (const word of ['48.8566', 'Maison', 'Apple', 'ISO6709', '\xa9xyz']) {
    expect(bytes.includes(Buffer.from(word, 'latin1')), word).toBe(false);
  }
}
