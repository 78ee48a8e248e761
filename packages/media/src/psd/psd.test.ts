import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from '../process-original.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { psd, type PsdRecipe } from '../testing/sample-psd.ts';
import { unpackBits } from './pack-bits.ts';

const WIDTH = 40;
const HEIGHT = 30;

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

async function process(name: string, content: Buffer) {
  return processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
}

/** The colour in the middle of what was made, rounded to tens: JPEG is not exact. */
async function middle(name: string): Promise<number[]> {
  const { data, info } = await sharp(join(directory, `${name}.out`, 'preview.jpg'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return [...data.subarray(at, at + 3)].map((value) => Math.round(value / 10) * 10);
}

const plane = (value: number) => Buffer.alloc(WIDTH * HEIGHT, value);
const deepPlane = (value: number) => Buffer.alloc(WIDTH * HEIGHT * 2, Buffer.from([value >> 8, value & 255]));
function floatPlane(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value);
  return Buffer.alloc(WIDTH * HEIGHT * 4, bytes);
}
const size = { width: WIDTH, height: HEIGHT };
const rgb: PsdRecipe = { mode: 3, depth: 8, ...size, planes: [plane(200), plane(100), plane(50)] };
const palette = Buffer.alloc(768);
[palette[7], palette[256 + 7], palette[512 + 7]] = [200, 100, 50];

describe('the flattened picture is shown', () => {
  it.each<[string, PsdRecipe, number[]]>([
    ['RGB packed', rgb, [200, 100, 50]],
    ['RGB plain', { ...rgb, packed: false }, [200, 100, 50]],
    ['RGB with a mask behind it', { ...rgb, planes: [...rgb.planes, plane(0), plane(9)] }, [200, 100, 50]],
    ['RGB as PSB', { ...rgb, large: true }, [200, 100, 50]],
    ['RGB of 16 bits', { ...rgb, depth: 16, planes: [200, 100, 50].map((v) => deepPlane(v * 257)) }, [200, 100, 50]],
    // Half of the light is 188 of 255.
    ['RGB of 32 bits', { ...rgb, depth: 32, planes: [1.7, 0.5, 0].map(floatPlane), packed: false }, [250, 190, 0]],
    ['grey', { mode: 1, depth: 8, ...size, planes: [plane(120)] }, [120, 120, 120]],
    ['duotone, as grey', { mode: 8, depth: 8, ...size, planes: [plane(120)] }, [120, 120, 120]],
    ['a palette', { mode: 2, depth: 8, ...size, planes: [plane(7)], palette }, [200, 100, 50]],
    ['a bitmap', { mode: 0, depth: 1, ...size, planes: [Buffer.alloc((WIDTH / 8) * HEIGHT, 0xff)] }, [0, 0, 0]],
    ['Lab', { mode: 9, depth: 8, ...size, planes: [plane(128), plane(128), plane(128)] }, [120, 120, 120]],
  ])('%s', async (name, recipe, expected) => {
    expect(await process(`${name}.psd`, psd(recipe))).toMatchObject({ ok: true, facts: { ...size } });
    expect(await middle(`${name}.psd`)).toEqual(expected);
  });
});

describe('what cannot be shown is named', () => {
  it.each<[string, Buffer, object]>([
    [
      'no flattened picture',
      psd({ ...rgb, composite: false }),
      { code: 'NO_COMPOSITE', detail: { format: 'PSD', ...size } },
    ],
    ['multichannel', psd({ ...rgb, mode: 7 }), { code: 'VARIANT_NOT_SUPPORTED' }],
    ['an unknown depth', withWord(psd(rgb), 22, 12), { code: 'CORRUPT' }],
    ['fewer channels than the colour has', withWord(psd(rgb), 12, 2), { code: 'CORRUPT' }],
    ['no pixels', withWord(psd(rgb), 16, 0), { code: 'CORRUPT' }],
    ['rows cut off', psd(rgb).subarray(0, -30), { code: 'TRUNCATED' }],
    ['plain data cut off', psd({ ...rgb, packed: false }).subarray(0, -1), { code: 'TRUNCATED' }],
    ['a head cut off', psd(rgb).subarray(0, 20), { code: 'TRUNCATED' }],
  ])('%s', async (name, content, expected) => {
    expect(await process(`${name}.psd`, content)).toMatchObject({ ok: false, ...expected });
  });

  it('a row that does not unpack', async () => {
    const broken = psd(rgb);
    broken.fill(0x80, broken.length - 60);
    expect(await process('broken.psd', broken)).toMatchObject({ code: 'CORRUPT' });
  });
});

it('reads a document beyond 2 GB without its layers, in constant memory', async () => {
  // A hole stands for the layers: the disk holds none of it.
  const whole = psd({ ...rgb, large: true });
  const layers = 3 * 1024 ** 3;
  const at = whole.indexOf(Buffer.alloc(8), 60);
  const path = join(directory, 'large.psb');
  const file = await open(path, 'w');
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(layers));
  await file.write(Buffer.concat([whole.subarray(0, at), length]), 0, undefined, 0);
  await file.write(whole.subarray(at + 8), 0, undefined, at + 8 + layers);
  await file.close();
  const before = globalThis.process.memoryUsage.rss();
  expect(await processOriginal(path, join(directory, 'large.psb.out'))).toMatchObject({ ok: true, facts: { ...size } });
  expect(await middle('large.psb')).toEqual([200, 100, 50]);
  await rm(path);
  expect(globalThis.process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
});

it('reads a PSB wider than a PSD may be', { timeout: 30_000 }, async () => {
  const width = 31_000;
  const planes = [200, 100, 50].map((value) => Buffer.alloc(width * 20, value));
  const wide: PsdRecipe = { mode: 3, depth: 8, width, height: 20, planes };
  expect(await process('wide.psb', psd({ ...wide, large: true }))).toMatchObject({
    ok: true,
    facts: { width, height: 20 },
  });
  expect(await middle('wide.psb')).toEqual([200, 100, 50]);
  expect(await process('wide.psd', psd(wide))).toMatchObject({ code: 'CORRUPT' });
});

describe('unpackBits', () => {
  it('unpacks Apple’s own example', () => {
    const packed = Buffer.from('fe aa 02 80 00 2a fd aa 03 80 00 2a 22 f7 aa'.replaceAll(' ', ''), 'hex');
    const out = Buffer.alloc(24);
    expect(unpackBits(packed, out)).toBe(true);
    expect(out.toString('hex')).toBe('aaaaaa80002aaaaaaaaa80002a22aaaaaaaaaaaaaaaaaaaa');
  });

  it('writes nothing beyond its row, and tells when it stays short', () => {
    const out = Buffer.alloc(4);
    expect(unpackBits(Buffer.from([0x81, 9]), out)).toBe(true);
    expect(unpackBits(Buffer.from([1, 9]), out)).toBe(false);
    expect(unpackBits(Buffer.from([0xff]), out)).toBe(false);
  });
});

function withWord(file: Buffer, at: number, value: number): Buffer {
  file.writeUInt16BE(value, at);
  return file;
}
