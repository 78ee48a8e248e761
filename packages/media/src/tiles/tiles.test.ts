import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { makeTiles } from './make-tiles.ts';
import { openTilePack, TilePackBroken } from './tile-pack.ts';

let directory: string;
beforeAll(async () => void (directory = await temporaryDirectory()));
afterAll(() => rm(directory, { recursive: true, force: true }));

const open = async (path: string) => {
  const pack = await readFile(path);
  return openTilePack(async ({ start, end }) => pack.subarray(start, end + 1), pack.length);
};
const make = async (path: string) => {
  const made = await makeTiles(path, directory, 1e8);
  if (!made.ok) throw new Error(made.code);
  return made;
};

describe('a pyramid of tiles', () => {
  it('is the picture, pixel by pixel, as it is displayed', async () => {
    // Stored lying on its side; a red corner marks the top left of what is seen.
    const stored = await noisyPicture(1300, 900)
      .composite([{ input: { create: { width: 60, height: 60, channels: 3, background: '#f00' } }, left: 0, top: 840 }])
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const path = await save(directory, 'turned.jpg', stored);
    const pack = await open((await make(path)).path);
    expect(pack.tileSize).toBe(512);
    expect(pack.levels).toEqual([
      { width: 225, height: 325, columns: 1, rows: 1 },
      { width: 450, height: 650, columns: 1, rows: 2 },
      { width: 900, height: 1300, columns: 2, rows: 3 },
    ]);
    const whole = await sharp(stored).autoOrient().raw().toBuffer();
    for (const [column, row] of [
      [0, 0],
      [1, 2],
    ] as const) {
      const tile = sharp((await pack.read(2, column, row))!);
      const { data, info } = await tile.raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: column ? 388 : 512, height: row ? 276 : 512, channels: 3 });
      // Noise costs JPEG some 4 of 64; one pixel aside would be 20.
      let difference = 0;
      for (let y = 0; y < info.height; y++)
        for (let x = 0; x < info.width * 3; x++)
          difference += Math.abs(
            data[y * info.width * 3 + x]! - whole[((row * 512 + y) * 900 + column * 512) * 3 + x]!,
          );
      expect(difference / data.length).toBeLessThan(6);
    }
    const corner = await sharp((await pack.read(2, 0, 0))!)
      .extract({ left: 20, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect([...corner]).toEqual([expect.toSatisfy((v: number) => v > 240), expect.any(Number), expect.any(Number)]);
    expect(await pack.read(2, 2, 0)).toBeNull();
    expect(await pack.read(3, 0, 0)).toBeNull();
  });

  it('says nothing of who took the picture or where', async () => {
    const photo = await noisyPicture(700, 600)
      .withExif({ IFD0: { Artist: 'Secretive Person', Copyright: 'Secretive House' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secretive</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(photo.includes('Secretive')).toBe(true);
    const { path } = await make(await save(directory, 'secret.jpg', photo));
    const pack = await readFile(path);
    expect(pack.includes('Secretive')).toBe(false);
    expect(pack.includes('Exif')).toBe(false);
  });

  it('is sRGB whatever the file was', async () => {
    const green = sharp({ create: { width: 600, height: 600, channels: 3, background: '#00c000' } });
    const path = await save(directory, 'p3.png', await green.withIccProfile('p3').png().toBuffer());
    const pack = await open((await make(path)).path);
    const tile = (await pack.read(pack.levels.length - 1, 0, 0))!;
    expect((await sharp(tile).metadata()).hasProfile).toBe(false);
    const [red, g, blue] = await sharp(tile).extract({ left: 9, top: 9, width: 1, height: 1 }).raw().toBuffer();
    expect([red! < 6, g! > 185 && g! < 200, blue! < 6]).toEqual([true, true, true]);
  });

  it('is refused, by name, for what cannot be decoded, and leaves nothing behind', async () => {
    const whole = await noisyPicture(900, 900).jpeg().toBuffer();
    const path = await save(directory, 'cut.jpg', whole.subarray(0, whole.length / 2));
    expect(await makeTiles(path, directory, 1e8)).toMatchObject({ ok: false, code: 'TRUNCATED' });
    expect(await makeTiles(await save(directory, 'whole.jpg', whole), directory, 1e5)).toMatchObject({
      code: 'TOO_MANY_PIXELS',
    });
    await expect(makeTiles(join(directory, 'whole.jpg'), join(directory, 'nowhere'), 1e8)).rejects.toThrow();
  });
});

it('bytes that are no pack, or another one’s, are noticed', async () => {
  const { path } = await make(
    await save(directory, 'some.png', await noisyPicture(600, 600).png({ compressionLevel: 1 }).toBuffer()),
  );
  const pack = await readFile(path);
  const read = (bytes: Buffer) => openTilePack(async ({ start, end }) => bytes.subarray(start, end + 1), bytes.length);
  await expect(read(pack.subarray(0, pack.length - 30))).rejects.toBeInstanceOf(TilePackBroken);
  await expect(read(Buffer.alloc(10))).rejects.toBeInstanceOf(TilePackBroken);
  const opened = await openTilePack(async ({ start, end }) => pack.subarray(start, end + 1), pack.length);
  pack.fill(0, 0, 2_000);
  await expect(Promise.all(opened.levels.map((_, level) => opened.read(level, 0, 0)))).rejects.toBeInstanceOf(
    TilePackBroken,
  );
});
