import { join } from 'node:path';
import type { DifferenceFiles } from '@etouch/domain/retouching/find-version-picture';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { createMediaProcess } from '@etouch/media/child/media-process';
import { notFound } from '@etouch/domain/activity/refusal';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes sure that the heat map of a version stands in the storage: it is computed once, in a decoding process, one at a
 * time so that a page full of versions does not take the whole machine.
 * @throws Refusal NOT_FOUND when one of the pictures is gone
 */
export async function ensureHeatMap(storage: Storage, files: DifferenceFiles): Promise<void> {
  if (await storage.stat(files.heatMapKey)) return;
  const mine = turn.then(async () => {
    if (!(await storage.stat(files.heatMapKey))) await computeHeatMap(storage, files);
  });
  turn = mine.catch(() => undefined);
  await mine;
}

async function computeHeatMap(storage: Storage, { beforeKey, afterKey, heatMapKey }: DifferenceFiles): Promise<void> {
  const media = createMediaProcess();
  try {
    await storage.withScratch((directory) =>
      storage.withLocalFile(beforeKey, (before) =>
        storage.withLocalFile(afterKey, async (after) => {
          const heatMap = join(directory, 'difference.png');
          await media.compareImages(before, after, heatMap);
          await storage.adopt(heatMap, heatMapKey);
        }),
      ),
    );
  } catch (error) {
    throw error instanceof FileMissing ? notFound() : error;
  } finally {
    await media.close();
  }
}
