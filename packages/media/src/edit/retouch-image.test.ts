import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { compareImages } from '../compare/compare-images.ts';
import { sha256File } from '../hash.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { retouchImage } from './retouch-image.ts';

it('heals a spot and changes little else', async () => {
  const directory = await temporaryDirectory();
  const spot = await sharp({ create: { width: 24, height: 24, channels: 3, background: '#101010' } })
    .png()
    .toBuffer();
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#808080' } })
    .composite([{ input: spot, left: 188, top: 138 }])
    .jpeg({ quality: 95 })
    .toBuffer();
  const [before, after, heat] = [
    await save(directory, 'before.jpg', picture),
    join(directory, 'after.jpg'),
    join(directory, 'heat.png'),
  ];
  await retouchImage(before, after, { spots: [{ x: 0.5, y: 0.5, radius: 0.08 }] });
  const centre = await sharp(after).extract({ left: 198, top: 148, width: 4, height: 4 }).raw().toBuffer();
  expect(Math.abs(centre[0]! - 128)).toBeLessThan(6);
  const { changedBasisPoints } = await compareImages(before, after, heat);
  expect(changedBasisPoints).toBeGreaterThan(40);
  expect(changedBasisPoints).toBeLessThan(200);
});

it('brightens the background and keeps the size', async () => {
  const directory = await temporaryDirectory();
  const before = await save(
    directory,
    'flat.png',
    await sharp({ create: { width: 120, height: 80, channels: 3, background: '#b0a8a0' } })
      .png()
      .toBuffer(),
  );
  const after = join(directory, 'flat.jpg');
  await retouchImage(before, after, { backgroundLift: 0.8 });
  const { data, info } = await sharp(after).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 120, height: 80 });
  expect(data[0]!).toBeGreaterThan(200);
});

it('hashes a file in a stream', async () => {
  const path = await save(await temporaryDirectory(), 'abc', Buffer.from('abc'));
  expect(await sha256File(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
