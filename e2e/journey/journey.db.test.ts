import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { noisyPicture, temporaryDirectory } from '@etouch/media/testing/sample-images';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJourney } from './run-journey.ts';

let photosDir: string;
beforeAll(async () => {
  photosDir = await temporaryDirectory();
  const exif = { IFD0: { Artist: 'Maison Lune' } };
  for (const [i, name] of ['Été 1.jpg', 'look_02.png', '第三.webp'].entries()) {
    const format = path.extname(name).slice(1).replace('jpg', 'jpeg') as 'jpeg' | 'png' | 'webp';
    await noisyPicture(240 + i * 60, 200)
      .withExif(exif)
      .toFormat(format)
      .toFile(path.join(photosDir, name));
  }
  await writeFile(path.join(photosDir, 'sidecar.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
});
afterAll(() => rm(photosDir, { recursive: true, force: true }));

it('carries three photographs from an empty installation to the checked delivery', { timeout: 300_000 }, async () => {
  const lines: string[] = [];
  const result = await runJourney({ photosDir, say: (line) => lines.push(line), sweeps: 'few' });
  expect(result).toMatchObject({ ok: true, photos: 3, rounds: 2, state: 'DONE', manifestVerified: true });
  expect(result.refused).toBeGreaterThan(1000);
  expect(lines.join('\n')).toContain('sidecar.xmp cannot be shown: CORRUPT');
});
