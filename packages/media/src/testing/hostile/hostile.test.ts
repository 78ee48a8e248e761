import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankPng, noisyPicture } from '../sample-images.ts';
import { psd } from '../sample-psd.ts';
import { addDirectory, halves, Layout, tiffFile } from '../sample-raws.ts';
import { attack, MAXIMUM_MEMORY_MB, type Attack } from './attack.ts';
import { mutate, seeded } from './mutate.ts';
import { goodFiles, otherFiles } from './seeds.ts';

/** Memory may grow for a moment between two looks at it. */
const SLACK_MB = 300;

let files: Record<string, Buffer>;
let attacked: Attack;

beforeAll(async () => {
  files = await goodFiles();
  attacked = await attack();
});

afterAll(async () => {
  await attacked.end();
});

function expectWithinBudget(): void {
  expect(attacked.peakMb()).toBeLessThan(MAXIMUM_MEMORY_MB + SLACK_MB);
}

it('shows every file as long as it is whole', { timeout: 60_000 }, async () => {
  for (const [name, content] of Object.entries(files)) {
    expect(await attacked.give(name, content), name).toMatchObject({ ok: true });
  }
});

it('names every file that was cut at a tenth of its length', { timeout: 120_000 }, async () => {
  for (const [name, content] of Object.entries(files)) {
    for (let tenth = 1; tenth < 10; tenth++) {
      const result = await attacked.give(name, content.subarray(0, Math.floor((content.length * tenth) / 10)));
      expect(result, `${name} at ${tenth} tenths`).toMatchObject({ ok: false });
      if (!result.ok) expect(['TRUNCATED', 'CORRUPT', 'NO_PREVIEW', 'UNKNOWN_FORMAT'], name).toContain(result.code);
    }
  }
  expectWithinBudget();
});

describe('a flood of pixels', () => {
  it('is refused by the header', async () => {
    const png = blankPng(50, 50);
    png.writeUInt32BE(50_000, 16);
    png.writeUInt32BE(50_000, 20);
    expect(await attacked.give('flood.png', png)).toMatchObject({ code: 'TOO_MANY_PIXELS', detail: { width: 50_000 } });

    const jpeg = Buffer.from(files['photo.jpg'] ?? []);
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await attacked.give('flood.jpg', jpeg)).toMatchObject({ code: 'TOO_MANY_PIXELS' });

    const head = {
      mode: 3,
      depth: 8,
      planes: Array.from({ length: 56 }, () => Buffer.alloc(0)),
      packed: false,
    } as const;
    const psb = psd({ ...head, width: 300_000, height: 300_000, large: true });
    expect(await attacked.give('flood.psb', psb)).toMatchObject({ code: 'TOO_MANY_PIXELS' });
    const absurd = psd({
      ...head,
      planes: Array.from({ length: 60_000 }, () => Buffer.alloc(0)),
      width: 99,
      height: 99,
    });
    expect(await attacked.give('channels.psd', absurd)).toMatchObject({ code: 'CORRUPT' });

    const avif = Buffer.from(files['photo.avif'] ?? []);
    for (let at = avif.indexOf('ispe'); at > 0; at = avif.indexOf('ispe', at + 4)) {
      avif.writeUInt32BE(60_000, at + 8);
      avif.writeUInt32BE(60_000, at + 12);
    }
    expect(await attacked.give('flood.avif', avif)).toMatchObject({ ok: false });
    expectWithinBudget();
  });

  it('in strips that no file holds is refused, not waited for', async () => {
    for (const [width, height, rows] of [
      [0x7fffffff, 0x7fffffff, 1],
      [16_000, 16_000, 16_000],
      [1, 200_000_000, 1],
      [200_000_000, 1, 0xffffffff],
    ] as const) {
      const layout = new Layout(8);
      const at = layout.add(Buffer.alloc(1000));
      const first = addDirectory(layout, [
        [0x100, width],
        [0x101, height],
        [0x102, 8],
        [0x103, 1],
        [0x106, 1],
        [0x111, at],
        [0x115, 1],
        [0x116, rows],
        [0x117, 0xfffffff0],
      ]);
      expect(await attacked.give('strips.tif', tiffFile(layout, first))).toMatchObject({ ok: false });
    }
    expectWithinBudget();
  });

  it('within the budget of pixels but not of memory ends its own process only', { timeout: 60_000 }, async () => {
    // One colour: small as a file, and held whole by a decoder of progressive JPEG (six bytes a pixel and more).
    const colour = { width: 7000, height: 7000, channels: 3 as const, background: '#808080' };
    const whole = await sharp({ create: colour }).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
    const narrow = await attack(250);
    const result = await narrow.give('progressive.jpg', whole);
    expect(result).toMatchObject({ ok: false, code: 'OUT_OF_MEMORY' });
    expect(narrow.peakMb()).toBeLessThan(250 + SLACK_MB);
    expect(await narrow.give('photo.jpg', files['photo.jpg'] ?? Buffer.alloc(0))).toMatchObject({ ok: true });
    await narrow.end();
  });
});

describe('a file that is two at once', () => {
  const zip = Buffer.from('PK\x03\x04\x14\0\0\0\0\0evil.txt', 'latin1');
  const active = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  );

  function expectClean(): void {
    for (const name of ['thumbnail.webp', 'preview.jpg']) {
      const made = readFileSync(join(attacked.output, name)).toString('latin1');
      expect(made).not.toMatch(/<svg|<script|%PDF|evil\.txt/);
    }
  }

  it('is what its first bytes say, and its pictures hold nothing of the other', async () => {
    const jpeg = await noisyPicture(80, 60)
      .withExif({ IFD0: { ImageDescription: active.toString('latin1'), Copyright: '%PDF-1.4' } })
      .jpeg()
      .toBuffer();
    expect(jpeg.includes('<script>')).toBe(true);
    for (const content of [
      jpeg,
      Buffer.concat([jpeg, zip]),
      Buffer.concat([jpeg, active]),
      Buffer.concat([jpeg, Buffer.from('%PDF-1.4')]),
    ]) {
      expect(await attacked.give('image.svg', content)).toMatchObject({ ok: true, facts: { format: 'JPEG' } });
      expectClean();
    }
  });

  it('is refused by name when the first bytes are of what is no picture', async () => {
    const gifar = Buffer.concat([Buffer.from('GIF89a\x01\0\x01\0'), zip]);
    expect(await attacked.give('photo.jpg', gifar)).toMatchObject({
      code: 'FORMAT_NOT_SUPPORTED_YET',
      detail: { format: 'GIF' },
    });
    const jar = Buffer.concat([zip, await halves(40, 30)]);
    expect(await attacked.give('photo.jpg', jar)).toMatchObject({ detail: { format: 'ZIP' } });
    const html = Buffer.concat([Buffer.from('<html>'), await halves(40, 30)]);
    expect(await attacked.give('photo.jpg', html)).toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });
});

it('300 damaged files end as a picture or by name, within the budget', { timeout: 120_000 }, async () => {
  const seed = 20_261_123;
  const random = seeded(seed);
  const given = { ...files, ...otherFiles() };
  const names = Object.keys(given);
  const others = Object.values(given);
  for (let n = 0; n < 300; n++) {
    const index = n % names.length;
    await attacked.give(names[index] ?? '', mutate(others[index] ?? Buffer.alloc(0), others, random));
  }
  expectWithinBudget();
  expect(existsSync(attacked.output)).toBe(true);
});
