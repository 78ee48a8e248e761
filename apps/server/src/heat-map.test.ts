import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createDiskStorage } from '@etouch/integrations/storage/disk';
import { COMPARISON_ALGORITHM } from '@etouch/media/compare/algorithm';
import { noisyPicture, temporaryDirectory } from '@etouch/media/testing/sample-images';
import { expect, it, onTestFinished } from 'vitest';
import { readChange } from './heat-map.ts';

const FILES = { beforeKey: 'a/before.png', afterKey: 'a/after.png', heatMapKey: 'a/map.png', factsKey: 'a/facts.json' };

it('compares again what an earlier way of comparing has left, and nothing else', { timeout: 60_000 }, async () => {
  const root = await temporaryDirectory();
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const storage = createDiskStorage(root);
  const put = (key: string, content: Uint8Array | string) => storage.put(key, Readable.from([Buffer.from(content)]));
  const picture = await noisyPicture(120, 80).png().toBuffer();
  await put(FILES.beforeKey, picture);
  await put(FILES.afterKey, picture);

  // As results were kept before they named their way of comparing.
  await put(FILES.heatMapKey, 'an earlier map');
  await put(FILES.factsKey, JSON.stringify({ changedBasisPoints: 4711, regions: [] }));
  expect(await readChange(storage, FILES)).toMatchObject({ algorithm: COMPARISON_ALGORITHM, changedBasisPoints: 0 });
  expect(JSON.parse(await text(await storage.read(FILES.factsKey)))).toMatchObject({ changedBasisPoints: 0 });
  expect(await text(await storage.read(FILES.heatMapKey))).toContain('PNG');

  await put(FILES.factsKey, JSON.stringify({ algorithm: COMPARISON_ALGORITHM, changedBasisPoints: 815 }));
  expect(await readChange(storage, FILES)).toMatchObject({ changedBasisPoints: 815 });
});
