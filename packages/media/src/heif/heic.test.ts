import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMediaProcess } from '../child/media-process.ts';
import { displayP3 } from '../testing/golden/recipes.ts';
import { processOriginal } from '../process-original.ts';
import { heic } from '../testing/sample-heic.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { box } from '../testing/sample-raws.ts';

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

async function process(name: string, content: Buffer) {
  return processOriginal(await save(directory, name, content), join(directory, `${name}.out`));
}

async function pixel(name: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(join(directory, `${name}.out`, 'preview.jpg'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * 3;
  return [...data.subarray(at, at + 3)];
}

const isRed = ([red = 0, , blue = 0]: number[]) => red > 200 && blue < 60;
const isBlue = ([red = 0, , blue = 0]: number[]) => blue > 200 && red < 60;

describe('HEIC', () => {
  it('is shown', async () => {
    expect(await process('plain.heic', heic())).toMatchObject({
      ok: true,
      facts: { format: 'HEIC', mimeType: 'image/heic', width: 64, height: 64, bitDepth: 8, orientation: 1 },
    });
    expect(isRed(await pixel('plain.heic', 10, 32))).toBe(true);
    expect(isBlue(await pixel('plain.heic', 54, 32))).toBe(true);
  });

  it('is turned and mirrored once, as its properties say', async () => {
    // A quarter turn against the clock: what was left lies below.
    await process('turned.heic', heic(box('irot', Buffer.from([1]))));
    expect(isBlue(await pixel('turned.heic', 32, 10))).toBe(true);
    expect(isRed(await pixel('turned.heic', 32, 54))).toBe(true);
    const mirrored = async (axis: number) => {
      expect(await process(`axis${axis}.heic`, heic(box('imir', Buffer.from([axis]))))).toMatchObject({ ok: true });
      return [isRed(await pixel(`axis${axis}.heic`, 10, 32)), isRed(await pixel(`axis${axis}.heic`, 54, 32))];
    };
    // One axis changes the sides, the other top and bottom, which are alike.
    expect([await mirrored(0), await mirrored(1)]).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('has its colours by its profile, and by numbers', async () => {
    const red = async (name: string, ...properties: Buffer[]) => {
      expect(await process(name, heic(...properties))).toMatchObject({ ok: true });
      return pixel(name, 10, 32);
    };
    const profile = box('colr', Buffer.from('prof'), displayP3);
    const numbers = box('colr', Buffer.from('nclx'), Buffer.from([0, 12, 0, 13, 0, 6, 0x80]));
    const plain = await red('colour.heic');
    const byProfile = await red('profile.heic', profile);
    const byNumbers = await red('numbers.heic', numbers);
    // sRGB has no such red: it is brought to the nearest it has, with nothing left of the other two.
    expect(plain[1]! + plain[2]!).toBeGreaterThanOrEqual(byProfile[1]! + byProfile[2]!);
    for (const c of [0, 1, 2]) expect(Math.abs(byProfile[c]! - byNumbers[c]!)).toBeLessThanOrEqual(12);
  });

  it('is named when it is cut short or broken, and the next file goes on', async () => {
    const whole = heic();
    for (const share of [0.3, 0.7, 0.95]) {
      const cut = await process('cut.heic', whole.subarray(0, Math.floor(whole.length * share)));
      expect(cut).toMatchObject({ ok: false, code: expect.stringMatching(/^(TRUNCATED|CORRUPT)$/) });
    }
    const broken = Buffer.from(whole);
    broken.fill(0xff, broken.indexOf('hvcC') + 4, broken.indexOf('hvcC') + 60);
    const media = createMediaProcess();
    const paths = [await save(directory, 'broken.heic', broken), await save(directory, 'next.heic', whole)];
    const results = await Promise.all(paths.map((path, i) => media.processOriginal(path, join(directory, `next${i}`))));
    await media.close();
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
  });
});
