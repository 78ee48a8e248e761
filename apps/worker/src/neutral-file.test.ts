import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { expect, it, onTestFinished } from 'vitest';
import { planNeutral } from './neutral-file.ts';

/** A PNG of one pixel. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

/** A storage of one file that says how often it was brought here. */
async function countingStorage(): Promise<{ storage: Storage; brought: () => number; lose: () => void }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'etouch-plan-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'original');
  await writeFile(file, Buffer.from(PICTURE, 'base64'));
  let count = 0;
  let isLost = false;
  const storage = {
    withLocalFile: async <T>(key: string, use: (path: string) => Promise<T>) => {
      count++;
      if (isLost) throw new FileMissing(key);
      return use(file);
    },
  } as Storage;
  return { storage, brought: () => count, lose: () => (isLost = !isLost) };
}

it('A file is brought here once to see how it is read without its metadata', async () => {
  const { storage, brought } = await countingStorage();
  const [first, second] = await Promise.all([planNeutral(storage, 'a'), planNeutral(storage, 'a')]);
  expect(second).toEqual(first);
  expect(await planNeutral(storage, 'a')).toBe(first);
  expect(brought()).toBe(1);
});

it('Those not asked for the longest are forgotten first', async () => {
  const { storage, brought } = await countingStorage();
  await planNeutral(storage, 'first');
  for (let at = 0; at < 511; at++) await planNeutral(storage, `${at}`);
  await planNeutral(storage, 'first');
  expect(brought()).toBe(512);
  await planNeutral(storage, 'one more');
  await planNeutral(storage, 'first');
  expect(brought()).toBe(513);
  await planNeutral(storage, '0');
  expect(brought()).toBe(514);
});

it('What failed is looked at again', async () => {
  const { storage, lose } = await countingStorage();
  lose();
  await expect(planNeutral(storage, 'a')).rejects.toThrow(FileMissing);
  lose();
  expect(await planNeutral(storage, 'a')).not.toBeNull();
});
